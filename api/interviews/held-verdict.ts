import type { z } from 'zod';
import type { Point } from '../attempts/routes.ts';
import { inForce } from '../grading/rubric.ts';

type Given = z.input<typeof Point>['history'][number];

/** Verdicts on a point that may hold, oldest first: those on the revision of the attempt. */
export const holding = (history: readonly Given[], rev: number): Given[] =>
  history.filter((given) => given.rev === rev);

/** The verdict in force on a point, out of its history as it is presented. */
export function heldVerdict(history: readonly Given[], rev: number): Given | undefined {
  const own = holding(history, rev);
  const held = inForce(own.map(({ verdict, by }, version) => ({ verdict, by, version })));
  return held && own[held.version];
}
