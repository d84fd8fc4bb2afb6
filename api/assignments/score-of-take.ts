import { run, type Reader, type Work, type Writer } from '../../db/database.ts';
import {
  countQuestions,
  findOwnSubmission,
  listAnswersOfSubmission,
  listTakesOfAttempt,
} from '../../db/learner-submissions.ts';
import { takeSubmission, updateSubmission } from '../../db/submissions.ts';
import type { AssignmentRow, AttemptRow, SubmissionRow } from '../../db/schema.ts';

/**
 * Score of a take, 0..1, by the verdicts in force: the mean over its questions, where one of the deck without an answer
 * counts 0; of an interview, over its answers. null while an answer is unjudged, or without any.
 */
export function* scoreOfTake(
  tx: Reader,
  { userId, assignmentId, take }: Pick<SubmissionRow, 'userId' | 'assignmentId' | 'take'>,
  { kind, deckId }: AssignmentRow,
): Work<number | null> {
  const answers = yield* run(listAnswersOfSubmission(tx, { userId, assignmentId }));
  const [deck] = kind === 'deck' && deckId !== null ? yield* run(countQuestions(tx, [deckId])) : [];
  const scores = answers.filter((answer) => answer.take === take).map(({ score }) => score);
  return meanScore(scores, Math.max(scores.length, deck?.questions ?? 0));
}

/** Mean of the scores of some answers over a number of questions; null while one is missing. Pure. */
export function meanScore(scores: readonly (number | null)[], questions: number): number | null {
  const judged = scores.flatMap((score) => score ?? []);
  if (scores.length === 0 || judged.length < scores.length) return null;
  return judged.reduce((sum, score) => sum + score, 0) / questions;
}

/** Keeps up the scores of what was handed in with an answer whose verdicts changed, in the transaction that changes them. */
export function* refreshScores(tx: Writer, { userId, id }: Pick<AttemptRow, 'userId' | 'id'>): Work<void> {
  for (const { assignmentId, take } of yield* run(listTakesOfAttempt(tx, { userId, attemptId: id }))) {
    const [taken] = yield* run(takeSubmission(tx, { userId, assignmentId }));
    const [own] = yield* run(findOwnSubmission(tx, { userId, assignmentId }));
    if (!taken || !own || taken.take !== take || taken.handedInAt === null) continue;
    yield* run(updateSubmission(tx, taken, { score: yield* scoreOfTake(tx, taken, own.assignment) }));
  }
}
