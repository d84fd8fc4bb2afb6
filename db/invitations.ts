import { and, count, desc, eq, getTableColumns, gt, inArray, isNull, lt, sql } from 'drizzle-orm';
import { run, type Reader, type Work, type Writer } from './database.ts';
import { isBefore } from './is-before.ts';
import type { InvitationRow } from './schema.ts';

const isOpen = ({ invitations }: Reader['tables'], now: Date) =>
  and(isNull(invitations.revokedAt), gt(invitations.expiresAt, now), lt(invitations.uses, invitations.maxUses));

const withCoach = (db: Reader) => {
  const { invitations, user } = db.tables;
  return db
    .select({ ...getTableColumns(invitations), coach: user.name })
    .from(invitations)
    .leftJoin(user, eq(user.id, invitations.createdBy));
};
export type InvitationWithCoach = Awaited<ReturnType<typeof findInvitation>>[number];

/** Invitations to a cohort, with the names of who made them; newest first. */
export const listInvitations = (
  db: Reader,
  cohortId: string,
  { before, limit }: { before: { at: Date; id: string } | undefined; limit: number },
) => {
  const { invitations } = db.tables;
  return withCoach(db)
    .where(and(eq(invitations.cohortId, cohortId), before && isBefore(invitations.createdAt, invitations.id, before)))
    .orderBy(desc(invitations.createdAt), desc(invitations.id))
    .limit(limit);
};

/** One of them. */
export const findInvitation = (db: Reader, cohortId: string, id: string) => {
  const { invitations } = db.tables;
  return withCoach(db).where(and(eq(invitations.cohortId, cohortId), eq(invitations.id, id)));
};

/** The invitation of a token, with its cohort: one row, none for a token that never was. */
export const findInvitationByToken = (db: Reader, tokenHash: string) => {
  const { invitations, cohorts } = db.tables;
  return db
    .select({ invitation: invitations, cohort: cohorts })
    .from(invitations)
    .innerJoin(cohorts, eq(cohorts.id, invitations.cohortId))
    .where(eq(invitations.tokenHash, tokenHash));
};

/** How many invitations to a cohort let somebody in now: one row. */
export const countOpenInvitations = (db: Reader, cohortId: string, now: Date) => {
  const { invitations } = db.tables;
  return db
    .select({ open: count() })
    .from(invitations)
    .where(and(eq(invitations.cohortId, cohortId), isOpen(db.tables, now)));
};

/** Takes the invitation of a token for a transaction, so that it is accepted by one person at a time. */
export const takeInvitation = (tx: Writer, tokenHash: string) => {
  const { invitations } = tx.tables;
  return tx
    .update(invitations)
    .set({ uses: sql`${invitations.uses} + 0` })
    .where(eq(invitations.tokenHash, tokenHash))
    .returning();
};

/** Counts a use of an invitation that this transaction has taken. */
export function* countUse(tx: Writer, id: string): Work<void> {
  const { invitations } = tx.tables;
  yield* run(
    tx
      .update(invitations)
      .set({ uses: sql`${invitations.uses} + 1` })
      .where(eq(invitations.id, id))
      .returning({ id: invitations.id }),
  );
}

/** Adds invitations: few enough for the variables of one query. */
export function* insertInvitations(tx: Writer, rows: InvitationRow[]): Work<void> {
  const { invitations } = tx.tables;
  yield* run(tx.insert(invitations).values(rows).returning({ id: invitations.id }));
}

/** Revokes an invitation, unless it is revoked already. */
export function* revokeInvitation(tx: Writer, cohortId: string, id: string, now: Date): Work<void> {
  const { invitations } = tx.tables;
  yield* run(
    tx
      .update(invitations)
      .set({ revokedAt: now })
      .where(and(eq(invitations.cohortId, cohortId), eq(invitations.id, id), isNull(invitations.revokedAt)))
      .returning({ id: invitations.id }),
  );
}

/** Revokes the open invitations by which somebody lets others coach a cohort. */
export function* revokeCoachInvitationsBy(tx: Writer, cohortId: string, createdBy: string, now: Date): Work<void> {
  const { invitations } = tx.tables;
  const theirs = and(eq(invitations.cohortId, cohortId), eq(invitations.createdBy, createdBy));
  yield* run(
    tx
      .update(invitations)
      .set({ revokedAt: now })
      .where(and(theirs, eq(invitations.role, 'coach'), isOpen(tx.tables, now)))
      .returning({ id: invitations.id }),
  );
}

/** Revokes the open invitations that were made for some addresses; answers how many. */
export function* revokeInvitationsOf(tx: Writer, cohortId: string, emails: string[], now: Date): Work<number> {
  const { invitations } = tx.tables;
  const revoked = yield* run(
    tx
      .update(invitations)
      .set({ revokedAt: now })
      .where(and(eq(invitations.cohortId, cohortId), inArray(invitations.email, emails), isOpen(tx.tables, now)))
      .returning({ id: invitations.id }),
  );
  return revoked.length;
}
