import { run, type Database } from '../../db/database.ts';
import { listWishes, putWish } from '../../db/notifications.ts';
import { findUser } from '../../db/users.ts';
import { NotFound } from '../errors.ts';
import { type Delivery, type NotificationKind, notificationKinds } from '../notifications/notification.ts';
import { wishesOf } from '../notifications/wishes.ts';
import { readUnsubscribeToken, type Subscription } from './unsubscribe-token.ts';

export interface SwitchedOff {
  kind: NotificationKind;
  /** How it was told before. */
  before: Delivery;
}

/** Switches off the mails that a token came with: their news stays in the page. Doing it twice changes nothing more. */
export async function unsubscribe(db: Database, secret: string, token: string): Promise<SwitchedOff[]> {
  const { userId, subscription } = await holderOf(db, secret, token);
  return db.transaction(function* (tx) {
    const wishes = wishesOf(yield* run(listWishes(tx, [userId], notificationKinds)));
    const kinds = kindsOf(subscription).filter((kind) => wishes[kind] === wayOf(subscription));
    for (const kind of kinds) yield* putWish(tx, { userId, kind, delivery: 'page' });
    return kinds.map((kind) => ({ kind, before: wishes[kind] }));
  });
}

/** Switches these kinds on again, as the mails of the token came. Answers those that are mailed that way now. */
export async function resubscribe(
  db: Database,
  secret: string,
  token: string,
  kinds: readonly NotificationKind[],
): Promise<{ kind: NotificationKind; delivery: Delivery }[]> {
  const { userId, subscription } = await holderOf(db, secret, token);
  const chosen = kindsOf(subscription).filter((kind) => kinds.includes(kind));
  await db.transaction(function* (tx) {
    for (const kind of chosen) yield* putWish(tx, { userId, kind, delivery: wayOf(subscription) });
  });
  return chosen.map((kind) => ({ kind, delivery: wayOf(subscription) }));
}

async function holderOf(db: Database, secret: string, token: string) {
  const read = readUnsubscribeToken(secret, token);
  if (!read || !(await findUser(db.read, read.userId)))
    throw new NotFound(
      'This link switches nothing off. Use the one of a newer mail, or sign in and choose in Settings.',
    );
  return read;
}

const wayOf = (subscription: Subscription): Delivery => (subscription === 'daily' ? 'daily' : 'at-once');
const kindsOf = (subscription: Subscription) =>
  subscription === 'daily' ? notificationKinds : notificationKinds.filter((kind) => kind === subscription);
