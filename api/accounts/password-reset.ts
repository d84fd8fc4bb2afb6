import { pino } from 'pino';
import type { Database } from '../../db/database.ts';
import type { Config } from '../config.ts';
import { createAuth } from './auth.ts';

/** Where a reset token is used. */
export const resetLink = ({ publicUrl }: Pick<Config, 'publicUrl'>, token: string): string =>
  `${publicUrl}/reset-password?token=${encodeURIComponent(token)}`;

/** A link with which the owner of an account sets a new password, for servers that send no e-mail; undefined if there is no such account. */
export async function createPasswordReset(
  db: Database,
  config: Config,
  clock: () => Date,
  email: string,
): Promise<string | undefined> {
  let token: string | undefined;
  const auth = createAuth({
    db,
    config,
    logger: pino({ level: 'silent' }),
    clock,
    limitSignIn: async () => {},
    sendResetPassword: (given) => {
      token = given;
    },
  });
  await auth.api.requestPasswordReset({ body: { email } });
  return token === undefined ? undefined : resetLink(config, token);
}
