import { betterAuth } from 'better-auth';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { anonymous, bearer } from 'better-auth/plugins';
import type { Logger } from 'pino';
import type { Database } from '../../db/database.ts';
import type { Config } from '../config.ts';
import { firstRole } from './first-role.ts';
import { guestUpgrade } from './guest-upgrade.ts';
import { mergeGuest } from './merge-guest.ts';

const daySeconds = 24 * 60 * 60;
/** A session ends after so many days without use; a guest without a session left is removed. */
const sessionDays = 60;

export interface AuthDeps {
  db: Database;
  config: Pick<Config, 'publicUrl' | 'authSecret'>;
  logger: Logger;
  clock: () => Date;
  /** Counts sign-in tries for an e-mail address; throws RateLimited. */
  limitSignIn: (email: string) => Promise<void>;
  /** Given a reset token, hands it to its owner; without it, resets are the operator's command alone. */
  sendResetPassword?: (token: string, userId: string) => void;
}

/** Name of the session cookie: over https the browser binds it to this host. */
export const sessionCookieName = (publicUrl: string): string =>
  publicUrl.startsWith('https:') ? '__Host-rehearse.session_token' : 'rehearse.session_token';

/** Accounts, guests and sessions, at /api/auth. */
export function createAuth({ db, config, logger, clock, limitSignIn, sendResetPassword }: AuthDeps) {
  const secure = config.publicUrl.startsWith('https:');
  const { user, session, account, verification } = db.read.tables;
  return betterAuth({
    appName: 'Rehearse',
    baseURL: config.publicUrl,
    basePath: '/api/auth',
    secret: config.authSecret,
    database: drizzleAdapter(db.driver, {
      provider: db.engine === 'sqlite' ? 'sqlite' : 'pg',
      schema: { user, session, account, verification },
      transaction: db.engine === 'postgresql',
    }),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 8,
      maxPasswordLength: 200,
      revokeSessionsOnPasswordReset: true,
      ...(sendResetPassword
        ? {
            sendResetPassword: async ({ token, user: owner }: { token: string; user: { id: string } }) =>
              sendResetPassword(token, owner.id),
          }
        : {}),
    },
    user: { additionalFields: { role: { type: 'string', input: false, defaultValue: 'learner' } } },
    session: { expiresIn: sessionDays * daySeconds, updateAge: daySeconds },
    databaseHooks: {
      user: {
        create: {
          before: async (created) => ({ data: { ...created, role: await firstRole(db, created) } }),
        },
      },
    },
    hooks: {
      before: createAuthMiddleware(async ({ path, body }) => {
        const email: unknown = body?.email;
        if (path === '/sign-in/email' && typeof email === 'string') await limitSignIn(email.toLowerCase());
      }),
    },
    plugins: [
      guestUpgrade(db, sessionCookieName(config.publicUrl), clock),
      anonymous({
        generateName: () => 'Guest',
        emailDomainName: 'guest.invalid',
        // Deleting a guest is ours: only once everything of theirs has moved.
        disableDeleteAnonymousUser: true,
        onLinkAccount: async ({ anonymousUser, newUser }) => {
          try {
            await mergeGuest(db, anonymousUser.user.id, newUser.user.id, clock());
          } catch (error) {
            logger.error({ err: error }, 'a guest’s work could not be moved');
            throw new APIError('INTERNAL_SERVER_ERROR', {
              code: 'GUEST_NOT_MOVED',
              message:
                'Your work as a guest could not be moved, so you are still signed in as a guest and nothing is lost. Try again.',
            });
          }
        },
      }),
      bearer(),
    ],
    advanced: {
      useSecureCookies: false, // would prefix __Secure-; the name below is stricter
      cookiePrefix: 'rehearse',
      cookies: { session_token: { name: sessionCookieName(config.publicUrl), attributes: { secure, path: '/' } } },
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', secure },
      ipAddress: { disableIpTracking: true },
      disableCSRFCheck: true, // http/origin.ts checks every state-changing request, these too
    },
    // What is no refusal goes to http/problem.ts: answered in full, logged once and without the query's values.
    onAPIError: { throw: true },
    rateLimit: { enabled: false }, // http/rate-limit.ts limits every request, these too
    telemetry: { enabled: false },
    logger: {
      log: (level, message) => {
        // Messages may name an e-mail address, so only faults are logged, without details.
        if (level !== 'error') return;
        // Two sign-ups with one address at the same moment: the second fails, which is no fault of the server.
        const severity = message === 'Failed to create user' ? 'warn' : 'error';
        logger[severity]({ auth: message.replaceAll(/\S+@\S+/g, '…') }, 'sign-in error');
      },
    },
  });
}
