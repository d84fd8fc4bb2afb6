import type { Parameters } from '../../db/study-schema.ts';

/** Whether two sets of parameters are the same; null stands for the defaults. */
export const areEqual = (a: Parameters | null, b: Parameters | null): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    a.model === b.model &&
    a.w.length === b.w.length &&
    a.w.every((w, index) => w === b.w[index]));
