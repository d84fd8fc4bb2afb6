import { and, asc, eq, isNull, lt, or } from 'drizzle-orm';
import { run, type Reader, type Work, type Writer } from './database.ts';
import type { WebhookRow } from './schema.ts';

/** The webhooks of a cohort, in the order in which they were made. */
export const listWebhooks = (db: Reader, cohortId: string) => {
  const { webhooks } = db.tables;
  return db
    .select()
    .from(webhooks)
    .where(eq(webhooks.cohortId, cohortId))
    .orderBy(asc(webhooks.createdAt), asc(webhooks.id));
};

/** A webhook by its id alone, for its deliveries: one row or none. */
export const findWebhook = (db: Reader, id: string) => {
  const { webhooks } = db.tables;
  return db.select().from(webhooks).where(eq(webhooks.id, id));
};

type Key = Pick<WebhookRow, 'cohortId' | 'id'>;

const isIt = ({ webhooks }: Reader['tables'], { cohortId, id }: Key) =>
  and(eq(webhooks.cohortId, cohortId), eq(webhooks.id, id));

/** A webhook of a cohort: one row or none. */
export const findWebhookOf = (db: Reader, key: Key) => db.select().from(db.tables.webhooks).where(isIt(db.tables, key));

export function* insertWebhook(tx: Writer, row: WebhookRow): Work<void> {
  const { webhooks } = tx.tables;
  yield* run(tx.insert(webhooks).values(row).returning({ id: webhooks.id }));
}

/** Changes a webhook; answers it as it is then, undefined if there is none. */
export function* updateWebhook(
  tx: Writer,
  key: Key,
  values: Partial<Omit<WebhookRow, 'id' | 'cohortId'>>,
): Work<WebhookRow | undefined> {
  const { webhooks } = tx.tables;
  const [updated] = yield* run(tx.update(webhooks).set(values).where(isIt(tx.tables, key)).returning());
  return updated;
}

/** Switches off a webhook that took nothing since an instant; answers whether it did. */
export function* disableIdleWebhook(
  tx: Writer,
  key: Key,
  since: Date,
  values: Pick<WebhookRow, 'disabledAt' | 'lastStatus' | 'lastAt'>,
): Work<boolean> {
  const { webhooks } = tx.tables;
  const tookNothing = or(isNull(webhooks.lastDeliveredAt), lt(webhooks.lastDeliveredAt, since));
  const disabled = yield* run(
    tx
      .update(webhooks)
      .set(values)
      .where(and(isIt(tx.tables, key), tookNothing))
      .returning({ id: webhooks.id }),
  );
  return disabled.length > 0;
}

/** Switches off the webhooks that somebody made in a cohort. */
export function* disableWebhooksBy(
  tx: Writer,
  { cohortId, createdBy }: { cohortId: string; createdBy: string },
  values: Pick<WebhookRow, 'disabledAt' | 'lastStatus' | 'lastAt'>,
): Work<void> {
  const { webhooks } = tx.tables;
  yield* run(
    tx
      .update(webhooks)
      .set(values)
      .where(and(eq(webhooks.cohortId, cohortId), eq(webhooks.createdBy, createdBy), isNull(webhooks.disabledAt)))
      .returning({ id: webhooks.id }),
  );
}

/** Removes a webhook, if it is there. */
export function* deleteWebhook(tx: Writer, key: Key): Work<void> {
  const { webhooks } = tx.tables;
  yield* run(tx.delete(webhooks).where(isIt(tx.tables, key)).returning({ id: webhooks.id }));
}
