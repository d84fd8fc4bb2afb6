import { and, asc, count, desc, eq, gte, inArray, isNull, like, lte } from 'drizzle-orm';
import { asText } from './as-text.ts';
import { run, type Reader, type Work, type Writer } from './database.ts';
import { isBefore } from './is-before.ts';
import type { NotificationRow, NotificationWishRow } from './schema.ts';

interface Listing {
  userId: string;
  unread: boolean;
  before: { at: Date; id: string } | undefined;
  limit: number;
}

/** A page of what a person was told, newest first. */
export const listNotifications = (db: Reader, { userId, unread, before, limit }: Listing) => {
  const { notifications } = db.tables;
  return db
    .select()
    .from(notifications)
    .where(
      and(
        eq(notifications.userId, userId),
        unread ? isNull(notifications.readAt) : undefined,
        before && isBefore(notifications.at, notifications.id, before),
      ),
    )
    .orderBy(desc(notifications.at), desc(notifications.id))
    .limit(limit);
};

/** How much a person has not read yet: one row. */
export const countUnread = (db: Reader, userId: string) => {
  const { notifications } = db.tables;
  return db
    .select({ unread: count() })
    .from(notifications)
    .where(and(eq(notifications.userId, userId), isNull(notifications.readAt)));
};

/** Adds a notification, unless its person was told of its key before: false then. */
export function* insertNotification(tx: Writer, row: NotificationRow): Work<boolean> {
  const { notifications } = tx.tables;
  const added = yield* run(
    tx.insert(notifications).values(row).onConflictDoNothing().returning({ id: notifications.id }),
  );
  return added.length > 0;
}

/** Marks as read those of these ids, or all told until an instant; what was read before keeps its time. */
export function* markRead(
  tx: Writer,
  userId: string,
  which: { ids: readonly string[] } | { until: Date },
  now: Date,
): Work<void> {
  const { notifications } = tx.tables;
  const chosen = 'ids' in which ? inArray(notifications.id, [...which.ids]) : lte(notifications.at, which.until);
  yield* run(
    tx
      .update(notifications)
      .set({ readAt: now })
      .where(and(eq(notifications.userId, userId), isNull(notifications.readAt), chosen))
      .returning({ id: notifications.id }),
  );
}

/** Deletes what some people were told that leads to pages under a path, "/coach/…/". */
export function* deleteNewsUnder(tx: Writer, userIds: readonly string[], path: string): Work<void> {
  const { notifications } = tx.tables;
  yield* run(
    tx
      .delete(notifications)
      .where(and(inArray(notifications.userId, [...userIds]), like(asText(notifications.payload), `%"${path}%`)))
      .returning({ id: notifications.id }),
  );
}

/** Deletes what some people were told under keys that begin so. */
export function* deleteNewsKeyed(tx: Writer, userIds: readonly string[], keyStart: string): Work<void> {
  const { notifications } = tx.tables;
  yield* run(
    tx
      .delete(notifications)
      .where(and(inArray(notifications.userId, [...userIds]), like(notifications.key, `${keyStart}%`)))
      .returning({ id: notifications.id }),
  );
}

/** What these people wish for these kinds; no row for what is as usual. */
export const listWishes = (db: Reader, userIds: readonly string[], kinds: readonly NotificationWishRow['kind'][]) => {
  const { notificationWishes } = db.tables;
  return db
    .select()
    .from(notificationWishes)
    .where(and(inArray(notificationWishes.userId, [...userIds]), inArray(notificationWishes.kind, [...kinds])));
};

/** Sets what a person wishes for one kind. */
export function* putWish(tx: Writer, wish: NotificationWishRow): Work<void> {
  const { notificationWishes } = tx.tables;
  yield* run(
    tx
      .insert(notificationWishes)
      .values(wish)
      .onConflictDoUpdate({
        target: [notificationWishes.userId, notificationWishes.kind],
        set: { delivery: wish.delivery },
      })
      .returning({ kind: notificationWishes.kind }),
  );
}

type Unmailed = { userId: string; since: Date } & ({ delivery: NotificationRow['delivery'] } | { id: string });

/** What a person was told since an instant, has not read, and was not mailed: by how it is delivered, or one; oldest first. */
export const listUnmailed = (db: Reader, { userId, since, ...which }: Unmailed, limit: number) => {
  const { notifications } = db.tables;
  return db
    .select()
    .from(notifications)
    .where(
      and(
        eq(notifications.userId, userId),
        'id' in which ? eq(notifications.id, which.id) : eq(notifications.delivery, which.delivery),
        isNull(notifications.readAt),
        isNull(notifications.mailedAt),
        gte(notifications.at, since),
      ),
    )
    .orderBy(asc(notifications.at), asc(notifications.id))
    .limit(limit);
};

/** Marks what was mailed. */
export function* markMailed(tx: Writer, userId: string, ids: readonly string[], now: Date): Work<void> {
  const { notifications } = tx.tables;
  yield* run(
    tx
      .update(notifications)
      .set({ mailedAt: now })
      .where(and(eq(notifications.userId, userId), inArray(notifications.id, [...ids])))
      .returning({ id: notifications.id }),
  );
}
