import type { LearnerToMeasure } from '../../db/learner-figures.ts';

/** When something was last seen of a learner, of what the cohort may see; null for never. */
export function lastSeen(
  { lastReviewAt, lastAnswerAt, lastAssignedAnswerAt }: LearnerToMeasure,
  ...others: readonly (Date | null)[]
): Date | null {
  const seen = [lastReviewAt, lastAnswerAt, lastAssignedAnswerAt, ...others].flatMap((at) => at?.getTime() ?? []);
  return seen.length === 0 ? null : new Date(Math.max(...seen));
}
