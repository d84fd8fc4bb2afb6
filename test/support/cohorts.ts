import { randomUUID } from 'node:crypto';
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
