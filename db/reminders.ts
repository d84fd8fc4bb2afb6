import { and, asc, eq, gt, inArray, isNull, lte, max, ne, sql } from 'drizzle-orm';
import { ofSubmission } from './cohort-members.ts';
import type { Reader } from './database.ts';

/** Learners with something not handed in that is due after `now` and until `until`, in cohorts that they are in. */
export function listDueSoon(db: Reader, now: Date, until: Date) {
  const { submissions, assignments, cohorts, cohortMembers } = db.tables;
  const due = sql<Date>`coalesce(${submissions.dueAt}, ${assignments.dueAt})`.mapWith(assignments.dueAt);
  return db
    .select({
      userId: submissions.userId,
      assignmentId: assignments.id,
      title: assignments.title,
      cohort: cohorts.name,
      due,
    })
    .from(submissions)
    .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
    .innerJoin(cohorts, and(eq(cohorts.id, submissions.cohortId), isNull(cohorts.archivedAt)))
    .innerJoin(cohortMembers, ofSubmission(db.tables))
    .where(
      and(
        eq(assignments.status, 'assigned'),
        lte(assignments.opensAt, now),
        inArray(submissions.status, ['open', 'returned']),
        gt(due, sql.param(now, assignments.dueAt)),
        lte(due, sql.param(until, assignments.dueAt)),
      ),
    )
    .orderBy(asc(submissions.userId), asc(submissions.assignmentId));
}

/** Guests whose last session ends after `now` and until `until`, with when it does. */
export async function listExpiringGuests(
  db: Reader,
  now: Date,
  until: Date,
): Promise<{ userId: string; until: Date }[]> {
  const { user, session } = db.tables;
  const ends = await db
    .select({ userId: user.id, until: max(session.expiresAt) })
    .from(user)
    .innerJoin(session, eq(session.userId, user.id))
    .where(eq(user.isAnonymous, true))
    .groupBy(user.id)
    .having(
      and(
        gt(max(session.expiresAt), sql.param(now, session.expiresAt)),
        lte(max(session.expiresAt), sql.param(until, session.expiresAt)),
      ),
    )
    .orderBy(asc(user.id));
  return ends.flatMap(({ userId, until: end }) => (end ? [{ userId, until: end }] : []));
}

const peopleAtOnce = 500;

/** Who wishes to be reminded of reviews, a page at a time. */
export async function* listReviewReminders(db: Reader): AsyncIterable<{ userId: string }> {
  const { notificationWishes } = db.tables;
  let after: string | undefined;
  do {
    const page = await db
      .select({ userId: notificationWishes.userId })
      .from(notificationWishes)
      .where(
        and(
          eq(notificationWishes.kind, 'reviews-due'),
          ne(notificationWishes.delivery, 'none'),
          after === undefined ? undefined : gt(notificationWishes.userId, after),
        ),
      )
      .orderBy(asc(notificationWishes.userId))
      .limit(peopleAtOnce);
    yield* page;
    after = page.length === peopleAtOnce ? page.at(-1)?.userId : undefined;
  } while (after !== undefined);
}
