/** Days (YYYY-MM-DD, both included) on which the learner does not study. */
export interface Break {
  from: string;
  to: string;
}

/** In which order reviews are asked that are due. */
export const backlogOrders = [
  'retrievability',
  'due',
  'interval-ascending',
  'interval-descending',
  'difficulty-ascending',
  'difficulty-descending',
  'random',
] as const;
export type BacklogOrder = (typeof backlogOrders)[number];

/** What the plan is after: the most points covered on the day, or the most questions known well. */
export const planFocuses = ['breadth', 'depth'] as const;
export type PlanFocus = (typeof planFocuses)[number];
