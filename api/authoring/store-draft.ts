import type { z } from 'zod';
import { run, type Database } from '../../db/database.ts';
import { listDeckRevisions, listDrafts, removeDraft, writeDraft } from '../../db/question-drafts.ts';
import { Conflict, invalidFields } from '../errors.ts';
import { byQuestion, checkDraft } from './check-draft.ts';
import { deckFile } from './deck-file.ts';
import { limits } from './limits.ts';
import { presentDraft } from './list-drafts.ts';
import { selectOwnDeckToWrite } from './policy.ts';
import type { Draft } from './routes.ts';

/** Why an id is none for a question; undefined if it is. */
export function idFault(questionId: string): string | undefined {
  if (questionId === deckFile) return 'is the name of the deck’s own file: choose another';
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(questionId) || questionId.length > 80)
    return 'use lower-case letters, digits and single hyphens, such as docker-run-trace, at most 80 characters';
  return undefined;
}

export const tooMany = (): Conflict =>
  new Conflict(
    `A deck holds at most ${limits.questions} questions: remove some, or add the others to another deck. Nothing was changed.`,
  );

/**
 * Stores what is written of a question as it is, with errors too, and answers what the checker says. `version`: of the
 * text that the writer had before them; null for none. Throws NotFound, Invalid for an id that is none, and Conflict
 * where another text took its place meanwhile.
 */
export async function storeDraft(
  db: Database,
  userId: string,
  { deckId, questionId, yaml, version }: { deckId: string; questionId: string; yaml: string; version: number | null },
  now: Date,
  today: string,
): Promise<z.input<typeof Draft>> {
  return db.transaction(function* (tx) {
    yield* selectOwnDeckToWrite(tx, userId, deckId);
    const fault = idFault(questionId);
    if (fault !== undefined) throw invalidFields([{ pointer: '/params/questionId', message: fault }]);
    const drafts = yield* run(listDrafts(tx, userId, deckId));
    const known = drafts.find((draft) => draft.questionId === questionId);
    const published = byQuestion(deckId, yield* run(listDeckRevisions(tx, deckId))).get(questionId) ?? [];
    const answer = (row: (typeof drafts)[number]) => presentDraft(row, checkDraft(row, published, today));
    if (known?.yaml === yaml) return answer(known); // sent again, or by both
    if ((known?.version ?? null) !== version)
      throw new Conflict(
        known
          ? `This question was changed elsewhere since you read it: nothing was stored. Read it again and add your changes to it, or send version ${known.version} to put yours in its place.`
          : 'This question was removed elsewhere since you read it: nothing was stored. Send version null to add it again.',
      );
    if (!known && drafts.filter((draft) => draft.questionId !== deckFile).length >= limits.questions) throw tooMany();
    const row = { userId, deckId, questionId, yaml, updatedAt: now, version: (known?.version ?? 0) + 1 };
    yield* writeDraft(tx, row);
    return answer(row);
  });
}

/** Removes what is written of a question; if it was published, the next publishing retires it. Throws NotFound for its deck. */
export function deleteDraft(db: Database, userId: string, deckId: string, questionId: string): Promise<void> {
  return db.transaction(function* (tx) {
    yield* selectOwnDeckToWrite(tx, userId, deckId);
    if (questionId !== deckFile) yield* removeDraft(tx, { userId, deckId, questionId });
  });
}
