import { randomUUID } from 'node:crypto';
import { run, type Work, type Writer } from '../../db/database.ts';
import { usualDelivery, type NotificationKind, type NotificationPayload } from './notification.ts';

/** One piece of news for one person. */
export interface News {
  userId: string;
  /** The same key is told once: name what happened and to what, as "reviewed:<assignmentId>:<take>". */
  key: string;
  kind: NotificationKind;
  payload: NotificationPayload;
}

/** Tells people something, in the transaction that makes it true: all of it or nothing happened. */
export function* tell(tx: Writer, news: readonly News[], at: Date): Work<void> {
  const { notifications } = tx.tables;
  for (const { userId, key, kind, payload } of news)
    yield* run(
      tx
        .insert(notifications)
        .values({ userId, id: randomUUID(), key, kind, payload, at, delivery: usualDelivery[kind] })
        .onConflictDoNothing()
        .returning({ id: notifications.id }),
    );
}
