import { takeAttempt, updateAttempt } from '../../db/attempts.ts';
import { run, type Work, type Writer } from '../../db/database.ts';
import { updateLiveGrading } from '../../db/gradings.ts';
import { listPoints } from '../../db/questions.ts';
import type { AttemptRow, GradingRow, PointRow, VerdictRow } from '../../db/schema.ts';
import { insertVerdicts, listVerdicts } from '../../db/verdicts.ts';
import { suggest } from '../attempts/hand-in.ts';
import { updateScore } from '../attempts/update-score.ts';
import { lastOfEach } from './present-grading.ts';

type Outcome = Pick<GradingRow, 'results' | 'provenance'> & { copiedFrom?: string };

/**
 * Ends a grading with its results: they become the machine's verdicts on the attempt, which is pinned to the revision
 * it was graded by, and its score and suggestions follow. What people said of points that did not change goes along. Opens no drills.
 * @param attempt taken in this transaction
 * @returns undefined, and nothing is changed, if the grading is over already
 */
export function* finishGrading(
  tx: Writer,
  { userId, id, rev }: Pick<GradingRow, 'userId' | 'id' | 'rev'>,
  attempt: AttemptRow,
  { results, provenance, copiedFrom }: Outcome,
  now: Date,
): Work<GradingRow | undefined> {
  const done = yield* updateLiveGrading(
    tx,
    { userId, id },
    { status: 'done', results, provenance, finishedAt: now, ...(copiedFrom === undefined ? {} : { copiedFrom }) },
  );
  if (!done) return undefined;
  const attemptId = attempt.id;
  const points = yield* run(listPoints(tx, { questionId: attempt.questionId, rev }));
  const given = lastOfEach(results).filter(({ pointId }) => points.some((point) => point.id === pointId));
  if (given.length > 0)
    yield* run(
      insertVerdicts(
        tx,
        given.map(({ pointId, verdict, quotes, reason, confidence, check }) => ({
          userId,
          attemptId,
          version: attempt.version,
          pointId,
          verdict,
          by: 'machine' as const,
          reason,
          at: now,
          rev,
          quotes,
          confidence,
          check,
          gradingId: id,
        })),
      ),
    );
  const pinned = { ...attempt, rev };
  if (rev !== attempt.rev) {
    yield* carryOver(tx, attempt, points);
    yield* run(updateAttempt(tx, attempt, { rev, ...(yield* suggest(tx, pinned, pinned)) }));
  }
  yield* updateScore(tx, pinned, points, yield* run(listVerdicts(tx, { userId, attemptId })), now);
  return done;
}

/** Appends again, for the points of a new revision, what people last said of those that did not change. */
function* carryOver(tx: Writer, attempt: AttemptRow, points: readonly PointRow[]): Work<void> {
  const { userId, id, questionId, rev } = attempt;
  const before = yield* run(listPoints(tx, { questionId, rev }));
  const kept = points.filter((point) => before.some((old) => old.id === point.id && meansTheSame(old, point)));
  const verdicts = yield* run(listVerdicts(tx, { userId, attemptId: id }));
  for (const by of ['self', 'coach'] as const) {
    const again = kept.flatMap((point) => {
      const last = verdicts.findLast((one) => one.by === by && one.rev === rev && one.pointId === point.id);
      return last ? [{ ...last, rev: point.rev }] : [];
    });
    if (again.length > 0) yield* insertAgain(tx, { userId, id }, again);
  }
}

function* insertAgain(tx: Writer, key: { userId: string; id: string }, again: VerdictRow[]): Work<void> {
  const [taken] = yield* run(takeAttempt(tx, key));
  if (taken)
    yield* run(
      insertVerdicts(
        tx,
        again.map((verdict) => ({ ...verdict, version: taken.version })),
      ),
    );
}

const meansTheSame = (a: PointRow, b: PointRow) =>
  a.say === b.say && a.role === b.role && JSON.stringify(misconceptions(a)) === JSON.stringify(misconceptions(b));
const misconceptions = ({ wrong }: PointRow) => wrong.map((one) => [one.if, one.why]);
