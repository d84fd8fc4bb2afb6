import { and, asc, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import { ofSubmission } from './cohort-members.ts';
import { run, type Reader, type Work, type Writer } from './database.ts';
import type { CalendarFeedRow } from './schema.ts';

/** The secret address of a person's calendar: one row, none for who has none. */
export const findFeed = (db: Reader, userId: string) => {
  const { calendarFeeds } = db.tables;
  return db.select().from(calendarFeeds).where(eq(calendarFeeds.userId, userId));
};

/** Gives a person an address, in place of the one before. */
export function* putFeed(tx: Writer, row: CalendarFeedRow): Work<void> {
  const { calendarFeeds } = tx.tables;
  const { userId: _, ...set } = row;
  yield* run(
    tx
      .insert(calendarFeeds)
      .values(row)
      .onConflictDoUpdate({ target: calendarFeeds.userId, set })
      .returning({ userId: calendarFeeds.userId }),
  );
}

/** Takes a person's address away, if there is one. */
export function* deleteFeed(tx: Writer, userId: string): Work<void> {
  const { calendarFeeds } = tx.tables;
  yield* run(
    tx.delete(calendarFeeds).where(eq(calendarFeeds.userId, userId)).returning({ userId: calendarFeeds.userId }),
  );
}

/** Notes that an address was read; undefined if there is none such. */
export function* readFeed(tx: Writer, tokenHash: string, now: Date): Work<CalendarFeedRow | undefined> {
  const { calendarFeeds } = tx.tables;
  const [read] = yield* run(
    tx.update(calendarFeeds).set({ readAt: now }).where(eq(calendarFeeds.tokenHash, tokenHash)).returning(),
  );
  return read;
}

/** What a learner has to hand in by a date, in cohorts that they are in. */
export const listDueWork = (db: Reader, userId: string, limit: number) => {
  const { submissions, assignments, cohorts, cohortMembers } = db.tables;
  return db
    .select({ submission: submissions, assignment: assignments, cohort: cohorts.name })
    .from(submissions)
    .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
    .innerJoin(cohorts, and(eq(cohorts.id, submissions.cohortId), isNull(cohorts.archivedAt)))
    .innerJoin(cohortMembers, ofSubmission(db.tables))
    .where(
      and(
        eq(submissions.userId, userId),
        eq(assignments.status, 'assigned'),
        inArray(submissions.status, ['open', 'returned']),
        or(isNotNull(submissions.dueAt), isNotNull(assignments.dueAt)),
      ),
    )
    .orderBy(asc(submissions.assignmentId))
    .limit(limit);
};
