import type { DraftRow, listDeckRevisions } from '../../db/question-drafts.ts';
import { QuestionFile } from '../catalogue/deck-format.ts';
import { contentHash } from '../catalogue/question-rows.ts';
import { questionFindings, type Finding } from '../catalogue/question-rules.ts';
import { nameFindings, type DeckQuestion } from '../catalogue/read-decks.ts';
import { readYaml, type TextIssue } from '../catalogue/read-yaml.ts';
import { highestRev, meaningHash } from '../catalogue/revisions.ts';

/** What was published of one question: all of its revisions. */
export type Published = Awaited<ReturnType<typeof listDeckRevisions>>;
/** How what is written stands to what is studied. */
export const draftStates = ['published', 'changed', 'new', 'faulty'] as const;
export type DraftState = (typeof draftStates)[number];

/** A draft as the checker sees it. */
export interface CheckedDraft {
  /** Under its id in the catalogue; undefined if it has errors. */
  question: DeckQuestion | undefined;
  state: DraftState;
  /** The revision now studied; null if none is. */
  rev: number | null;
  /** It asks for a note: what it means is no longer what its `rev` meant when it was published. */
  meaningChanged: boolean;
  /** As far as it can be read. */
  prompt: string;
  issues: TextIssue[];
}

/** Id in the catalogue of a question of a deck that was written here: nobody else's can be the same. */
export const catalogueId = (deckId: string, questionId: string): string => `${deckId}/${questionId}`;
/** The id within its deck; undefined for a question that came from elsewhere, such as a package of Anki. */
export const idInDeck = (deckId: string, id: string): string | undefined =>
  id.startsWith(`${deckId}/`) ? id.slice(deckId.length + 1) : undefined;

/** What the checker says of a question's text. `questionId`: what it should be called, if that is known. */
export function checkText(
  yaml: string,
  questionId: string | undefined,
  today: string,
  more: (q: QuestionFile) => Finding[] = () => [],
) {
  return readYaml(yaml, QuestionFile, (question) => [
    ...(questionId === undefined ? [] : nameFindings(question.id, questionId)),
    ...questionFindings(question, today),
    ...tooHigh(question),
    ...more(question),
  ]);
}

/** Checks a draft against the rules and against what was published under its id. `today` as YYYY-MM-DD. */
export function checkDraft(
  { deckId, questionId, yaml }: Pick<DraftRow, 'deckId' | 'questionId' | 'yaml'>,
  published: Published,
  today: string,
): CheckedDraft {
  const hashes = Object.fromEntries(published.map((revision) => [String(revision.rev), revision.hash]));
  const highest = highestRev(hashes);
  const { value, raw, issues } = checkText(yaml, questionId, today, ({ rev }) =>
    rev < highest
      ? [error(['rev'], `revision ${highest} was published; rev may not go back: use ${highest} or ${highest + 1}`)]
      : [],
  );
  const question = value && { ...value, id: catalogueId(deckId, questionId), hash: meaningHash(value) };
  const current = published.find((revision) => revision.rev === revision.currentRev && !revision.retired);
  return {
    question,
    state: stateOf(question, current),
    rev: current?.rev ?? null,
    meaningChanged: question !== undefined && (hashes[question.rev] ?? question.hash) !== question.hash,
    prompt: promptIn(raw),
    issues,
  };
}

function stateOf(question: DeckQuestion | undefined, current: Published[number] | undefined): DraftState {
  if (!question) return 'faulty';
  if (!current) return 'new';
  return current.fileHash === contentHash(question) ? 'published' : 'changed';
}

const error = (path: Finding['path'], message: string): Finding => ({ severity: 'error', path, message });
const mostRevisions = 10_000;
const tooHigh = ({ rev }: QuestionFile): Finding[] =>
  rev > mostRevisions ? [error(['rev'], `is higher than ${mostRevisions}: use a lower number`)] : [];

function promptIn(raw: unknown): string {
  const prompt = typeof raw === 'object' && raw !== null && 'prompt' in raw ? raw.prompt : undefined;
  return typeof prompt === 'string' ? prompt.trim().slice(0, 300).toWellFormed() : '';
}

/** What was published of each question that was written here, by its id within the deck. */
export function byQuestion(deckId: string, revisions: Published): Map<string, Published> {
  const found = new Map<string, Published>();
  for (const revision of revisions) {
    const id = idInDeck(deckId, revision.id);
    if (id !== undefined) found.set(id, [...(found.get(id) ?? []), revision]);
  }
  return found;
}
