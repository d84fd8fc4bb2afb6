import type { LearnerFigures } from './learner-figures.ts';
import { keyOf } from './reasons.ts';

/** A point of a question as a cohort does with it. */
export interface CohortPoint {
  questionId: string;
  pointId: string;
  /** The newest revision in which somebody answered it. */
  rev: number;
  /** Learners whose last judged answer missed it or had it wrong, and of how many who answered its question. */
  missed: number;
  answered: number;
  /** How often it was stated wrongly, and by how many learners. */
  times: number;
  learners: number;
}

/** Adds up how the learners of a cohort do with the points that anybody missed or had wrong. */
export function addUpPoints(everybody: readonly LearnerFigures[]): CohortPoint[] {
  const points = new Map<string, CohortPoint>();
  const answered = new Map<string, number>();
  const pointAt = (questionId: string, pointId: string, rev: number) => {
    const key = keyOf({ questionId, pointId });
    const known = points.get(key);
    if (known) {
      known.rev = Math.max(known.rev, rev);
      return known;
    }
    const point = { questionId, pointId, rev, missed: 0, answered: 0, times: 0, learners: 0 };
    points.set(key, point);
    return point;
  };
  for (const { questions } of everybody)
    for (const [questionId, { rev, missed, wrong }] of Object.entries(questions)) {
      if (missed) answered.set(questionId, (answered.get(questionId) ?? 0) + 1);
      for (const pointId of missed ?? []) pointAt(questionId, pointId, rev).missed += 1;
      for (const [pointId, times] of Object.entries(wrong ?? {})) {
        const point = pointAt(questionId, pointId, rev);
        point.times += times;
        point.learners += 1;
      }
    }
  return [...points.values()].map((point) => ({ ...point, answered: answered.get(point.questionId) ?? 0 }));
}

/** By the share that missed it, as it would be after one more who did and one more who did not. */
export const hardest = (points: readonly CohortPoint[], most: number): CohortPoint[] =>
  points
    .filter(({ missed }) => missed > 0)
    .toSorted((a, b) => hardness(b) - hardness(a) || b.missed - a.missed || (keyOf(a) < keyOf(b) ? -1 : 1))
    .slice(0, most);

/** Stated wrongly twice or more, by most learners first. */
export const wrongAgain = (points: readonly CohortPoint[], most: number): CohortPoint[] =>
  points
    .filter(({ times }) => times >= 2)
    .toSorted((a, b) => b.learners - a.learners || b.times - a.times || (keyOf(a) < keyOf(b) ? -1 : 1))
    .slice(0, most);

const hardness = ({ missed, answered }: CohortPoint) => (missed + 1) / (answered + 2);
