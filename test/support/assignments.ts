import { randomUUID } from 'node:crypto';
import { run, type Database } from '../../db/database.ts';
import type { SubmissionRow } from '../../db/schema.ts';
import type { Client } from './client.ts';
import { makeCohort } from './cohorts.ts';
import { handInWork, makeAssignment } from './submissions.ts';

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

/** Ids of a cohort that the person coaches, with work set in it, and of work that is set for them; of none for a guest who would coach. */
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

/** A person who learns in a cohort and coaches another; a guest, who cannot, coaches none. */
export async function makeAssignments(db: Database, client: Client, deckId: string, now: Date): Promise<AssignmentIds> {
  const { id: userId, role } = await client.call('getMe');
  const otherId = await makePerson(db, 'Grace', now);
  const cohortId = await makeCohort(db, { coaches: [otherId], learners: [userId], now, name: 'Another track' });
  const submitted = async (over: Partial<SubmissionRow>) => {
    const like = { deckId, createdBy: otherId, takes: 3, showCriteria: true };
    const assignmentId = await makeAssignment(db, cohortId, now, like);
    await handInWork(db, { cohortId, assignmentId, userId }, [], now, over);
    return assignmentId;
  };
  return {
    openSubmissionId: await submitted({ status: 'open', handedInAt: null, waitingSince: null }),
    handedInSubmissionId: await submitted({}),
    ...(role === 'guest' ? withoutCoaching : await makeCoachedWork(db, client, { deckId, userId, otherId, now })),
  };
}

const none: string = randomUUID();
const withoutCoaching = {
  workCohortId: none,
  workLearnerId: none,
  setAssignmentId: none,
  closedAssignmentId: none,
  archivedAssignmentId: none,
};

async function makeCoachedWork(
  db: Database,
  coach: Client,
  { deckId, userId, otherId, now }: { deckId: string; userId: string; otherId: string; now: Date },
): Promise<typeof withoutCoaching> {
  const cohortId = await makeCohort(db, { coaches: [userId], learners: [otherId], now });
  const set = async () => (await assigned(coach, cohortId, { deckId })).id;
  const [setAssignmentId, closedAssignmentId, archivedAssignmentId] = [await set(), await set(), await set()];
  await coach.call('closeAssignment', { params: { assignmentId: closedAssignmentId } });
  await coach.call('archiveAssignment', { params: { assignmentId: archivedAssignmentId } });
  return { workCohortId: cohortId, workLearnerId: otherId, setAssignmentId, closedAssignmentId, archivedAssignmentId };
}
