import type { Reader } from '../../db/database.ts';
import { findRevision } from '../../db/questions.ts';
import type { QuestionRevisionRow } from '../../db/schema.ts';

/** Names the text of a question: its revision, and the hash of the file it was loaded from. */
export interface RevisionKey {
  questionId: string;
  rev: number;
  fileHash: string;
}

/** Revisions kept in memory; every learner of a deck is asked the same ones. */
const mostKept = 5000;
const kept = new Map<string, QuestionRevisionRow>();

/** The revisions that some cards are asked from. What a file's hash names never changes, so it is read once. */
export async function readRevisions(
  db: Reader,
  keys: readonly RevisionKey[],
): Promise<(key: RevisionKey) => QuestionRevisionRow | undefined> {
  for (const { questionId, rev, fileHash } of keys) {
    if (kept.has(fileHash)) continue;
    const [revision] = await findRevision(db, { questionId, rev });
    if (kept.size >= mostKept) kept.clear();
    if (revision) kept.set(revision.fileHash, revision);
  }
  return ({ fileHash }) => kept.get(fileHash);
}
