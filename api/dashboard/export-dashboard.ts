import { stringify } from 'csv-stringify/sync';
import type { Database } from '../../db/database.ts';
import { run } from '../../db/database.ts';
import { listLearnersToMeasure } from '../../db/learner-figures.ts';
import { memberWho } from '../cohorts/policy.ts';
import { recordAccess } from '../cohorts/record-access.ts';
import { retentionOf } from '../scheduling/retention.ts';
import { readCohort, type CohortLearner } from './read-cohort.ts';

const columns = [
  'learner',
  'joined',
  'last_seen',
  'assigned',
  'done',
  'overdue',
  'mean_score',
  'retention',
  'retention_promised',
  'expected_score',
  'interview_date',
  'needs_attention',
  'shares_progress',
  'shares_answers',
];

/** The learners of a cohort as CSV, by name; what is in it of each is in their log of accesses. */
export async function exportDashboard(db: Database, coachId: string, cohortId: string, now: Date): Promise<string> {
  const recorded = await db.transaction(function* (tx) {
    const membership = yield* memberWho(tx, 'readDashboard', coachId, cohortId);
    const learners = yield* run(listLearnersToMeasure(tx, cohortId));
    for (const { userId } of learners) yield* recordAccess(tx, membership, { learnerId: userId, kind: 'export' }, now);
    return new Set(learners.map(({ userId }) => userId));
  });
  const learners = await readCohort(db.read, cohortId, now);
  const rows = learners.filter(({ learner }) => recorded.has(learner.userId)).map(rowOf);
  return stringify([columns, ...rows], { escape_formulas: true });
}

function rowOf({ learner, figures, counts, lastSeenAt, reasons }: CohortLearner): (string | number)[] {
  const { measured, promised } = retentionOf(figures.retention);
  return [
    learner.name,
    learner.joinedAt.toISOString(),
    lastSeenAt?.toISOString() ?? '',
    counts?.learners ?? 0,
    counts ? counts.waiting + counts.reviewed : 0,
    counts?.overdue ?? 0,
    rounded(counts?.meanScore),
    rounded(measured),
    rounded(promised),
    rounded(figures.expected?.score),
    figures.expected?.date ?? '',
    reasons.map(({ code }) => code).join(' '),
    learner.shareProgress ? 'yes' : 'no',
    learner.shareAnswers ? 'yes' : 'no',
  ];
}

const rounded = (share: number | null | undefined): string => (share == null ? '' : share.toFixed(3));
