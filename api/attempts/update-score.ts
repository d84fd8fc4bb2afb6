import { updateAttempt } from '../../db/attempts.ts';
import { run, type Work, type Writer } from '../../db/database.ts';
import type { AskedPoint } from '../../db/questions.ts';
import type { AttemptRow, VerdictRow } from '../../db/schema.ts';
import { scoreOf, suggestFor } from './judge-points.ts';

/** Keeps with an attempt that is taken the score and the rating that its verdicts in force come to. */
export function* updateScore(
  tx: Writer,
  attempt: AttemptRow,
  points: readonly AskedPoint[],
  verdicts: readonly VerdictRow[],
): Work<AttemptRow> {
  const suggestedRating = suggestFor(attempt, points, verdicts)?.rating ?? null;
  const score = scoreOf(attempt, points, verdicts);
  yield* run(updateAttempt(tx, attempt, { suggestedRating, score }));
  return { ...attempt, suggestedRating, score };
}
