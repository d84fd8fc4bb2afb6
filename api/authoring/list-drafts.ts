import type { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { listDeckRevisions, listDrafts, type DraftRow } from '../../db/question-drafts.ts';
import type { TextIssue } from '../catalogue/read-yaml.ts';
import { byQuestion, checkDraft, type CheckedDraft } from './check-draft.ts';
import { deckFile } from './deck-file.ts';
import { selectOwnDeck } from './policy.ts';
import type { Draft, Drafts, Finding } from './routes.ts';

/** Everything written in a deck, with what the checker says and how it stands to what is studied. Throws NotFound. */
export async function listDeckDrafts(
  db: Database,
  userId: string,
  deckId: string,
  today: string,
): Promise<z.input<typeof Drafts>> {
  await selectOwnDeck(db.read, userId, deckId);
  const [drafts, revisions] = await Promise.all([
    listDrafts(db.read, userId, deckId),
    listDeckRevisions(db.read, deckId),
  ]);
  const published = byQuestion(deckId, revisions);
  const written = drafts.filter((draft) => draft.questionId !== deckFile);
  const ids = new Set(written.map((draft) => draft.questionId));
  const studied = revisions.filter((revision) => revision.rev === revision.currentRev && !revision.retired);
  return {
    items: written.map((draft) => presentDraft(draft, checkDraft(draft, published.get(draft.questionId) ?? [], today))),
    nextCursor: null,
    removed: [...byQuestion(deckId, studied)].flatMap(([questionId, [current]]) =>
      ids.has(questionId) || !current ? [] : [{ questionId, prompt: current.prompt }],
    ),
    elsewhere: studied.length - byQuestion(deckId, studied).size,
  };
}

/** A draft as its owner sees it. */
export function presentDraft(
  { questionId, yaml, version, updatedAt }: DraftRow,
  { state, rev, meaningChanged, prompt, issues }: CheckedDraft,
): z.input<typeof Draft> {
  return {
    questionId,
    yaml,
    version,
    updatedAt: updatedAt.toISOString(),
    state,
    rev,
    meaningChanged,
    prompt,
    findings: issues.map(presentFinding),
  };
}

/** A finding with its field as a JSON pointer, empty for the whole text. */
export const presentFinding = ({ severity, line, path, message }: TextIssue): z.input<typeof Finding> => ({
  severity,
  line,
  field: path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
  message,
});
