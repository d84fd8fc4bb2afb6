import { takeAttempt } from '../../db/attempts.ts';
import { run, type Database, type Work, type Writer } from '../../db/database.ts';
import { findRevision, listPoints } from '../../db/questions.ts';
import type { AttemptRow, VerdictRow } from '../../db/schema.ts';
import { listVerdicts } from '../../db/verdicts.ts';
import { findUser } from '../../db/users.ts';
import { verdictInForce } from '../attempts/judge-points.ts';
import { giveVerdicts, type GivenVerdict } from '../attempts/record-verdicts.ts';
import { invalidFields } from '../errors.ts';
import type { Judge } from '../grading/rubric.ts';
import { questionTitle } from '../notifications/plain-text.ts';
import { tell } from '../notifications/tell.ts';
import { refuseWhileLocked } from './lock-submission.ts';
import { attemptFor } from './policy.ts';
import { readingOf, type AnswerReading } from './present-learner-attempt.ts';
import { recordAccess } from '../cohorts/record-access.ts';
import { hasLooked } from '../../db/submissions.ts';

const hourMs = 3_600_000;

/**
 * Records a coach’s verdicts on a learner’s answer. Where they differ from what the learner or a machine said, a reason
 * is needed; where they change what holds, the learner is told. Throws NotFound, Conflict and Invalid.
 */
export async function correctVerdicts(
  db: Database,
  coachId: string,
  key: { userId: string; attemptId: string },
  given: readonly GivenVerdict[],
  now: Date,
): Promise<{ attempt: AttemptRow; reading: AnswerReading }> {
  const coach = await findUser(db.read, coachId);
  return db.transaction(function* (tx) {
    const allowed = yield* attemptFor(tx, 'judge', coachId, key);
    const [attempt] = yield* run(takeAttempt(tx, { userId: key.userId, id: key.attemptId }));
    const taken = attempt ?? allowed.attempt;
    for (const found of allowed.submissions)
      if (!found.assignment.blind) yield* refuseWhileLocked(tx, found.submission, coachId, now);
    const before = yield* run(listVerdicts(tx, key));
    refuseWithoutReason(taken, before, given);
    const [membership] = allowed.coach;
    const look = { learnerId: key.userId, kind: 'answer', about: taken.id } as const;
    // Who reads an answer and judges its points looks at it once.
    if (membership && !(yield* hasLooked(tx, coachId, look, new Date(now.getTime() - hourMs))))
      yield* recordAccess(tx, membership, look, now);
    const judged = yield* giveVerdicts(tx, taken, { by: 'coach', judgeId: coachId }, given, now);
    const changed = yield* changes(tx, taken, before, given);
    if (changed > 0) {
      const [revision] = yield* run(findRevision(tx, { questionId: taken.questionId, rev: taken.rev }));
      yield* tell(
        tx,
        [
          {
            userId: key.userId,
            // A coach goes from point to point: once a day is enough.
            key: `verdict-corrected:${taken.id}:${now.toISOString().slice(0, 10)}`,
            kind: 'verdict-corrected',
            payload: {
              href: `/questions/${taken.questionId}/answers`,
              actor: coach?.name ?? '',
              cohort: allowed.coach[0]?.cohort.name ?? '',
              title: questionTitle(revision?.prompt ?? ''),
              count: changed,
            },
          },
        ],
        now,
      );
    }
    return { attempt: judged, reading: readingOf(coachId, allowed) };
  });
}

/** How many verdicts in force are others now. */
function* changes(
  tx: Writer,
  { questionId, rev, userId, id }: AttemptRow,
  before: readonly VerdictRow[],
  given: readonly GivenVerdict[],
): Work<number> {
  const points = yield* run(listPoints(tx, { questionId, rev }));
  const after = yield* run(listVerdicts(tx, { userId, attemptId: id }));
  return points.filter(
    (point) =>
      given.some(({ pointId }) => pointId === point.id) &&
      verdictInForce(point, before) !== undefined &&
      verdictInForce(point, before)?.verdict !== verdictInForce(point, after)?.verdict,
  ).length;
}

function refuseWithoutReason({ rev }: AttemptRow, before: readonly VerdictRow[], given: readonly GivenVerdict[]) {
  const saidBy = (by: Judge, pointId: string) => {
    const said = before.findLast((each) => each.by === by && each.pointId === pointId && each.rev === rev)?.verdict;
    return said === 'unjudged' ? undefined : said;
  };
  const errors = given.flatMap(({ pointId, verdict, reason }, index) => {
    if (reason !== undefined && reason.trim() !== '') return [];
    const overruled = (['self', 'machine'] as const).filter((by) => {
      const said = saidBy(by, pointId);
      return said !== undefined && said !== verdict;
    });
    if (overruled.length === 0) return [];
    const whom = overruled.map((by) => (by === 'self' ? 'the learner' : 'the machine')).join(' and ');
    return [{ pointer: `/body/verdicts/${index}/reason`, message: `say why: ${whom} judged this point otherwise` }];
  });
  const [first, ...rest] = errors;
  if (first) throw invalidFields([first, ...rest]);
}
