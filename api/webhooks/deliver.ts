import type { WebhookRow } from '../../db/schema.ts';
import { disableIdleWebhook, findWebhook, updateWebhook } from '../../db/webhooks.ts';
import type { Deps } from '../deps.ts';
import type { JobKind } from '../jobs/runner.ts';
import { type WebhookDelivery, webhookKind } from './emit.ts';
import { type SendWebhook, WebhookFailed } from './send-webhook.ts';
import { signedHeaders } from './sign.ts';

export interface WebhookDeps extends Deps {
  sendWebhook: SendWebhook;
}

const firstWaitMs = 30_000;
const mostWaitMs = 4 * 3_600_000;
/** An event is tried for so long, and a webhook that takes nothing meanwhile is switched off, ms. */
const givenUpAfterMs = 24 * 3_600_000;

/** The work of webhooks outside requests. */
export const webhookJobs = (deps: WebhookDeps): Record<string, JobKind> => ({
  [webhookKind]: {
    atOnce: 4,
    // Ours: emit.ts wrote it.
    run: (payload, signal) => deliver(deps, payload as WebhookDelivery, signal),
  },
});

/**
 * Delivers an event. What fails is tried again after half a minute, then four times later each time, at most four hours
 * apart, and given up after a day. A webhook that took nothing since that event happened, or says that it is gone (410),
 * is switched off with the reason.
 */
async function deliver(deps: WebhookDeps, delivery: WebhookDelivery, signal: AbortSignal): Promise<Date | undefined> {
  const { db, clock } = deps;
  const [webhook] = await findWebhook(db.read, delivery.webhookId);
  if (!webhook || webhook.disabledAt !== null) return undefined;
  const { delivered, status, gone } = await send(deps, webhook, delivery, signal);
  const now = clock();
  const note = (values: Partial<WebhookRow>) => db.transaction((tx) => updateWebhook(tx, webhook, values));
  if (delivered) {
    await note(outcome(delivered, status, now));
    return undefined;
  }
  if (gone) {
    await note({ ...outcome(delivered, `Switched off: it says that it is gone. ${status}`, now), disabledAt: now });
    return undefined;
  }
  const since = new Date(delivery.since);
  const failedFor = now.getTime() - since.getTime();
  if (failedFor >= givenUpAfterMs) {
    await db.transaction(function* (tx) {
      const lastStatus = `Switched off: nothing was delivered for a day. ${status}`;
      const off = yield* disableIdleWebhook(tx, webhook, since, { disabledAt: now, lastStatus, lastAt: now });
      if (!off) yield* updateWebhook(tx, webhook, outcome(delivered, `${status} Given up: it failed for a day.`, now));
    });
    return undefined;
  }
  await note(outcome(delivered, `${status} It is tried again.`, now));
  const wait = Math.min(mostWaitMs, Math.max(firstWaitMs, failedFor * 3));
  return new Date(Math.min(now.getTime() + wait, since.getTime() + givenUpAfterMs));
}

/** What is noted of a try at a webhook. */
export const outcome = (delivered: boolean, lastStatus: string, now: Date): Partial<WebhookRow> => ({
  lastStatus,
  lastAt: now,
  ...(delivered && { lastDeliveredAt: now }),
});

/** Sends a delivery once; its outcome in words. */
export async function send(
  { clock, sendWebhook }: Pick<WebhookDeps, 'clock' | 'sendWebhook'>,
  { url, secret }: Pick<WebhookRow, 'url' | 'secret'>,
  { messageId, body }: Pick<WebhookDelivery, 'messageId' | 'body'>,
  signal?: AbortSignal,
): Promise<{ delivered: boolean; status: string; gone: boolean }> {
  const headers = signedHeaders(secret, messageId, body, clock());
  try {
    const status = await sendWebhook({ url, headers, body }, signal);
    const delivered = status >= 200 && status < 300;
    return { delivered, status: wordsOf(status), gone: status === 410 };
  } catch (error) {
    if (!(error instanceof WebhookFailed)) throw error;
    signal?.throwIfAborted();
    return { delivered: false, status: error.message, gone: false };
  }
}

function wordsOf(status: number): string {
  if (status >= 200 && status < 300) return `Delivered: it answered ${status}.`;
  if (status >= 300 && status < 400) return `It answered ${status}: redirects are not followed.`;
  return `It answered ${status}.`;
}
