import { findAssignmentOf, type AssignmentOf } from '../../db/assignments.ts';
import { run, type Reader, type Work } from '../../db/database.ts';
import { allowed, unlessArchived } from '../cohorts/policy.ts';
import { Forbidden, NotFound } from '../errors.ts';

/** Who may do what with an assignment of their cohort; what a learner does with it is their submission's. */
const rules = {
  readAssignments: ['coach'],
  makeAssignment: ['coach'],
  changeAssignment: ['coach'],
} as const satisfies Record<string, readonly ('coach' | 'learner')[]>;

/** Those whom a rule lets, for work that has no assignment yet (cohorts/policy.ts `allowed`). */
export const rolesFor = (rule: keyof typeof rules) => rules[rule];

/** Throws NotFound, Forbidden and Conflict unless somebody may set work in a cohort now. */
export function* requireToSetWork(tx: Reader, userId: string, cohortId: string): Work<void> {
  unlessArchived(yield* allowed(tx, rules.makeAssignment, userId, cohortId));
}

/**
 * An assignment for a present member of its cohort, if the rule lets them. Throws NotFound to everybody who is no
 * member, Forbidden to a member who may not, and Conflict for a change in an archived cohort.
 */
export function* assignmentFor(
  tx: Reader,
  rule: keyof typeof rules,
  userId: string,
  assignmentId: string,
): Work<AssignmentOf> {
  const [found] = yield* run(findAssignmentOf(tx, userId, assignmentId));
  if (!found) throw noAssignment();
  const roles: readonly string[] = rules[rule];
  if (!roles.includes(found.member.role))
    throw new Forbidden('Only a coach of this cohort may do that: choose one of your own assignments.');
  if (rule !== 'readAssignments') unlessArchived(found);
  return found;
}

export const noAssignment = () =>
  new NotFound('There is no such assignment in a cohort of yours: choose one of your list.');
