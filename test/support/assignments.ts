import { randomUUID } from 'node:crypto';
import { run, type Database } from '../../db/database.ts';
import type { Client } from './client.ts';
import { makeCohort } from './cohorts.ts';

/** An assignment of a deck to study, as a coach would send it, for the cohort. */
export const assignmentBody = (cohortId: string, over: Record<string, unknown> = {}) => ({
  id: randomUUID(),
  cohortId,
  kind: 'deck',
  title: 'Containers by Friday',
  deckId: 'containers',
  ...over,
});

/** An assignment that its learners have. */
export async function assigned(coach: Client, cohortId: string, over: Record<string, unknown> = {}) {
  const { id } = await coach.call('createAssignment', { body: assignmentBody(cohortId, over) });
  return coach.call('assign', { params: { assignmentId: id } });
}

/** Ids of a cohort that the person coaches, with work set in it, and of work that is set for them. */
export interface AssignmentIds {
  workCohortId: string;
  /** Of a learner in it. */
  workLearnerId: string;
  setAssignmentId: string;
  closedAssignmentId: string;
  archivedAssignmentId: string;
  /** Of assignments of another cohort that the person has: one open, one handed in. */
  openSubmissionId: string;
  handedInSubmissionId: string;
}

/** Somebody who never signs in. */
async function makePerson(db: Database, name: string, now: Date): Promise<string> {
  const id = randomUUID();
  await db.transaction(function* (tx) {
    const row = { id, name, email: `${id}@example.org`, createdAt: now, updatedAt: now };
    yield* run(tx.insert(tx.tables.user).values(row).returning({ id: tx.tables.user.id }));
  });
  return id;
}

/** A person who coaches a cohort, and learns in another. */
export async function makeAssignments(db: Database, client: Client, deckId: string, now: Date): Promise<AssignmentIds> {
  const me = (await client.call('getMe')).id;
  const learnerId = await makePerson(db, 'Grace', now);
  const cohortId = await makeCohort(db, { coaches: [me], learners: [learnerId], now });
  const joinedId = await makeCohort(db, { coaches: [learnerId], learners: [me], now, name: 'Another track' });
  const set = async () => (await assigned(client, cohortId, { deckId })).id;
  const [assignmentId, closedAssignmentId, archivedAssignmentId] = [await set(), await set(), await set()];
  await client.call('closeAssignment', { params: { assignmentId: closedAssignmentId } });
  await client.call('archiveAssignment', { params: { assignmentId: archivedAssignmentId } });
  const [openSubmissionId, handedInSubmissionId] = [randomUUID(), randomUUID()];
  await db.transaction(function* (tx) {
    const { assignments, submissions } = tx.tables;
    const rows = yield* run(tx.select().from(assignments));
    const like = rows.find(({ id }) => id === assignmentId);
    for (const id of [openSubmissionId, handedInSubmissionId]) {
      if (!like) continue;
      yield* run(
        tx
          .insert(assignments)
          .values({ ...like, id, cohortId: joinedId, createdBy: learnerId, takes: 3, showCriteria: true })
          .returning({ id: assignments.id }),
      );
      const state =
        id === openSubmissionId ? { status: 'open' as const } : { status: 'handed-in' as const, handedInAt: now };
      yield* run(
        tx
          .insert(submissions)
          .values({ userId: me, assignmentId: id, cohortId: joinedId, take: 1, ...state })
          .returning({ take: submissions.take }),
      );
    }
  });
  return {
    workCohortId: cohortId,
    workLearnerId: learnerId,
    setAssignmentId: assignmentId,
    closedAssignmentId,
    archivedAssignmentId,
    openSubmissionId,
    handedInSubmissionId,
  };
}
