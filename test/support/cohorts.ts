import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { run, type Database } from '../../db/database.ts';

/** A cohort with its members, made in the database itself; answers its id. */
export function makeCohort(
  db: Database,
  {
    coaches,
    learners,
    now,
    name = 'Platform track',
  }: { coaches: string[]; learners: string[]; now: Date; name?: string },
): Promise<string> {
  const id = randomUUID();
  const members = [
    ...coaches.map((userId) => ({ userId, role: 'coach' as const })),
    ...learners.map((userId) => ({ userId, role: 'learner' as const })),
  ];
  return db.transaction(function* (tx) {
    const { cohorts, cohortMembers } = tx.tables;
    yield* run(tx.insert(cohorts).values({ id, name, about: '', createdAt: now }).returning());
    for (const member of members)
      yield* run(
        tx
          .insert(cohortMembers)
          .values({ ...member, cohortId: id, joinedAt: now })
          .returning(),
      );
    return id;
  });
}

/** Makes an account with an id of the test's choice and a learner of a cohort, if they are not yet; nothing where there is no such cohort. */
export function addLearner(
  db: Database,
  { cohortId, userId, now, name = 'Grace' }: { cohortId: string; userId: string; now: Date; name?: string },
): Promise<void> {
  return db.transaction(function* (tx) {
    const { cohortMembers, cohorts, user } = tx.tables;
    const found = yield* run(tx.select({ id: cohorts.id }).from(cohorts).where(eq(cohorts.id, cohortId)));
    if (found.length === 0) return;
    const account = { id: userId, name, email: `${userId}@example.org`, createdAt: now, updatedAt: now };
    yield* run(tx.insert(user).values(account).onConflictDoNothing().returning());
    yield* run(
      tx
        .insert(cohortMembers)
        .values({ userId, cohortId, role: 'learner', joinedAt: now })
        .onConflictDoNothing()
        .returning(),
    );
  });
}
