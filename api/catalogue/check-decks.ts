import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deckJsonSchema } from './deck-format.ts';
import { readDecks, readLock, type DeckIssue, type DeckLock } from './read-decks.ts';

/** What `npm run decks:check` found; `errors` is the number that must be 0. */
export interface DeckCheck {
  lines: string[];
  errors: number;
}

/** Checks a deck folder and words each finding as `file:line: severity: message`. */
export function checkDecks(root: string, today: string): DeckCheck {
  const library = readDecks(root, today);
  const errors = library.issues.filter((issue) => issue.severity === 'error').length;
  const questions = library.decks.flatMap((deck) => deck.questions);
  const warnings = library.issues.length - errors;
  const summary = `${library.careers.length} careers, ${library.skills.length} skills, ${library.decks.length} decks, ${questions.length} questions: ${errors} errors, ${warnings} warnings`;
  return { lines: [...library.issues.map((issue) => issueLine(root, issue)), summary], errors };
}

const issueLine = (root: string, { file, line, severity, message }: DeckIssue) =>
  `${join(root, file)}:${line}: ${severity}: ${message}`;

/** Writes `schema.json` and adds new revisions to `lock.json`. The decks must be without errors. */
export function publishDecks(root: string, today: string): void {
  const lock: DeckLock = readLock(root, []);
  for (const question of readDecks(root, today).decks.flatMap((deck) => deck.questions)) {
    lock[question.id] = { ...lock[question.id], [String(question.rev)]: question.hash };
  }
  const sorted = Object.fromEntries(Object.entries(lock).toSorted(([a], [b]) => a.localeCompare(b)));
  writeFileSync(join(root, 'lock.json'), `${JSON.stringify(sorted, null, 2)}\n`);
  writeFileSync(join(root, 'schema.json'), `${JSON.stringify(deckJsonSchema(), null, 2)}\n`);
}
