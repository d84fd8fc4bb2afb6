import { setImmediate } from 'node:timers/promises';
import type { Database } from '../../db/database.ts';
import { insertJob } from '../../db/jobs.ts';
import { listDueSoon, listExpiringGuests, listReviewReminders } from '../../db/reminders.ts';
import { getSettings } from '../accounts/settings.ts';
import { buildQueue } from '../cards/build-queue.ts';
import type { Deps } from '../deps.ts';
import type { JobKind } from '../jobs/runner.ts';
import { studyDate, studyDay } from '../scheduling/study-day.ts';
import { type News, tell } from './tell.ts';

const remindKind = 'remind';

const hourMs = 3_600_000;
/** A guest is told so long before their work is removed, ms. */
const guestWarningMs = 7 * 24 * hourMs;
/** Told in one transaction at most. */
const mostAtOnce = 100;

/** Sees to it that the job below is there, once for all processes. */
export function scheduleReminders(db: Database, now: Date): Promise<boolean> {
  const job = { id: remindKind, key: remindKind, kind: remindKind, payload: {}, runAt: now };
  return db.transaction((tx) => insertJob(tx, job, now));
}

/** The job that reminds people, every hour, of each thing once. */
export const reminderJobs = (deps: Deps): Record<string, JobKind> => ({
  [remindKind]: {
    run: async (_payload, signal) => {
      await tellAll(deps, await dueSoon(deps), signal);
      await tellAll(deps, await guestsThatExpire(deps), signal);
      for await (const { userId } of listReviewReminders(deps.db.read)) {
        await tellAll(deps, await reviewsDue(deps, userId), signal);
        await setImmediate(); // requests come first
      }
      return new Date(deps.clock().getTime() + hourMs);
    },
  },
});

async function tellAll({ db, clock }: Deps, news: readonly News[], signal: AbortSignal): Promise<void> {
  for (let from = 0; from < news.length; from += mostAtOnce) {
    signal.throwIfAborted();
    await db.transaction((tx) => tell(tx, news.slice(from, from + mostAtOnce), clock()));
  }
}

/** Of an assignment due within a day and not handed in; again if it is due at another time by then. */
async function dueSoon({ db, clock }: Deps): Promise<News[]> {
  const now = clock();
  const rows = await listDueSoon(db.read, now, new Date(now.getTime() + 24 * hourMs));
  return rows.map(({ userId, assignmentId, title, cohort, due }) => ({
    userId,
    key: `due-soon:${assignmentId}:${due.toISOString()}`,
    kind: 'due-soon',
    payload: { href: `/assignments/${assignmentId}`, title, cohort, date: due.toISOString() },
  }));
}

async function guestsThatExpire({ db, clock }: Deps): Promise<News[]> {
  const now = clock();
  const guests = await listExpiringGuests(db.read, now, new Date(now.getTime() + guestWarningMs));
  return guests.map(({ userId, until }) => ({
    userId,
    key: `guest-expires:${until.toISOString()}`,
    kind: 'guest-expires',
    payload: { href: '/sign-up', date: until.toISOString() },
  }));
}

/** Once a study day, as soon as it has begun: before the daily mail, which comes hours later. */
async function reviewsDue({ db, clock }: Deps, userId: string): Promise<News[]> {
  const now = clock();
  const settings = await getSettings(db, userId);
  const { counts } = await buildQueue(db, { settings, now, limit: 1, deckId: undefined, ahead: false });
  const count = counts.learning + counts.review + counts.new;
  if (count === 0) return [];
  const key = `reviews-due:${studyDate(studyDay(now.getTime(), settings))}`;
  return [{ userId, key, kind: 'reviews-due', payload: { href: '/', count } }];
}
