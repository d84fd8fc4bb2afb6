import type { AssignmentRow, SubmissionRow } from '../../db/schema.ts';

type Dated = Pick<AssignmentRow, 'dueAt' | 'latePolicy'>;

/** When a learner's work is due: their own date, or everybody's. */
export const dueInEffect = (assignment: Dated, submission: Pick<SubmissionRow, 'dueAt'>): Date | null =>
  submission.dueAt ?? assignment.dueAt;

/** What becomes of work at an instant: in time (or late, and taken as any), late and marked so, or refused. Pure. */
export function lateness(
  assignment: Dated,
  submission: Pick<SubmissionRow, 'dueAt'>,
  at: Date,
): 'taken' | 'late' | 'refused' {
  const due = dueInEffect(assignment, submission);
  if (due === null || at <= due || assignment.latePolicy === 'accept') return 'taken';
  return assignment.latePolicy === 'mark' ? 'late' : 'refused';
}
