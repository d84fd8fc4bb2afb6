import { run, type Work, type Writer } from '../../db/database.ts';
import { insertJob } from '../../db/jobs.ts';
import type { NotificationRow } from '../../db/schema.ts';
import { currentSettings } from '../../db/settings.ts';
import { defaultSettings, studyClockOf } from '../accounts/settings.ts';
import { startOfStudyDay, studyDay, type StudyClock } from '../scheduling/study-day.ts';

/** The job that mails what is to be mailed; its payload says what. */
export const mailKind = 'mail-news';
export type MailPayload = { userId: string; notificationId: string } | { userId: string; digest: true };

/** A day's digest comes so long after the study day began, ms. */
const digestAfterMs = 3 * 3_600_000;

/** Has a notification mailed as its person wishes: by a mail of its own at once, or with the day's others. */
export function* scheduleMail(
  tx: Writer,
  { userId, id, delivery }: Pick<NotificationRow, 'userId' | 'id' | 'delivery'>,
  now: Date,
): Work<void> {
  if (delivery === 'at-once') {
    const payload: MailPayload = { userId, notificationId: id };
    const key = `${mailKind}:${userId}:${id}`;
    yield* insertJob(tx, { id: key, key, kind: mailKind, payload, runAt: now }, now);
  } else if (delivery === 'daily') {
    const [settings = defaultSettings] = yield* run(currentSettings(tx, { userId }));
    const runAt = nextDigest(now, studyClockOf(settings));
    const payload: MailPayload = { userId, digest: true };
    const key = `${mailKind}:${userId}:${runAt.toISOString()}`;
    yield* insertJob(tx, { id: key, key, kind: mailKind, payload, runAt }, now);
  }
}

/** When a person's next digest comes: three hours into their study day. */
function nextDigest(now: Date, clock: StudyClock): Date {
  const today = studyDay(now.getTime(), clock);
  const of = (day: number) => new Date(startOfStudyDay(day, clock) + digestAfterMs);
  return of(today) > now ? of(today) : of(today + 1);
}
