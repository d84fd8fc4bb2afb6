import { updateAttempt } from '../../db/attempts.ts';
import { run, type Work, type Writer } from '../../db/database.ts';
import type { AskedPoint } from '../../db/questions.ts';
import type { AttemptRow, VerdictRow } from '../../db/schema.ts';
import { refreshScores } from '../assignments/score-of-take.ts';
import { recordPractice } from '../interviews/record-practice.ts';
import { settleInterview } from '../interviews/settle-interview.ts';
import { scoreOf, suggestFor } from './judge-points.ts';

/**
 * Keeps with an attempt that is taken the score and the rating that its verdicts in force come to. An answer in an
 * interview becomes practice by it, and the last one settles its interview; one that was handed in changes the score of
 * that.
 */
export function* updateScore(
  tx: Writer,
  attempt: AttemptRow,
  points: readonly AskedPoint[],
  verdicts: readonly VerdictRow[],
  now: Date,
): Work<AttemptRow> {
  const suggestedRating = suggestFor(attempt, points, verdicts)?.rating ?? null;
  const score = scoreOf(attempt, points, verdicts);
  yield* run(updateAttempt(tx, attempt, { suggestedRating, score }));
  yield* refreshScores(tx, attempt);
  const scored = { ...attempt, suggestedRating, score };
  if (attempt.interviewId !== null) {
    yield* recordPractice(tx, scored, now);
    yield* settleInterview(tx, { userId: attempt.userId, id: attempt.interviewId }, now);
  }
  return scored;
}
