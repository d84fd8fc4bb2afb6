import { findUser } from '../../db/users.ts';
import type { AuthDeps } from '../accounts/auth.ts';
import { resetLink } from '../accounts/password-reset.ts';
import { composePasswordReset } from './compose.ts';
import type { MailDeps } from './send-news.ts';

/**
 * How a forgotten password is reset by mail, where mail is set up. Nobody waits for the mail: how long the answer takes
 * would tell whether there is such an account.
 */
export function mailPasswordReset({
  db,
  config,
  logger,
  mailer,
}: Pick<MailDeps, 'db' | 'config' | 'logger' | 'mailer'>): Pick<AuthDeps, 'sendResetPassword'> {
  if (!mailer) return {};
  const send = async (token: string, userId: string) => {
    const user = await findUser(db.read, userId);
    if (user && !user.isAnonymous) await mailer.send(composePasswordReset(user.email, resetLink(config, token)));
  };
  return {
    sendResetPassword: (token, userId) => {
      send(token, userId).catch((error: unknown) => logger.error({ err: error }, 'a password reset was not mailed'));
    },
  };
}
