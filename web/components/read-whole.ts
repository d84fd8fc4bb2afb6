/** A whole number as typed: null for an empty field, undefined for anything else. Its range is the server’s to judge. */
export function readWhole(text: string): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  return /^-?\d{1,9}$/.test(trimmed) ? Number(trimmed) : undefined;
}

/** What to say of a field that must be empty or a whole number. */
export const wholeNumberError = (text: string) => (readWhole(text) === undefined ? 'Use a whole number.' : undefined);
