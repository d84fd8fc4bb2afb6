import { run, type Database } from '../../db/database.ts';
import { listWishes, putWish } from '../../db/notifications.ts';
import { type Delivery, type NotificationKind, notificationKinds, usualDelivery } from './notification.ts';

export type Wishes = Record<NotificationKind, Delivery>;

/** How a person wishes to be told of each kind. */
export async function readWishes(db: Database, userId: string): Promise<Wishes> {
  return wishesOf(await listWishes(db.read, [userId], notificationKinds));
}

/** Changes some of them; answers all. */
export function changeWishes(db: Database, userId: string, change: Partial<Wishes>): Promise<Wishes> {
  return db.transaction(function* (tx) {
    for (const kind of notificationKinds) {
      const delivery = change[kind];
      if (delivery !== undefined) yield* putWish(tx, { userId, kind, delivery });
    }
    return wishesOf(yield* run(listWishes(tx, [userId], notificationKinds)));
  });
}

export const wishesOf = (rows: readonly { kind: NotificationKind; delivery: Delivery }[]): Wishes => ({
  ...usualDelivery,
  ...Object.fromEntries(rows.map(({ kind, delivery }) => [kind, delivery])),
});
