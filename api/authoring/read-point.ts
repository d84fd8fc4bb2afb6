import type { PointDraft } from './question-text.ts';

/** A point in one line, `The claim. (2, must)`: weight and role in brackets at its end, either or both or none. */
export function readPoint(text: string): PointDraft {
  const found = /^(.*\S)\s*\(([^()]*)\)$/s.exec(text.trim());
  const said = found?.[2]?.split(',').map((part) => part.trim().toLowerCase()) ?? [];
  const isNote = said.length > 0 && said.every((part) => /^(?:\d{1,2}|weight \d{1,2}|must|bonus)$/.test(part));
  const weight = isNote ? said.find((part) => /\d/.test(part))?.replace(/\D/g, '') : undefined;
  const role = isNote ? said.find((part) => part === 'must' || part === 'bonus') : undefined;
  return {
    say: isNote ? (found?.[1] ?? text) : text.trim(),
    weight,
    role: role === 'must' || role === 'bonus' ? role : undefined,
    kind: undefined,
    evidence: [],
    wrong: [],
    cue: undefined,
    probe: undefined,
    sources: [],
  };
}

/** A wrong statement and why it is wrong, parted by `=>`. */
export function readWrong(text: string): PointDraft['wrong'][number] {
  const [claim = '', ...why] = text.split(/=>|→/);
  return { if: claim.trim(), why: why.join('=>').trim() };
}

/** Tags parted by commas, semicolons or spaces, as ids. */
export const readTags = (text: string): string[] => [
  ...new Set(
    text
      .toLowerCase()
      .split(/[,;\s]+/)
      .filter((tag) => tag !== ''),
  ),
];
