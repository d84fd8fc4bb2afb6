import { randomUUID } from 'node:crypto';
import { readThrough, run, type Database } from '../../db/database.ts';
import type { WebhookRow } from '../../db/schema.ts';
import { deleteWebhook, findWebhookOf, insertWebhook, listWebhooks, updateWebhook } from '../../db/webhooks.ts';
import { memberWho, unlessArchived } from '../cohorts/policy.ts';
import { Conflict, invalidFields, NotFound } from '../errors.ts';
import { outcome, send, type WebhookDeps } from './deliver.ts';
import type { WebhookEvent } from './event.ts';
import { faultOf } from './send-webhook.ts';
import { bodyOf, newSecret } from './sign.ts';

/** Whose request it is, and of which cohort. */
export interface ByCoach {
  userId: string;
  cohortId: string;
}

const mostWebhooks = 20;

/** The webhooks of a cohort, for its coaches. Throws NotFound and Forbidden, as all below. */
export function readWebhooks(db: Database, { userId, cohortId }: ByCoach): Promise<WebhookRow[]> {
  return readThrough(db, function* (reader) {
    yield* memberWho(reader, 'changeWebhooks', userId, cohortId);
    return yield* run(listWebhooks(reader, cohortId));
  });
}

/**
 * Makes a webhook; its secret is told here alone. Throws Invalid for an address that is none for it, and Conflict in an
 * archived cohort, as changing and testing one do, and where there are too many.
 */
export function createWebhook(
  db: Database,
  { userId, cohortId }: ByCoach,
  { url, events, allowPrivate }: { url: string; events: readonly WebhookEvent[]; allowPrivate: boolean },
  now: Date,
): Promise<WebhookRow> {
  checkUrl(url, allowPrivate);
  const row: WebhookRow = {
    id: randomUUID(),
    cohortId,
    url,
    secret: newSecret(),
    kinds: [...new Set(events)],
    createdBy: userId,
    createdAt: now,
    disabledAt: null,
    lastStatus: null,
    lastAt: null,
    lastDeliveredAt: null,
  };
  return db.transaction(function* (tx) {
    unlessArchived(yield* memberWho(tx, 'changeWebhooks', userId, cohortId));
    const known = yield* run(listWebhooks(tx, cohortId));
    if (known.length >= mostWebhooks)
      throw new Conflict(`This cohort has ${mostWebhooks} webhooks, and that is the most: remove one first.`);
    yield* insertWebhook(tx, row);
    return row;
  });
}

/** Changes where a webhook goes and of what it tells, or switches it off or on again. */
export function changeWebhook(
  db: Database,
  { userId, cohortId }: ByCoach,
  id: string,
  change: { url?: string | undefined; events?: readonly WebhookEvent[] | undefined; enabled?: boolean | undefined },
  allowPrivate: boolean,
  now: Date,
): Promise<WebhookRow> {
  const { url, events, enabled } = change;
  if (url !== undefined) checkUrl(url, allowPrivate);
  return db.transaction(function* (tx) {
    unlessArchived(yield* memberWho(tx, 'changeWebhooks', userId, cohortId));
    const [known] = yield* run(findWebhookOf(tx, { cohortId, id }));
    if (!known) throw noWebhook();
    const disabledAt = enabled === undefined ? undefined : enabled ? null : (known.disabledAt ?? now);
    const changed = yield* updateWebhook(
      tx,
      { cohortId, id },
      {
        url: url ?? known.url,
        kinds: events === undefined ? known.kinds : [...new Set(events)],
        disabledAt: disabledAt === undefined ? known.disabledAt : disabledAt,
        lastStatus: enabled === true && known.disabledAt ? null : known.lastStatus,
      },
    );
    if (!changed) throw noWebhook();
    return changed;
  });
}

/** Removes a webhook, if it is there; in an archived cohort too. */
export function removeWebhook(db: Database, { userId, cohortId }: ByCoach, id: string): Promise<void> {
  return db.transaction(function* (tx) {
    yield* memberWho(tx, 'changeWebhooks', userId, cohortId);
    yield* deleteWebhook(tx, { cohortId, id });
  });
}

/** Delivers an event of the type “test” at once; answers whether it was taken, and the outcome in words. */
export async function testWebhook(
  deps: WebhookDeps,
  { userId, cohortId }: ByCoach,
  id: string,
): Promise<{ delivered: boolean; status: string }> {
  const { db, clock } = deps;
  const webhook = await readThrough(db, function* (reader) {
    unlessArchived(yield* memberWho(reader, 'changeWebhooks', userId, cohortId));
    const [found] = yield* run(findWebhookOf(reader, { cohortId, id }));
    if (!found) throw noWebhook();
    return found;
  });
  const body = bodyOf('test', { cohortId }, clock());
  const { delivered, status } = await send(deps, webhook, { messageId: `msg_${randomUUID()}`, body });
  await db.transaction((tx) => updateWebhook(tx, webhook, outcome(delivered, status, clock())));
  return { delivered, status };
}

function checkUrl(url: string, allowPrivate: boolean) {
  const fault = faultOf(new URL(url), allowPrivate);
  if (fault !== undefined) throw invalidFields([{ pointer: '/body/url', message: fault }]);
}

const noWebhook = () => new NotFound('This cohort has no such webhook: choose one of those it has.');
