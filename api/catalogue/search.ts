/** Whether every word of a search is somewhere in some texts; case and accents do not matter. An empty search finds everything. */
export function finds(search: string, ...texts: readonly string[]): boolean {
  const found = fold(texts.join('\n'));
  return words(search).every((word) => found.includes(word));
}

/** How well a search fits a title: lower is better. Words that the title lacks weigh most, then whether it begins with one. */
export function rank(search: string, title: string): number {
  const folded = fold(title);
  const wanted = words(search);
  const missing = wanted.filter((word) => !folded.includes(word)).length;
  return missing * 2 + (wanted.some((word) => folded.startsWith(word)) ? 0 : 1);
}

const words = (search: string) => fold(search).split(/\s+/).filter(Boolean);
const fold = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
