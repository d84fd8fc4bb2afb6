import { randomUUID } from 'node:crypto';
import { run, type Work, type Writer } from '../../db/database.ts';
import { insertNotification, listWishes } from '../../db/notifications.ts';
import { usualDelivery, type NotificationKind, type NotificationPayload } from './notification.ts';
import { scheduleMail } from './schedule-mail.ts';

/** One piece of news for one person. */
export interface News {
  userId: string;
  /** The same key is told once: name what happened and to what, as "reviewed:<assignmentId>:<take>". */
  key: string;
  kind: NotificationKind;
  payload: NotificationPayload;
}

/**
 * Tells people something as they wish to be told, in the transaction that makes it true: all of it or nothing happened.
 * Who wishes to hear nothing of a kind has no row of it.
 */
export function* tell(tx: Writer, news: readonly News[], at: Date): Work<void> {
  if (news.length === 0) return;
  const [people, kinds] = [new Set(news.map(({ userId }) => userId)), new Set(news.map(({ kind }) => kind))];
  const wishes = yield* run(listWishes(tx, [...people], [...kinds]));
  const wished = new Map(wishes.map(({ userId, kind, delivery }) => [`${kind} ${userId}`, delivery]));
  for (const { userId, key, kind, payload } of news) {
    const delivery = wished.get(`${kind} ${userId}`) ?? usualDelivery[kind];
    if (delivery === 'none') continue;
    const row = { userId, id: randomUUID(), key, kind, payload, at, delivery, readAt: null, mailedAt: null };
    if (yield* insertNotification(tx, row)) yield* scheduleMail(tx, row, at);
  }
}
