import { countByLearner, type LearnerCounts } from '../../db/cohort-work.ts';
import type { Reader } from '../../db/database.ts';
import { listMeasuredLearners, type LearnerToMeasure } from '../../db/learner-figures.ts';
import { lastSeen } from './last-seen.ts';
import type { LearnerFigures } from './learner-figures.ts';
import { reasonsFor, type Reason } from './reasons.ts';
import { seenFigures } from './seen-figures.ts';

/** A learner as their cohort's coaches may see them now. */
export interface CohortLearner {
  learner: LearnerToMeasure;
  figures: LearnerFigures;
  /** Of the work set in the cohort; undefined without any. */
  counts: LearnerCounts | undefined;
  lastSeenAt: Date | null;
  reasons: Reason[];
}

/** The present learners of a cohort, by name. */
export async function readCohort(db: Reader, cohortId: string, now: Date): Promise<CohortLearner[]> {
  const [learners, work] = await Promise.all([listMeasuredLearners(db, cohortId), countByLearner(db, cohortId, now)]);
  const countsOf = new Map(work.map((counts) => [counts.userId, counts]));
  return learners.map((learner) => describeLearner(learner, seenFigures(learner), countsOf.get(learner.userId), now));
}

/** Puts together what is known of a learner. */
export function describeLearner(
  learner: LearnerToMeasure,
  figures: LearnerFigures,
  counts: LearnerCounts | undefined,
  now: Date,
): CohortLearner {
  const lastSeenAt = lastSeen(learner, counts?.lastStartedAt ?? null, counts?.lastHandedInAt ?? null);
  const { joinedAt, shareProgress } = learner;
  const reasons = reasonsFor({ figures, counts, joinedAt, lastSeenAt, shareProgress }, now);
  return { learner, figures, counts, lastSeenAt, reasons };
}
