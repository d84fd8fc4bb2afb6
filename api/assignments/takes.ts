import type { AssignmentRow, SubmissionRow } from '../../db/schema.ts';

interface Taken {
  assignment: Pick<AssignmentRow, 'takes'>;
  submission: Pick<SubmissionRow, 'take' | 'extraTakes'>;
}

/** How many takes a learner has of an assignment: those of everybody, and what a coach granted to them. Pure. */
export const takesOf = ({ assignment, submission }: Taken): number => assignment.takes + submission.extraTakes;

/** How many may still begin after the one under way. Pure. */
export const takesLeft = (taken: Taken): number => Math.max(0, takesOf(taken) - taken.submission.take);
