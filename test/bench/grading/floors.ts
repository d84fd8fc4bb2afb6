import type { Evaluation } from './evaluate.ts';

/** What the offline grader must reach on the answers of test/data/grading, and doesn't; a line each. */
export function belowFloors({ auc, pearson, padding, median }: Evaluation): string[] {
  return [
    { isKept: (auc ?? 0) >= 0.71, line: `AUC is ${auc?.toFixed(3)}, must be at least .71` },
    { isKept: (pearson ?? 0) >= 0.3, line: `Pearson's r is ${pearson?.toFixed(3)}, must be at least .30` },
    {
      isKept: Math.abs(padding ?? Infinity) <= 3,
      line: `padding moves ${padding?.toFixed(1)} points, at most 3 may be`,
    },
    { isKept: median <= 5, line: `an answer takes ${median.toFixed(1)} ms, at most 5 may be` },
  ].flatMap(({ isKept, line }) => (isKept ? [] : [line]));
}
