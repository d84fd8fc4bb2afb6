import type { z } from 'zod';
import { findSessionsEnd, findUser } from '../../db/users.ts';
import type { SettingsRow } from '../../db/schema.ts';
import type { Deps } from '../deps.ts';
import { Unauthenticated } from '../errors.ts';
import type { Handlers } from '../http/route.ts';
import { startOfStudyDay, studyDate, studyDay } from '../scheduling/study-day.ts';
import type { Actor } from './actor.ts';
import { deleteAccount, describeDeletion } from './delete-account.ts';
import type { accountRoutes, Me } from './routes.ts';
import { changeSettings, getSettings, studyClockOf } from './settings.ts';

export function accountHandlers({
  db,
  clock,
  limitSignIn,
}: Deps & { limitSignIn: (email: string) => Promise<void> }): Handlers<typeof accountRoutes> {
  return {
    async getMe({ actor }) {
      return { status: 200, body: await present(actor, await getSettings(db, actor.userId)) };
    },

    async updateMe({ body, actor }) {
      return { status: 200, body: await present(actor, await changeSettings(db, actor.userId, body, clock())) };
    },

    async describeDeletion({ actor }) {
      return { status: 200, body: await describeDeletion(db, actor.userId) };
    },

    async deleteMe({ body, actor }) {
      await deleteAccount(db, actor.userId, body, limitSignIn, clock());
      return { status: 204, body: undefined };
    },
  };

  async function present({ userId, role }: Actor, settings: SettingsRow): Promise<z.input<typeof Me>> {
    const now = clock();
    const user = await findUser(db.read, userId);
    if (!user) throw new Unauthenticated('Your account is gone. Sign in again.');
    const guestUntil = user.isAnonymous ? await findSessionsEnd(db.read, userId, now) : undefined;
    const day = studyDay(now.getTime(), studyClockOf(settings));
    const { version, userId: _, since: __, parameters: ___, ...own } = settings;
    return {
      ...own,
      id: user.id,
      name: user.name,
      email: user.isAnonymous ? null : user.email,
      role,
      guestUntil: guestUntil?.toISOString() ?? null,
      settingsVersion: version,
      studyDay: studyDate(day),
      nextRollover: new Date(startOfStudyDay(day + 1, studyClockOf(settings))).toISOString(),
    };
  }
}
