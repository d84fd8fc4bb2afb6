/** What of a learner a coach may look at. Each look is in the learner's log of accesses; those at the overview, which shows everybody, once a study day of the coach. */
export const accessKinds = [
  'answer',
  'recording',
  'report',
  'submission',
  'learner-page',
  'overview',
  'export',
] as const;
export type AccessKind = (typeof accessKinds)[number];
