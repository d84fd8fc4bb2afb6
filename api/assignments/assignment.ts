/** Work set by a coach: the questions of a deck, a mock interview, or days of practice in a deck. */
export const assignmentKinds = ['deck', 'interview', 'habit'] as const;
export type AssignmentKind = (typeof assignmentKinds)[number];

/** What becomes of work handed in after it was due: taken as any, taken and marked late, or refused. */
export const latePolicies = ['accept', 'mark', 'refuse'] as const;
export type LatePolicy = (typeof latePolicies)[number];

/** Spaced practice: the first session of a study day counts 1, each later one ½. */
export interface Habit {
  /** To reach by the due date. */
  points: number;
}
