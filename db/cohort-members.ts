import { and, asc, count, desc, eq, inArray, isNull } from 'drizzle-orm';
import { run, type Reader, type Work, type Writer } from './database.ts';
import type { CohortMemberRow } from './schema.ts';

/** A cohort as one of its present members has it: one row, none for anybody else. */
export const findMembership = (db: Reader, userId: string, cohortId: string) => {
  const { cohorts, cohortMembers } = db.tables;
  return db
    .select({ cohort: cohorts, member: cohortMembers })
    .from(cohortMembers)
    .innerJoin(cohorts, eq(cohorts.id, cohortMembers.cohortId))
    .where(and(eq(cohortMembers.userId, userId), eq(cohortMembers.cohortId, cohortId), isNull(cohortMembers.leftAt)));
};

/** The cohorts that somebody is in now, as `findMembership` has each; the last joined first. */
export const listMemberships = (db: Reader, userId: string) => {
  const { cohorts, cohortMembers } = db.tables;
  return db
    .select({ cohort: cohorts, member: cohortMembers })
    .from(cohortMembers)
    .innerJoin(cohorts, eq(cohorts.id, cohortMembers.cohortId))
    .where(and(eq(cohortMembers.userId, userId), isNull(cohortMembers.leftAt)))
    .orderBy(desc(cohortMembers.joinedAt), asc(cohortMembers.cohortId));
};

/** In how many cohorts somebody is now: one row. */
export const countMemberships = (db: Reader, userId: string) => {
  const { cohortMembers } = db.tables;
  return db
    .select({ cohorts: count() })
    .from(cohortMembers)
    .where(and(eq(cohortMembers.userId, userId), isNull(cohortMembers.leftAt)));
};

/** Who coaches some cohorts now, those who joined first first. */
export const listCoaches = (db: Reader, cohortIds: readonly string[]) => {
  const { cohortMembers, user } = db.tables;
  return db
    .select({ cohortId: cohortMembers.cohortId, userId: cohortMembers.userId, name: user.name })
    .from(cohortMembers)
    .innerJoin(user, eq(user.id, cohortMembers.userId))
    .where(
      and(
        inArray(cohortMembers.cohortId, [...cohortIds]),
        eq(cohortMembers.role, 'coach'),
        isNull(cohortMembers.leftAt),
      ),
    )
    .orderBy(asc(cohortMembers.joinedAt), asc(cohortMembers.userId));
};

/** How many learn in each of some cohorts now; no row for a cohort where nobody does. */
export const countLearners = (db: Reader, cohortIds: readonly string[]) => {
  const { cohortMembers } = db.tables;
  return db
    .select({ cohortId: cohortMembers.cohortId, learners: count() })
    .from(cohortMembers)
    .where(
      and(
        inArray(cohortMembers.cohortId, [...cohortIds]),
        eq(cohortMembers.role, 'learner'),
        isNull(cohortMembers.leftAt),
      ),
    )
    .groupBy(cohortMembers.cohortId);
};

export function* insertMember(
  tx: Writer,
  row: Pick<CohortMemberRow, 'userId' | 'cohortId' | 'role' | 'joinedAt'>,
): Work<void> {
  const { cohortMembers } = tx.tables;
  yield* run(tx.insert(cohortMembers).values(row).returning({ userId: cohortMembers.userId }));
}
