import { deleteFeed, findFeed } from '../../db/calendar-feeds.ts';
import type { Config } from '../config.ts';
import type { Deps } from '../deps.ts';
import type { Handlers } from '../http/route.ts';
import { openCalendar, renewCalendar } from './calendar-address.ts';
import type { calendarRoutes } from './routes.ts';

export function calendarHandlers({
  db,
  clock,
  config: { publicUrl },
}: Pick<Deps, 'db' | 'clock'> & { config: Pick<Config, 'publicUrl'> }): Handlers<typeof calendarRoutes> {
  return {
    async getCalendar({ actor: { userId } }) {
      const [feed] = await findFeed(db.read, userId);
      const [createdAt, readAt] = [feed?.createdAt.toISOString() ?? null, feed?.readAt?.toISOString() ?? null];
      return { status: 200, body: { createdAt, readAt } };
    },

    async renewCalendar({ actor: { userId } }) {
      const token = await renewCalendar(db, userId, clock());
      return { status: 201, body: { token, url: `${publicUrl}/api/v1/calendar/${token}.ics` } };
    },

    async deleteCalendar({ actor: { userId } }) {
      await db.transaction((tx) => deleteFeed(tx, userId));
      return { status: 204, body: undefined };
    },

    async readCalendar({ params: { token } }) {
      const text = await openCalendar(db, token, publicUrl, clock());
      return { status: 200, body: inOne(text) };
    },
  };
}

async function* inOne(text: string) {
  yield text;
}
