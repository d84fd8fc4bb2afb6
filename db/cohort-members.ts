import { and, asc, count, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { run, type Reader, type Work, type Writer } from './database.ts';
import { isBefore } from './is-before.ts';
import type { CohortMemberRow } from './schema.ts';

/** The membership by which somebody has a submission, while they are in its cohort. */
export const ofSubmission = ({ cohortMembers, submissions }: Reader['tables']) =>
  and(
    eq(cohortMembers.userId, submissions.userId),
    eq(cohortMembers.cohortId, submissions.cohortId),
    isNull(cohortMembers.leftAt),
  );

/** Somebody learns in a cohort now. */
export const isPresentLearner = ({ cohortMembers }: Reader['tables']) =>
  and(eq(cohortMembers.role, 'learner'), isNull(cohortMembers.leftAt));

/** The membership of the learner of a submission, while they learn in its cohort. */
export const ofPresentLearner = (tables: Reader['tables']) => and(ofSubmission(tables), isPresentLearner(tables));

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
    .where(and(inArray(cohortMembers.cohortId, [...cohortIds]), isPresentLearner(db.tables)))
    .groupBy(cohortMembers.cohortId);
};

/** A member as coaches see them, with what the cohort's list is ordered by. */
const memberFields = ({ cohortMembers, user }: Reader['tables']) => ({
  userId: cohortMembers.userId,
  name: user.name,
  email: user.email,
  role: cohortMembers.role,
  joinedAt: cohortMembers.joinedAt,
  shareProgress: cohortMembers.shareProgress,
  shareAnswers: cohortMembers.shareAnswers,
});

/** Members of a cohort now, those who joined last first. */
export const listMembers = (
  db: Reader,
  cohortId: string,
  { role, before, limit }: { role: CohortMemberRow['role'] | undefined; before: Place | undefined; limit: number },
) => {
  const { cohortMembers, user } = db.tables;
  return db
    .select(memberFields(db.tables))
    .from(cohortMembers)
    .innerJoin(user, eq(user.id, cohortMembers.userId))
    .where(
      and(
        eq(cohortMembers.cohortId, cohortId),
        isNull(cohortMembers.leftAt),
        role && eq(cohortMembers.role, role),
        before && isBefore(cohortMembers.joinedAt, cohortMembers.userId, before),
      ),
    )
    .orderBy(desc(cohortMembers.joinedAt), desc(cohortMembers.userId))
    .limit(limit);
};
interface Place {
  at: Date;
  id: string;
}

/** One of them: one row, none for who is no member now. */
export const findMember = (db: Reader, userId: string, cohortId: string) => {
  const { cohortMembers, user } = db.tables;
  return db
    .select(memberFields(db.tables))
    .from(cohortMembers)
    .innerJoin(user, eq(user.id, cohortMembers.userId))
    .where(and(isTheirs(db.tables, userId, cohortId), isNull(cohortMembers.leftAt)));
};
export type MemberWithName = Awaited<ReturnType<typeof findMember>>[number];

/** How somebody left a cohort: one row for who was in it once, none for anybody else. */
export const findFormerMember = (db: Reader, userId: string, cohortId: string) => {
  const { cohortMembers } = db.tables;
  return db
    .select({ leftAt: cohortMembers.leftAt, leftBecause: cohortMembers.leftBecause })
    .from(cohortMembers)
    .where(and(isTheirs(db.tables, userId, cohortId), isNotNull(cohortMembers.leftAt)));
};

const isTheirs = ({ cohortMembers }: Reader['tables'], userId: string, cohortId: string) =>
  and(eq(cohortMembers.userId, userId), eq(cohortMembers.cohortId, cohortId));

/** The addresses of a cohort's members now. */
export const listMemberEmails = (db: Reader, cohortId: string) => {
  const { cohortMembers, user } = db.tables;
  return db
    .select({ email: user.email })
    .from(cohortMembers)
    .innerJoin(user, eq(user.id, cohortMembers.userId))
    .where(and(eq(cohortMembers.cohortId, cohortId), isNull(cohortMembers.leftAt)));
};

/** Lets somebody in who is no member now; whoever comes back shares nothing at first, as if they were new. */
export function* insertMember(
  tx: Writer,
  row: Pick<CohortMemberRow, 'userId' | 'cohortId' | 'role' | 'joinedAt'>,
): Work<void> {
  const { cohortMembers } = tx.tables;
  const anew = { leftAt: null, leftBecause: null, shareProgress: false, shareAnswers: false };
  yield* run(
    tx
      .insert(cohortMembers)
      .values(row)
      .onConflictDoUpdate({
        target: [cohortMembers.userId, cohortMembers.cohortId],
        set: { ...anew, role: row.role, joinedAt: row.joinedAt },
      })
      .returning({ userId: cohortMembers.userId }),
  );
}

/** Changes a member in a cohort that this transaction has taken, or their own sharing. */
export function* updateMember(
  tx: Writer,
  { userId, cohortId }: Pick<CohortMemberRow, 'userId' | 'cohortId'>,
  values: Partial<Pick<CohortMemberRow, 'role' | 'leftAt' | 'leftBecause' | 'shareProgress' | 'shareAnswers'>>,
): Work<void> {
  const { cohortMembers } = tx.tables;
  yield* run(
    tx
      .update(cohortMembers)
      .set({ ...values, version: sql`${cohortMembers.version} + 1` })
      .where(isTheirs(tx.tables, userId, cohortId))
      .returning({ userId: cohortMembers.userId }),
  );
}
