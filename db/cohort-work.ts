import { and, asc, count, desc, eq, inArray, max, ne, sql } from 'drizzle-orm';
import { ofPresentLearner } from './cohort-members.ts';
import type { Reader } from './database.ts';

/** The assignments of a cohort that were given out and are not archived, newest first. */
export const listGivenAssignments = (db: Reader, cohortId: string) => {
  const { assignments } = db.tables;
  return db
    .select({
      id: assignments.id,
      title: assignments.title,
      kind: assignments.kind,
      status: assignments.status,
      opensAt: assignments.opensAt,
      dueAt: assignments.dueAt,
    })
    .from(assignments)
    .where(and(eq(assignments.cohortId, cohortId), inArray(assignments.status, ['assigned', 'closed'])))
    .orderBy(desc(assignments.createdAt), asc(assignments.id));
};

/** How far the work of present learners is, by assignment: of those above. */
export const countByAssignment = (db: Reader, cohortId: string, now: Date) => {
  const { assignments, cohortMembers, submissions } = db.tables;
  return db
    .select({ assignmentId: submissions.assignmentId, ...countsOf(db, now) })
    .from(submissions)
    .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
    .innerJoin(cohortMembers, ofPresentLearner(db.tables))
    .where(isGiven(db, cohortId))
    .groupBy(submissions.assignmentId)
    .orderBy(asc(submissions.assignmentId));
};

/** The same by learner, or of one learner, with what is said of each. */
export const countByLearner = (db: Reader, cohortId: string, now: Date, userId?: string) => {
  const { assignments, cohortMembers, submissions } = db.tables;
  return db
    .select({
      userId: submissions.userId,
      ...countsOf(db, now),
      overdueSince: sql<Date | null>`min(case when ${isOverdue(db, now)} then ${dueOf(db)} end)`.mapWith(
        submissions.dueAt,
      ),
      meanScore: sql<number | null>`avg(${shownScore(db)})`.mapWith(Number),
      lastStartedAt: max(submissions.startedAt),
      lastHandedInAt: max(submissions.handedInAt),
    })
    .from(submissions)
    .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
    .innerJoin(cohortMembers, ofPresentLearner(db.tables))
    .where(and(isGiven(db, cohortId), userId === undefined ? undefined : eq(submissions.userId, userId)))
    .groupBy(submissions.userId)
    .orderBy(asc(submissions.userId));
};
export type LearnerCounts = Awaited<ReturnType<typeof countByLearner>>[number];

/** The submissions that wait for a coach, the longest waiting first. */
export const listWaiting = (db: Reader, cohortId: string, limit: number) => {
  const { assignments, cohortMembers, submissions, user } = db.tables;
  return db
    .select({
      userId: submissions.userId,
      learner: user.name,
      assignmentId: submissions.assignmentId,
      title: assignments.title,
      take: submissions.take,
      late: submissions.late,
      score: shownScore(db),
      waitingSince: submissions.waitingSince,
    })
    .from(submissions)
    .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
    .innerJoin(cohortMembers, ofPresentLearner(db.tables))
    .innerJoin(user, eq(user.id, submissions.userId))
    .where(and(isGiven(db, cohortId), eq(submissions.status, 'handed-in')))
    .orderBy(asc(submissions.waitingSince), asc(submissions.userId), asc(submissions.assignmentId))
    .limit(limit);
};

/** All of one learner's submissions in a cohort, newest assignment first. */
export const listLearnerWork = (db: Reader, cohortId: string, userId: string) => {
  const { assignments, submissions } = db.tables;
  return db
    .select({ assignment: assignments, submission: submissions })
    .from(submissions)
    .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
    .where(and(eq(submissions.userId, userId), eq(submissions.cohortId, cohortId), ne(assignments.status, 'draft')))
    .orderBy(desc(assignments.createdAt), asc(assignments.id));
};

/** The score of a submission, but of one that is judged blind only once it is reviewed: it tells of others' verdicts. */
const shownScore = ({ tables: { assignments, submissions } }: Reader) =>
  sql<
    number | null
  >`case when ${assignments.blind} and ${submissions.status} <> 'reviewed' then null else ${submissions.score} end`.mapWith(
    submissions.score,
  );

const isGiven = ({ tables: { assignments, submissions } }: Reader, cohortId: string) =>
  and(eq(submissions.cohortId, cohortId), inArray(assignments.status, ['assigned', 'closed']));

function countsOf(db: Reader, now: Date) {
  const { submissions } = db.tables;
  const having = (condition: ReturnType<typeof isOverdue>) =>
    sql<number>`sum(case when ${condition} then 1 else 0 end)`.mapWith(Number);
  return {
    learners: count(),
    waiting: having(sql`${submissions.status} = 'handed-in'`),
    returned: having(sql`${submissions.status} = 'returned'`),
    reviewed: having(sql`${submissions.status} = 'reviewed'`),
    overdue: having(isOverdue(db, now)),
  };
}

/** Not handed in though it is past its date, which may be the learner's own, and still can be. */
const isOverdue = (db: Reader, now: Date) => {
  const { assignments, submissions } = db.tables;
  return sql`${submissions.status} = 'open' and ${assignments.status} = 'assigned' and ${dueOf(db)} < ${sql.param(now, submissions.dueAt)}`;
};

const dueOf = ({ tables: { assignments, submissions } }: Reader) =>
  sql`coalesce(${submissions.dueAt}, ${assignments.dueAt})`;
