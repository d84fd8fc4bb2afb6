import type { z } from 'zod';
import { countByAssignment, listGivenAssignments, listWaiting } from '../../db/cohort-work.ts';
import type { Reader } from '../../db/database.ts';
import { addTallies, noAnswers, retentionOf } from '../scheduling/retention.ts';
import { dayMs } from '../scheduling/study-day.ts';
import { addUpPoints, hardest, wrongAgain } from './cohort-points.ts';
import { pointsIn, presentReasons, readPointWords } from './point-words.ts';
import { readCohort, type CohortLearner } from './read-cohort.ts';
import { silentDays } from './reasons.ts';
import type { dashboardRoutes } from './routes.ts';

type Dashboard = z.input<(typeof dashboardRoutes)['getDashboard']['responses'][200]>;

const mostPoints = 5;
const mostWaiting = 5;
const mostAtRisk = 30;

/** Everything that a cohort's dashboard shows, from what was measured of its learners and the state of their work. */
export async function buildDashboard(db: Reader, cohortId: string, now: Date): Promise<Dashboard> {
  const [learners, given, counts, waiting] = await Promise.all([
    readCohort(db, cohortId, now),
    listGivenAssignments(db, cohortId),
    countByAssignment(db, cohortId, now),
    listWaiting(db, cohortId, mostWaiting),
  ]);
  const points = addUpPoints(learners.map(({ figures }) => figures));
  const [hard, wrong] = [hardest(points, mostPoints), wrongAgain(points, mostPoints)];
  const atRisk = learners
    .filter(({ reasons }) => reasons.length > 0)
    .toSorted((a, b) => b.reasons.length - a.reasons.length || (b.counts?.overdue ?? 0) - (a.counts?.overdue ?? 0));
  const shownAtRisk = atRisk.slice(0, mostAtRisk);
  const words = await readPointWords(db, [
    ...hard,
    ...wrong,
    ...shownAtRisk.flatMap(({ reasons }) => pointsIn(reasons)),
  ]);
  const weekAgo = now.getTime() - silentDays * dayMs;
  return {
    learners: learners.length,
    active: learners.filter(({ lastSeenAt }) => lastSeenAt !== null && lastSeenAt.getTime() > weekAgo).length,
    sharing: {
      progress: learners.filter(({ learner }) => learner.shareProgress).length,
      answers: learners.filter(({ learner }) => learner.shareAnswers).length,
    },
    measured: measuredOf(learners),
    waiting: {
      total: counts.reduce((sum, each) => sum + each.waiting, 0),
      items: waiting.map(({ waitingSince, ...item }) => ({ ...item, since: waitingSince?.toISOString() ?? null })),
    },
    assignments: assignmentsOf(given, counts),
    retention: {
      ...retentionOf(learners.reduce((sum, { figures }) => addTallies(sum, figures.retention), noAnswers)),
      learners: learners.filter(({ figures }) => figures.retention.answers > 0).length,
    },
    expected: expectedOf(learners),
    hardest: hard.flatMap((point) => {
      const text = words.of(point);
      return text ? { ...text, missed: point.missed, answered: point.answered } : [];
    }),
    wrongAgain: wrong.flatMap((point) => {
      const text = words.of(point);
      const { times, learners: by } = point;
      return text ? { ...text, statement: words.statementOf(point), times, learners: by } : [];
    }),
    atRisk: {
      total: atRisk.length,
      items: shownAtRisk.map(({ learner: { userId, name }, reasons }) => ({
        userId,
        name,
        reasons: presentReasons(reasons, words),
      })),
    },
  };
}

function measuredOf(learners: readonly CohortLearner[]): Dashboard['measured'] {
  const measured = learners.flatMap(({ learner }) => learner.measuredAt?.getTime() ?? []);
  const oldest = measured.reduce((least, at) => Math.min(least, at), Infinity);
  return {
    at: measured.length === 0 ? null : new Date(oldest).toISOString(),
    missing: learners.length - measured.length,
  };
}

function assignmentsOf(
  given: Awaited<ReturnType<typeof listGivenAssignments>>,
  counts: Awaited<ReturnType<typeof countByAssignment>>,
): Dashboard['assignments'] {
  const countsOf = new Map(counts.map((each) => [each.assignmentId, each]));
  return given.map(({ id, title, kind, status, opensAt, dueAt }) => {
    const { learners = 0, waiting = 0, returned = 0, reviewed = 0, overdue = 0 } = countsOf.get(id) ?? {};
    return {
      id,
      title,
      kind,
      status: status === 'closed' ? ('closed' as const) : ('assigned' as const),
      opensAt: opensAt.toISOString(),
      dueAt: dueAt?.toISOString() ?? null,
      learners,
      done: waiting + reviewed,
      waiting,
      returned,
      overdue,
    };
  });
}

function expectedOf(learners: readonly CohortLearner[]): Dashboard['expected'] {
  const known = learners.flatMap(({ figures }) => figures.expected ?? []);
  const [first] = known;
  if (!first) return null;
  return {
    score: known.reduce((sum, { score }) => sum + score, 0) / known.length,
    learners: known.length,
    date: known.every(({ date }) => date === first.date) ? first.date : null,
  };
}
