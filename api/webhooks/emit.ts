import { randomUUID } from 'node:crypto';
import { run, type Work, type Writer } from '../../db/database.ts';
import { insertJob } from '../../db/jobs.ts';
import { listWebhooks } from '../../db/webhooks.ts';
import type { WebhookEvent } from './event.ts';
import { bodyOf } from './sign.ts';

/** The job that delivers one event to one webhook. */
export const webhookKind = 'webhook';
export interface WebhookDelivery {
  webhookId: string;
  /** The same at every try, so that a receiver knows a repeat. */
  messageId: string;
  body: string;
  /** When it happened, ISO 8601. */
  since: string;
}

/**
 * Tells a cohort's webhooks that something happened, in the transaction that makes it happen; delivered soon after.
 * @param data ids and figures of it, as JSON: no answers, and no more of people than a coach sees
 */
export function* emit(tx: Writer, cohortId: string, event: WebhookEvent, data: object, now: Date): Work<void> {
  const hooks = yield* run(listWebhooks(tx, cohortId));
  for (const { id: webhookId, kinds, disabledAt } of hooks) {
    if (disabledAt !== null || !kinds.includes(event)) continue;
    const messageId = `msg_${randomUUID()}`;
    const body = bodyOf(event, { cohortId, ...data }, now);
    const payload: WebhookDelivery = { webhookId, messageId, body, since: now.toISOString() };
    const key = `${webhookKind}:${messageId}`;
    yield* insertJob(tx, { id: key, key, kind: webhookKind, payload, runAt: now }, now);
  }
}
