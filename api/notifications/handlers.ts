import { countUnread, listNotifications, markRead } from '../../db/notifications.ts';
import type { NotificationRow } from '../../db/schema.ts';
import { findUser } from '../../db/users.ts';
import { getSettings } from '../accounts/settings.ts';
import type { Deps } from '../deps.ts';
import { listPage } from '../http/list-page.ts';
import type { Handlers } from '../http/route.ts';
import type { Mailer } from '../mail/mailer.ts';
import { notificationKinds } from './notification.ts';
import type { notificationRoutes } from './routes.ts';
import { kindWords, sentenceOf } from './sentence.ts';
import { changeWishes, readWishes, type Wishes } from './wishes.ts';

export function notificationHandlers({
  db,
  clock,
  mailer,
}: Deps & { mailer: Mailer | undefined }): Handlers<typeof notificationRoutes> {
  return {
    async listNotifications({ query: { unread, cursor, limit }, actor: { userId } }) {
      const [{ rows, nextCursor }, counted, { timeZone }] = await Promise.all([
        listPage(
          { limit, cursor },
          (query) => listNotifications(db.read, { userId, unread: unread === 'true', ...query }),
          ({ at, id }) => ({ at, id }),
        ),
        unreadOf(userId),
        getSettings(db, userId),
      ]);
      return {
        status: 200,
        body: {
          items: rows.map((row) => present(row, timeZone)),
          nextCursor,
          unread: counted,
        },
      };
    },

    async readNotifications({ body, actor: { userId } }) {
      const which = 'ids' in body ? body : { until: new Date(body.before) };
      await db.transaction((tx) => markRead(tx, userId, which, clock()));
      return { status: 200, body: { unread: await unreadOf(userId) } };
    },

    async getNotificationWishes({ actor: { userId } }) {
      return { status: 200, body: await presentWishes(userId, await readWishes(db, userId)) };
    },

    async updateNotificationWishes({ body: { wishes }, actor: { userId } }) {
      const change = Object.fromEntries(wishes.map(({ kind, delivery }) => [kind, delivery]));
      return { status: 200, body: await presentWishes(userId, await changeWishes(db, userId, change)) };
    },
  };

  async function unreadOf(userId: string): Promise<number> {
    const [counted] = await countUnread(db.read, userId);
    return counted?.unread ?? 0;
  }

  async function presentWishes(userId: string, wishes: Wishes) {
    const user = await findUser(db.read, userId);
    return {
      items: notificationKinds.map((kind) => ({ kind, ...kindWords[kind], delivery: wishes[kind] })),
      mail: { sends: mailer !== undefined, address: user && !user.isAnonymous ? user.email : null },
    };
  }
}

const present = ({ id, kind, payload, at, readAt }: NotificationRow, timeZone: string) => ({
  id,
  kind,
  sentence: sentenceOf(kind, payload, timeZone),
  href: payload.href,
  at: at.toISOString(),
  readAt: readAt?.toISOString() ?? null,
});
