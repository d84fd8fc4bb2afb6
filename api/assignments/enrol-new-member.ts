import { listAssignmentsForEveryone } from '../../db/assignments.ts';
import { run, type Work, type Writer } from '../../db/database.ts';
import { findMembership } from '../../db/cohort-members.ts';
import { giveTo } from './run-assignment.ts';

/**
 * Gives a learner who just joined a cohort what is set there for everyone, in the transaction in which they join; not
 * what nobody may hand in any more. Who comes back has their work as it was.
 */
export function* enrolNewMember(tx: Writer, cohortId: string, userId: string, now: Date): Work<void> {
  const [found] = yield* run(findMembership(tx, userId, cohortId));
  if (found?.member.role !== 'learner') return;
  for (const assignment of yield* run(listAssignmentsForEveryone(tx, cohortId))) {
    const { dueAt, latePolicy } = assignment;
    const isOver = dueAt !== null && dueAt <= now && latePolicy === 'refuse';
    if (!isOver) yield* giveTo(tx, assignment, [userId], found, now);
  }
}
