import { listUnmailed, markMailed } from '../../db/notifications.ts';
import type { NotificationRow } from '../../db/schema.ts';
import { findUser } from '../../db/users.ts';
import { getSettings } from '../accounts/settings.ts';
import type { Config } from '../config.ts';
import type { Deps } from '../deps.ts';
import type { JobKind } from '../jobs/runner.ts';
import { mailKind, type MailPayload } from '../notifications/schedule-mail.ts';
import { composeNews } from './compose.ts';
import { type Mailer, MailRefused } from './mailer.ts';
import { writeUnsubscribeToken } from './unsubscribe-token.ts';

export interface MailDeps extends Deps {
  config: Pick<Config, 'publicUrl' | 'authSecret'>;
  mailer: Mailer | undefined;
}

/** Older news is not mailed any more: mail may have been set up only now, or the mail server away for long, ms. */
const mailedWithinMs = 7 * 86_400_000;
/** Of which one mail tells; the rest is in the page. */
const mostInMail = 50;

/** The work of mail outside requests. */
export const mailJobs = (deps: MailDeps): Record<string, JobKind> => ({
  [mailKind]: {
    atOnce: 3,
    run: async (payload, signal) => {
      // Ours: schedule-mail.ts wrote it.
      await sendNews(deps, payload as MailPayload, signal);
      return undefined;
    },
  },
});

/**
 * Mails a person what they were told and have not read or been mailed yet: one notification, or the day's. Each is
 * mailed once; a process that is killed between sending and marking repeats that one mail. Throws while the mail server
 * does not take it, so that it is tried again, later and later; given up for good when it refuses the address.
 */
async function sendNews(deps: MailDeps, payload: MailPayload, signal: AbortSignal): Promise<void> {
  const { db, clock, mailer, logger, config } = deps;
  if (!mailer) return;
  const { userId } = payload;
  const user = await findUser(db.read, userId);
  if (!user || user.isAnonymous) return; // guests have no address
  const daily = 'digest' in payload;
  const since = new Date(clock().getTime() - mailedWithinMs);
  const which = daily ? { delivery: 'daily' as const } : { id: payload.notificationId };
  const [first, ...rest] = await listUnmailed(db.read, { userId, since, ...which }, mostInMail);
  if (!first) return;
  const news: [NotificationRow, ...NotificationRow[]] = [first, ...rest];
  const { timeZone } = await getSettings(db, userId);
  const unsubscribeToken = writeUnsubscribeToken(config.authSecret, userId, daily ? 'daily' : first.kind);
  const mail = composeNews({
    to: user.email,
    timeZone,
    publicUrl: config.publicUrl,
    news,
    unsubscribeToken,
    daily,
  });
  try {
    await mailer.send(mail, signal);
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error;
    logger.warn({ err: error }, 'a mail was refused and is not sent again');
  }
  const ids = news.map(({ id }) => id);
  await db.transaction((tx) => markMailed(tx, userId, ids, clock()));
}
