import type { WebhookRow } from '../../db/schema.ts';
import type { Config } from '../config.ts';
import type { Handlers } from '../http/route.ts';
import { changeWebhook, createWebhook, readWebhooks, removeWebhook, testWebhook } from './change-webhooks.ts';
import type { WebhookDeps } from './deliver.ts';
import { webhookEvents } from './event.ts';
import type { webhookRoutes } from './routes.ts';

export function webhookHandlers(
  deps: WebhookDeps & { config: Pick<Config, 'privateWebhooks'> },
): Handlers<typeof webhookRoutes> {
  const {
    db,
    clock,
    config: { privateWebhooks: allowPrivate },
  } = deps;
  return {
    async listWebhooks({ params: { cohortId }, actor: { userId } }) {
      const items = await readWebhooks(db, { userId, cohortId });
      return { status: 200, body: { items: items.map(present) } };
    },

    async createWebhook({ params: { cohortId }, body, actor: { userId } }) {
      const made = await createWebhook(db, { userId, cohortId }, { ...body, allowPrivate }, clock());
      return { status: 201, body: { ...present(made), secret: made.secret } };
    },

    async updateWebhook({ params: { cohortId, webhookId }, body, actor: { userId } }) {
      const changed = await changeWebhook(db, { userId, cohortId }, webhookId, body, allowPrivate, clock());
      return { status: 200, body: present(changed) };
    },

    async deleteWebhook({ params: { cohortId, webhookId }, actor: { userId } }) {
      await removeWebhook(db, { userId, cohortId }, webhookId);
      return { status: 204, body: undefined };
    },

    async testWebhook({ params: { cohortId, webhookId }, actor: { userId } }) {
      return { status: 200, body: await testWebhook(deps, { userId, cohortId }, webhookId) };
    },
  };
}

const present = ({ id, url, kinds, createdAt, disabledAt, lastStatus, lastAt }: WebhookRow) => ({
  id,
  url,
  events: webhookEvents.filter((event) => kinds.includes(event)),
  createdAt: createdAt.toISOString(),
  disabledAt: disabledAt?.toISOString() ?? null,
  lastStatus,
  lastAt: lastAt?.toISOString() ?? null,
});
