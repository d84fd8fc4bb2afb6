import type { Attempt, Grading, GradingResult, Point } from '../../api-types.ts';
import { inForce } from './judging.ts';

/** The grading that is under way, if one is. */
export function gradingUnderWay({ gradings }: Pick<Attempt, 'gradings'>): Grading | undefined {
  const last = gradings.at(-1);
  return last?.status === 'queued' || last?.status === 'running' ? last : undefined;
}

/** The attempt as it will be, with what a grading under way by `model` has said so far: the learner’s own verdicts hold against it. */
export function withResults(
  attempt: Attempt,
  grading: Grading,
  results: readonly GradingResult[],
  model: string | null,
): Attempt {
  if (grading.rev !== attempt.rev) return attempt;
  return {
    ...attempt,
    gradings: attempt.gradings.map((other) => (other.id === grading.id ? { ...other, model } : other)),
    points: attempt.points.map((point) => {
      const result = results.find(({ pointId }) => pointId === point.id);
      return result === undefined ? point : withResult(point, grading, result);
    }),
  };
}

function withResult(point: Point, { id, rev, createdAt }: Grading, result: GradingResult): Point {
  const history = [
    ...point.history,
    { ...result, by: 'machine' as const, judge: null, at: createdAt, rev, gradingId: id },
  ];
  return { ...point, history, verdict: inForce({ ...point, history }, rev)?.verdict ?? point.verdict };
}

/** The results of before with one more; a point that comes again replaces what was said of it. */
export const withOneMore = (results: readonly GradingResult[], result: GradingResult): readonly GradingResult[] => [
  ...results.filter(({ pointId }) => pointId !== result.pointId),
  result,
];
