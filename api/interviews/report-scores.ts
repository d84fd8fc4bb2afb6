import { groupBy } from '../grading/group-by.ts';
import type { PointKind, QuestionKind } from '../grading/question.ts';
import { countedPoints, countsTowardsScore, credit, type JudgedPoint } from '../grading/rubric.ts';

/** A point as far as the figures of a report go. */
export type ScoredPoint = JudgedPoint & { kind: PointKind };
/** An answer as far as they go. */
export interface ScoredAnswer {
  skillId: string;
  kind: QuestionKind;
  /** 0..1; null while a point that counts is unjudged. */
  score: number | null;
  points: readonly ScoredPoint[];
}
export interface Figure {
  /** 0..1; null where nothing is judged. */
  score: number | null;
  /** Judged points that it stands on. */
  points: number;
}
/** What an interview comes to, as a whole and by its parts, in the order in which they came. */
export interface Figures {
  overall: Figure;
  skills: Map<string, Figure>;
  pointKinds: Map<PointKind, Figure>;
  questionKinds: Map<QuestionKind, Figure>;
}

/**
 * The scores of an interview. As a whole, by skill and by kind of question: the mean of the answers that are judged,
 * each counting the same however many points it has. By kind of point: the share that was made of the weight of the
 * judged points; bonus points and those that a k-of-n group did not need are left out.
 */
export function figuresOf(answers: readonly ScoredAnswer[]): Figures {
  const counted = new Set(answers.flatMap(({ points }) => countedPoints(points)));
  const asked = answers.flatMap(({ points }) => points.filter(countsTowardsScore));
  return {
    overall: meanOf(answers),
    skills: byKey(answers, ({ skillId }) => skillId, meanOf),
    pointKinds: byKey(
      asked,
      ({ kind }) => kind,
      (points) => shareOf(points.filter((point) => counted.has(point))),
    ),
    questionKinds: byKey(answers, ({ kind }) => kind, meanOf),
  };
}

/** Figures as a report lists them, each as it was in the last of some earlier interviews that had it, newest first. */
export const comparedWith = (before: readonly Figures[], figures: Figures) => ({
  ...withPrevious(
    figures.overall,
    before.map(({ overall }) => overall),
  ),
  skills: compare(
    figures.skills,
    before.map(({ skills }) => skills),
  ).map(([id, figure]) => ({ id, ...figure })),
  pointKinds: compare(
    figures.pointKinds,
    before.map(({ pointKinds }) => pointKinds),
  ).map(([kind, figure]) => ({ kind, ...figure })),
  questionKinds: compare(
    figures.questionKinds,
    before.map(({ questionKinds }) => questionKinds),
  ).map(([kind, figure]) => ({ kind, ...figure })),
});

type Compared = Figure & { previous: number | null };

const compare = <K>(figures: Map<K, Figure>, before: readonly Map<K, Figure>[]): [K, Compared][] =>
  [...figures].map(([key, figure]) => [
    key,
    withPrevious(
      figure,
      before.flatMap((earlier) => earlier.get(key) ?? []),
    ),
  ]);

const withPrevious = (figure: Figure, before: readonly Figure[]): Compared => ({
  ...figure,
  previous: before.find(({ score }) => score !== null)?.score ?? null,
});

function meanOf(answers: readonly ScoredAnswer[]): Figure {
  const judged = answers.flatMap(({ score, points }) => (score === null ? [] : [{ score, points }]));
  return {
    score: judged.length === 0 ? null : sum(judged.map(({ score }) => score)) / judged.length,
    points: sum(judged.map(({ points }) => countedPoints(points).length)),
  };
}

function shareOf(points: readonly ScoredPoint[]): Figure {
  const earned = sum(points.map(({ weight, verdict }) => weight * credit[verdict]));
  return {
    score: points.length === 0 ? null : earned / sum(points.map(({ weight }) => weight)),
    points: points.length,
  };
}

const byKey = <T, K>(items: readonly T[], keyOf: (item: T) => K, figureOf: (own: T[]) => Figure): Map<K, Figure> =>
  new Map([...groupBy(items, keyOf)].map(([key, own]) => [key, figureOf(own)]));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
