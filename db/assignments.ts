import { and, asc, count, desc, eq, inArray, isNull, max, sql } from 'drizzle-orm';
import { run, type Reader, type Work, type Writer } from './database.ts';
import { isBefore } from './is-before.ts';
import type { AssignmentRow } from './schema.ts';

/** An assignment with its cohort, as one of the cohort’s present members has it: one row, none for anybody else. */
export const findAssignmentOf = (db: Reader, userId: string, assignmentId: string) => {
  const { assignments, cohorts, cohortMembers } = db.tables;
  return db
    .select({ assignment: assignments, cohort: cohorts, member: cohortMembers })
    .from(assignments)
    .innerJoin(cohorts, eq(cohorts.id, assignments.cohortId))
    .innerJoin(
      cohortMembers,
      and(
        eq(cohortMembers.cohortId, assignments.cohortId),
        eq(cohortMembers.userId, userId),
        isNull(cohortMembers.leftAt),
      ),
    )
    .where(eq(assignments.id, assignmentId));
};
export type AssignmentOf = Awaited<ReturnType<typeof findAssignmentOf>>[number];

/** Takes an assignment for the rest of the transaction. */
export const takeAssignment = (tx: Writer, id: string) => {
  const { assignments } = tx.tables;
  return tx
    .update(assignments)
    .set({ version: sql`${assignments.version} + 1` })
    .where(eq(assignments.id, id))
    .returning();
};

/** Adds an assignment unless its id is taken; tells whether it was added. */
export function* insertAssignment(tx: Writer, row: AssignmentRow): Work<boolean> {
  const { assignments } = tx.tables;
  const added = yield* run(tx.insert(assignments).values(row).onConflictDoNothing().returning({ id: assignments.id }));
  return added.length > 0;
}

/** Changes an assignment that is taken. */
export function* updateAssignment(
  tx: Writer,
  id: string,
  values: Partial<Omit<AssignmentRow, 'id' | 'version'>>,
): Work<void> {
  const { assignments } = tx.tables;
  yield* run(tx.update(assignments).set(values).where(eq(assignments.id, id)).returning({ id: assignments.id }));
}

/** The assignments of a cohort, newest first, those before an instant and id. */
export const listAssignments = (
  db: Reader,
  cohortId: string,
  { before, limit }: { before: { at: Date; id: string } | undefined; limit: number },
) => {
  const { assignments } = db.tables;
  return db
    .select()
    .from(assignments)
    .where(and(eq(assignments.cohortId, cohortId), before && isBefore(assignments.createdAt, assignments.id, before)))
    .orderBy(desc(assignments.createdAt), desc(assignments.id))
    .limit(limit);
};

/** What a cohort’s newcomers have to do, too. */
export const listAssignmentsForEveryone = (db: Reader, cohortId: string) => {
  const { assignments } = db.tables;
  return db
    .select()
    .from(assignments)
    .where(and(eq(assignments.cohortId, cohortId), eq(assignments.status, 'assigned'), eq(assignments.everyone, true)))
    .orderBy(asc(assignments.createdAt), asc(assignments.id));
};

/** How many present learners stand where with some assignments. */
export const countSubmissions = (db: Reader, assignmentIds: string[]) => {
  const { assignments, cohortMembers, submissions } = db.tables;
  return db
    .select({ assignmentId: submissions.assignmentId, status: submissions.status, learners: count() })
    .from(submissions)
    .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
    .innerJoin(
      cohortMembers,
      and(
        eq(cohortMembers.cohortId, assignments.cohortId),
        eq(cohortMembers.userId, submissions.userId),
        eq(cohortMembers.role, 'learner'),
        isNull(cohortMembers.leftAt),
      ),
    )
    .where(inArray(submissions.assignmentId, assignmentIds))
    .groupBy(submissions.assignmentId, submissions.status)
    .orderBy(asc(submissions.assignmentId), asc(submissions.status));
};

/** A deck whoever owns it, retired or not. */
export const findDeck = (db: Reader, id: string) => {
  const { decks } = db.tables;
  return db.select().from(decks).where(eq(decks.id, id));
};

/** Some decks, retired or not. */
export const listDecksById = (db: Reader, ids: string[]) => {
  const { decks } = db.tables;
  return db.select().from(decks).where(inArray(decks.id, ids)).orderBy(asc(decks.id));
};

/** The assignments that name a deck. */
export const listAssignmentsOfDeck = (db: Reader, deckId: string) => {
  const { assignments } = db.tables;
  return db
    .select({ id: assignments.id, title: assignments.title, assignedAt: assignments.assignedAt })
    .from(assignments)
    .where(eq(assignments.deckId, deckId))
    .orderBy(asc(assignments.createdAt), asc(assignments.id));
};

/** The present members of a cohort with one role, by name, with the time zone of their settings. */
export const listPeople = (db: Reader, cohortId: string, role: 'coach' | 'learner') => {
  const { cohortMembers, settings, user } = db.tables;
  const present = and(eq(cohortMembers.cohortId, cohortId), eq(cohortMembers.role, role), isNull(cohortMembers.leftAt));
  const latest = db
    .select({ userId: settings.userId, version: max(settings.version).as('latest_version') })
    .from(settings)
    .innerJoin(cohortMembers, and(eq(cohortMembers.userId, settings.userId), present))
    .groupBy(settings.userId)
    .as('latest');
  return db
    .select({ userId: cohortMembers.userId, name: user.name, timeZone: settings.timeZone })
    .from(cohortMembers)
    .innerJoin(user, eq(user.id, cohortMembers.userId))
    .leftJoin(latest, eq(latest.userId, cohortMembers.userId))
    .leftJoin(settings, and(eq(settings.userId, latest.userId), eq(settings.version, latest.version)))
    .where(present)
    .orderBy(asc(user.name), asc(cohortMembers.userId));
};
