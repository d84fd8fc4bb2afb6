import { and, eq, isNull } from 'drizzle-orm';
import type { Reader } from './database.ts';

/** A cohort as one of its present members has it: one row, none for anybody else. */
export const findMembership = (db: Reader, userId: string, cohortId: string) => {
  const { cohorts, cohortMembers } = db.tables;
  return db
    .select({ cohort: cohorts, member: cohortMembers })
    .from(cohortMembers)
    .innerJoin(cohorts, eq(cohorts.id, cohortMembers.cohortId))
    .where(and(eq(cohortMembers.userId, userId), eq(cohortMembers.cohortId, cohortId), isNull(cohortMembers.leftAt)));
};
