/** What of a learner a coach may look at: each look is in the learner's log of accesses. */
export const accessKinds = ['answer', 'recording', 'report', 'submission', 'learner-page', 'export'] as const;
export type AccessKind = (typeof accessKinds)[number];
