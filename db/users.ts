import { randomUUID } from 'node:crypto';
import { and, asc, count, eq, gt, notExists, sql } from 'drizzle-orm';
import { run, type Reader, type Work, type Writer } from './database.ts';
import { deleteOwnDecks, listOwnDecks } from './own-decks.ts';
import { prepared, slot } from './prepared.ts';
import { deleteSpendings } from './spendings.ts';

export interface SessionUser {
  userId: string;
  isAnonymous: boolean;
  role: 'learner' | 'admin';
}

/** Whose session a token is, if it has not ended. */
export async function findSessionUser(db: Reader, token: string, now: Date): Promise<SessionUser | undefined> {
  const [found] = await sessionUser(db, { token, now });
  return found;
}

const sessionUser = prepared((db: Reader) => {
  const { session, user } = db.tables;
  return db
    .select({ userId: session.userId, isAnonymous: user.isAnonymous, role: user.role })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .where(and(eq(session.token, sql.placeholder('token')), gt(session.expiresAt, slot(session.expiresAt, 'now'))));
});

export interface UserRow {
  id: string;
  name: string;
  email: string;
  isAnonymous: boolean;
  role: 'learner' | 'admin';
}

export async function findUser(db: Reader, id: string): Promise<UserRow | undefined> {
  const { user } = db.tables;
  const [found] = await db
    .select({ id: user.id, name: user.name, email: user.email, isAnonymous: user.isAnonymous, role: user.role })
    .from(user)
    .where(eq(user.id, id));
  return found;
}

/** Takes a user for the rest of the transaction: what one may have one of alone is looked for after it. */
export function* takeUser(tx: Writer, id: string): Work<void> {
  const { user } = tx.tables;
  yield* run(
    tx
      .update(user)
      .set({ name: sql`${user.name}` })
      .where(eq(user.id, id))
      .returning({ id: user.id }),
  );
}

/** What somebody is called: one row. */
export const findName = (db: Reader, id: string) => {
  const { user } = db.tables;
  return db.select({ name: user.name }).from(user).where(eq(user.id, id));
};

/** When the last of a user's sessions ends; undefined if none is left. */
export async function findSessionsEnd(db: Reader, userId: string, now: Date): Promise<Date | undefined> {
  const { session } = db.tables;
  const ends = await db
    .select({ expiresAt: session.expiresAt })
    .from(session)
    .where(and(eq(session.userId, userId), gt(session.expiresAt, now)));
  return ends.map((row) => row.expiresAt).toSorted((a, b) => b.getTime() - a.getTime())[0];
}

/** Ids of everybody, guests too, a page at a time. */
export async function* listUserIds(db: Reader): AsyncIterable<string> {
  const { user } = db.tables;
  let after: string | undefined;
  do {
    const page = await db
      .select({ id: user.id })
      .from(user)
      .where(after === undefined ? undefined : gt(user.id, after))
      .orderBy(asc(user.id))
      .limit(usersAtOnce);
    for (const { id } of page) yield id;
    after = page.length === usersAtOnce ? page.at(-1)?.id : undefined;
  } while (after !== undefined);
}
const usersAtOnce = 500;

/** Accounts with an e-mail address; guests do not count. */
export async function countAccounts(db: Reader): Promise<number> {
  const { user } = db.tables;
  const [row] = await db.select({ accounts: count() }).from(user).where(eq(user.isAnonymous, false));
  return row?.accounts ?? 0;
}

/** What a guest becomes: an account with a credential. */
export interface NewAccount {
  name: string;
  email: string;
  role: 'learner' | 'admin';
  passwordHash: string;
}

/** Makes an account of a guest, in place. Tells if the e-mail address is taken or the guest is gone. */
export function* upgradeGuest(
  tx: Writer,
  id: string,
  { name, email, role, passwordHash }: NewAccount,
  now: Date,
): Work<'done' | 'taken' | 'gone'> {
  const { user, account } = tx.tables;
  const taken = yield* run(tx.select({ id: user.id }).from(user).where(eq(user.email, email)));
  if (taken.length > 0) return 'taken';
  const upgraded = yield* run(
    tx
      .update(user)
      .set({ name, email, role, isAnonymous: false, updatedAt: now })
      .where(and(eq(user.id, id), eq(user.isAnonymous, true)))
      .returning({ id: user.id }),
  );
  if (upgraded.length === 0) return 'gone';
  yield* run(
    tx.insert(account).values({
      id: randomUUID(),
      accountId: id,
      providerId: 'credential',
      userId: id,
      password: passwordHash,
      createdAt: now,
      updatedAt: now,
    }),
  );
  return 'done';
}

/** Removes a guest and everything that is still theirs: own decks, and by cascade the rest. */
export function* deleteGuest(tx: Writer, id: string): Work<void> {
  const { user } = tx.tables;
  const decks = yield* run(listOwnDecks(tx, id));
  yield* deleteOwnDecks(
    tx,
    id,
    decks.map((deck) => deck.id),
  );
  yield* deleteSpendings(tx, [id]);
  yield* run(
    tx
      .delete(user)
      .where(and(eq(user.id, id), eq(user.isAnonymous, true)))
      .returning({ id: user.id }),
  );
}

/** Removes guests who have no session left, so that nobody can return to them. Returns how many. */
export function* deleteLostGuests(tx: Writer, now: Date): Work<number> {
  const { user, session } = tx.tables;
  const live = tx
    .select({ one: sql`1` })
    .from(session)
    .where(and(eq(session.userId, user.id), gt(session.expiresAt, now)));
  const lost = and(eq(user.isAnonymous, true), notExists(live));
  const { decks } = tx.tables;
  const owned = yield* run(
    tx
      .select({ userId: user.id, deckId: decks.id })
      .from(decks)
      .innerJoin(user, eq(user.id, decks.ownerId))
      .where(lost)
      .orderBy(asc(decks.id)),
  );
  for (const { userId, deckId } of owned) yield* deleteOwnDecks(tx, userId, [deckId]);
  const gone = yield* run(tx.delete(user).where(lost).returning({ id: user.id }));
  for (const { id } of gone) yield* deleteSpendings(tx, [id]);
  return gone.length;
}
