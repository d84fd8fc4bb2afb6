import type { Delivery, NotificationKind, NotificationPayload } from '../api/notifications/notification.ts';
import { ownerColumn, type AuthSchema } from './auth-schema.ts';
import type { Dialect } from './dialect.ts';

/** What a person is told, and how: keyed (user_id, …). */
export function defineNotificationSchema(d: Dialect, auth: AuthSchema) {
  const owner = () => ownerColumn(d, auth);
  const notifications = d.table(
    'notifications',
    {
      userId: owner(),
      id: d.text('id').notNull(),
      key: d.text('key').notNull(), // the same news is told once
      kind: d.text('kind').$type<NotificationKind>().notNull(),
      payload: d.json<NotificationPayload>('payload').notNull(),
      at: d.instant('at').notNull(),
      readAt: d.instant('read_at'),
      delivery: d.text('delivery').$type<Delivery>().notNull(), // as wished when it came
      mailedAt: d.instant('mailed_at'),
    },
    (t) => [
      d.primaryKey({ columns: [t.userId, t.id] }),
      d.uniqueIndex('notifications_key_idx').on(t.userId, t.key),
      d.index('notifications_time_idx').on(t.userId, t.at, t.id),
    ],
  );
  const notificationWishes = d.table(
    'notification_wishes', // per kind; without a row, the kind's usual way
    {
      userId: owner(),
      kind: d.text('kind').$type<NotificationKind>().notNull(),
      delivery: d.text('delivery').$type<Delivery>().notNull(),
    },
    (t) => [d.primaryKey({ columns: [t.userId, t.kind] })],
  );
  const calendarFeeds = d.table(
    'calendar_feeds', // the secret address under which due work is read by a calendar
    {
      userId: owner().primaryKey(),
      tokenHash: d.text('token_hash').notNull().unique(), // SHA-256
      createdAt: d.instant('created_at').notNull(),
      readAt: d.instant('read_at'),
    },
  );
  return { notifications, notificationWishes, calendarFeeds };
}
