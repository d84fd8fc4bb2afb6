import type { z } from 'zod';
import { countByLearner, listLearnerWork } from '../../db/cohort-work.ts';
import { readThrough, run, type Database } from '../../db/database.ts';
import { listInterviewAnswers } from '../../db/interview-answers.ts';
import { findLearner } from '../../db/learner-figures.ts';
import { listCoachedInterviews, listEndedInterviews } from '../../db/shared-interviews.ts';
import { memberWho } from '../cohorts/policy.ts';
import { recordAccess } from '../cohorts/record-access.ts';
import { NotFound } from '../errors.ts';
import { meanScore } from '../interviews/list-interviews.ts';
import { latestOfEach } from '../interviews/present-interview.ts';
import { retentionOf } from '../scheduling/retention.ts';
import type { LearnerFigures } from './learner-figures.ts';
import { measureLearner } from './measure-learner.ts';
import { pointsIn, presentReasons, readPointWords } from './point-words.ts';
import { describeLearner } from './read-cohort.ts';
import { wrongPoints } from './reasons.ts';
import type { dashboardRoutes } from './routes.ts';

type LearnerPage = z.input<(typeof dashboardRoutes)['getCohortLearner']['responses'][200]>;
type Work = Awaited<ReturnType<typeof listLearnerWork>>[number];

const mostPoints = 10;
const mostInterviews = 20;

/**
 * One learner of a cohort for a coach, measured now: the log of accesses says so before anything is read.
 * Throws NotFound for everybody who is no learner of the cohort.
 */
export async function openLearner(
  db: Database,
  coachId: string,
  { cohortId, userId }: { cohortId: string; userId: string },
  now: Date,
): Promise<LearnerPage> {
  const { learner, work } = await db.transaction(function* (tx) {
    const membership = yield* memberWho(tx, 'readDashboard', coachId, cohortId);
    const [found] = yield* run(findLearner(tx, cohortId, userId));
    if (!found) throw new NotFound('There is no such learner in this cohort: choose one of its dashboard.');
    yield* recordAccess(tx, membership, { learnerId: userId, kind: 'learner-page' }, now);
    return { learner: found, work: yield* run(listLearnerWork(tx, cohortId, userId)) };
  });
  const { shareProgress, shareAnswers, name, joinedAt } = learner;
  const figures = await measureLearner(db, { userId, cohortId, shareProgress, shareAnswers }, now);
  const counts = (await countByLearner(db.read, cohortId, now, userId))[0];
  const { lastSeenAt, reasons } = describeLearner(learner, figures, counts, now);
  const missed = missedPoints(figures);
  const wrong = wrongPoints(figures, 2).slice(0, mostPoints);
  const interviews = await readInterviews(db, userId, cohortId);
  const words = await readPointWords(db.read, [...missed, ...wrong, ...pointsIn(reasons)]);
  return {
    userId,
    name,
    joinedAt: joinedAt.toISOString(),
    shares: { progress: shareProgress, answers: shareAnswers },
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
    reasons: presentReasons(reasons, words),
    submissions: work.flatMap((each) => presentWork(each, now)),
    interviews,
    retention: retentionOf(figures.retention),
    expected: figures.expected,
    takes: figures.takes,
    missed: missed.flatMap((point) => words.of(point) ?? []).slice(0, mostPoints),
    wrongAgain: wrong.flatMap((point) => {
      const text = words.of(point);
      return text ? { ...text, statement: words.statementOf(point), times: point.times } : [];
    }),
  };
}

/** The interviews whose reports the coaches of a cohort may read, each with the mean of its answers’ scores. */
async function readInterviews(db: Database, userId: string, cohortId: string): Promise<LearnerPage['interviews']> {
  const readable = await readThrough(db, (reader) => listCoachedInterviews(reader, userId, [cohortId]));
  const ids = [...new Set(readable.map(({ interviewId }) => interviewId))];
  if (ids.length === 0) return [];
  const ended = await listEndedInterviews(db.read, userId, ids, mostInterviews);
  const answers = latestOfEach(
    await listInterviewAnswers(
      db.read,
      userId,
      ended.map(({ id }) => id),
    ),
  );
  return ended.flatMap(({ id, endedAt, settings }) => {
    const found = readable.filter(({ interviewId }) => interviewId === id);
    const isBlind = found.some(({ blind }) => blind);
    const score = meanScore(answers.filter(({ interviewId }) => interviewId === id));
    return endedAt === null
      ? []
      : [
          {
            id,
            endedAt: endedAt.toISOString(),
            minutes: settings.minutes,
            because: found[0]?.because ?? 'shared',
            score: isBlind ? null : score,
          },
        ];
  });
}

/** Of the questions answered last, those first whose answers missed most. */
const missedPoints = ({ questions }: LearnerFigures) =>
  Object.entries(questions)
    .toSorted(([, a], [, b]) => (b.missed?.length ?? 0) - (a.missed?.length ?? 0))
    .flatMap(([questionId, { rev, missed }]) => (missed ?? []).map((pointId) => ({ questionId, pointId, rev })))
    .slice(0, 2 * mostPoints);

function presentWork({ assignment, submission }: Work, now: Date): LearnerPage['submissions'] {
  if (assignment.status === 'draft') return [];
  const dueAt = submission.dueAt ?? assignment.dueAt;
  return [
    {
      assignmentId: assignment.id,
      title: assignment.title,
      kind: assignment.kind,
      assignmentStatus: assignment.status,
      status: submission.status,
      take: submission.take,
      dueAt: dueAt?.toISOString() ?? null,
      handedInAt: submission.handedInAt?.toISOString() ?? null,
      waitingSince: submission.waitingSince?.toISOString() ?? null,
      late: submission.late,
      overdue: submission.status === 'open' && assignment.status === 'assigned' && dueAt !== null && dueAt < now,
      score: assignment.blind && submission.status !== 'reviewed' ? null : submission.score,
    },
  ];
}
