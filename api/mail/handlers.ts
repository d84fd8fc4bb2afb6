import type { Handlers } from '../http/route.ts';
import { kindWords } from '../notifications/sentence.ts';
import type { mailRoutes } from './routes.ts';
import type { MailDeps } from './send-news.ts';
import { resubscribe, unsubscribe } from './unsubscribe.ts';

export function mailHandlers({
  db,
  config: { authSecret },
  mailer,
}: Pick<MailDeps, 'db' | 'config' | 'mailer'>): Handlers<typeof mailRoutes> {
  return {
    async unsubscribe({ query: { token } }) {
      const kinds = await unsubscribe(db, authSecret, token);
      const switchedOff = kinds.map(({ kind, before }) => ({ kind, label: kindWords[kind].label, delivery: before }));
      return { status: 200, body: { switchedOff } };
    },

    async resubscribe({ body: { token, kinds } }) {
      const on = await resubscribe(db, authSecret, token, kinds);
      const switchedOn = on.map(({ kind, delivery }) => ({ kind, label: kindWords[kind].label, delivery }));
      return { status: 200, body: { switchedOn } };
    },

    async getMailService() {
      return { status: 200, body: { sends: mailer !== undefined } };
    },
  };
}
