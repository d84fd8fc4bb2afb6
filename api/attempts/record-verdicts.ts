import { findLaterAttempt, takeAttempt } from '../../db/attempts.ts';
import { listCardsOfQuestion, updateCard } from '../../db/cards.ts';
import { run, type Database, type Work, type Writer } from '../../db/database.ts';
import { listPoints, type AskedPoint } from '../../db/questions.ts';
import type { AttemptRow, VerdictRow } from '../../db/schema.ts';
import { insertVerdicts, listVerdicts } from '../../db/verdicts.ts';
import { invalidFields, NotFound } from '../errors.ts';
import type { Judge, Verdict } from '../grading/rubric.ts';
import { drillChanges } from './drill-changes.ts';
import { judgePoints } from './judge-points.ts';
import { openDrill } from './open-drill.ts';
import { updateScore } from './update-score.ts';

export interface GivenVerdict {
  pointId: string;
  verdict: Verdict;
  reason?: string | undefined;
}

/** Records verdicts on a handed-in attempt of a learner. Throws NotFound and Invalid. */
export function recordVerdicts(
  db: Database,
  userId: string,
  attemptId: string,
  by: Judge,
  given: readonly GivenVerdict[],
  now: Date,
): Promise<AttemptRow> {
  return db.transaction(function* (tx) {
    const [attempt] = yield* run(takeAttempt(tx, { userId, id: attemptId }));
    if (!attempt?.handedIn) throw new NotFound('You have no such attempt: hand it in first.');
    return yield* giveVerdicts(tx, attempt, { by, judgeId: null }, given, now);
  });
}

/**
 * Records verdicts on a handed-in attempt that is taken: nothing is overwritten, the latest of the highest
 * precedence holds. The score and the rating it suggests are kept with the attempt, and drills open and close,
 * unless a later full answer to the question has been given since.
 * @param judgeId the coach who judges
 */
export function* giveVerdicts(
  tx: Writer,
  attempt: AttemptRow,
  { by, judgeId }: Pick<VerdictRow, 'by' | 'judgeId'>,
  given: readonly GivenVerdict[],
  now: Date,
): Work<AttemptRow> {
  const { userId, id: attemptId, version, rev } = attempt;
  const points = yield* run(listPoints(tx, { questionId: attempt.questionId, rev }));
  refuseUnknownPoints(attempt, points, given);
  yield* run(
    insertVerdicts(
      tx,
      given.map(({ pointId, verdict, reason }) => ({
        userId,
        attemptId,
        version,
        pointId,
        verdict,
        by,
        judgeId,
        reason: reason ?? null,
        at: now,
        rev,
      })),
    ),
  );
  const verdicts = yield* run(listVerdicts(tx, { userId, attemptId }));
  if (attempt.pointId === null) yield* changeDrills(tx, attempt, points, verdicts, now);
  return yield* updateScore(tx, attempt, points, verdicts, now);
}

function refuseUnknownPoints(
  { pointId: drilled }: AttemptRow,
  points: readonly AskedPoint[],
  given: readonly GivenVerdict[],
) {
  const known = points.filter((point) => drilled === null || point.id === drilled).map((point) => point.id);
  const errors = given.flatMap(({ pointId }, index) => {
    const pointer = `/body/verdicts/${index}/pointId`;
    if (!known.includes(pointId))
      return [{ pointer, message: `this attempt has no such point: use one of ${known.join(', ')}` }];
    return given.findIndex((other) => other.pointId === pointId) < index
      ? [{ pointer, message: 'is judged twice: send one verdict for each point' }]
      : [];
  });
  const [first, ...rest] = errors;
  if (first) throw invalidFields([first, ...rest]);
}

function* changeDrills(
  tx: Writer,
  attempt: AttemptRow,
  points: readonly AskedPoint[],
  verdicts: readonly VerdictRow[],
  now: Date,
): Work<void> {
  const [later] = yield* run(findLaterAttempt(tx, attempt));
  if (later) return;
  const { userId, questionId } = attempt;
  const cards = yield* run(listCardsOfQuestion(tx, { userId, questionId }));
  const drills = cards.flatMap(({ pointId, restingSince, openedBy, reps }) =>
    pointId === null ? [] : [{ pointId, resting: restingSince !== null, openedBy, begun: reps > 0 }],
  );
  const people = verdicts.filter((verdict) => verdict.by !== 'machine');
  const { open, wake, rest } = drillChanges(attempt, judgePoints(points, people), drills);
  for (const point of points) {
    const key = { userId, id: point.cardId };
    if (open.includes(point.id) || wake.includes(point.id)) yield* openDrill(tx, userId, point, attempt.id, now);
    if (rest.includes(point.id)) yield* updateCard(tx, key, { restingSince: now });
  }
}
