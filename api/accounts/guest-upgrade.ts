import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { findSessionUser, upgradeGuest } from '../../db/users.ts';
import { sessionToken } from './authenticate.ts';
import { firstRole } from './first-role.ts';

const SignUp = z.object({
  name: z.string().trim().min(1).max(200),
  email: z.email().max(320).toLowerCase(),
  password: z.string(),
});

/**
 * A guest who signs up keeps their id, and with it all their work: `POST /sign-up/email` with a
 * guest's session turns that guest into the account instead of making a second user.
 * The session is replaced, so that a token given out to the guest ends.
 */
export function guestUpgrade(db: Database, cookieName: string, clock: () => Date): BetterAuthPlugin {
  return {
    id: 'guest-upgrade',
    hooks: {
      before: [
        {
          matcher: ({ path }) => path === '/sign-up/email',
          handler: createAuthMiddleware(async (ctx) => {
            const token = sessionToken(ctx.headers?.get('authorization'), ctx.headers?.get('cookie'), cookieName);
            const current = token === undefined ? undefined : await findSessionUser(db.read, token, clock());
            if (token === undefined || !current?.isAnonymous) return undefined;
            const { internalAdapter, password } = ctx.context;
            const body = SignUp.safeParse(ctx.body);
            if (!body.success) return undefined; // better-auth's own sign-up answers what is wrong
            const { minPasswordLength, maxPasswordLength } = password.config;
            if (body.data.password.length < minPasswordLength) {
              throw new APIError('BAD_REQUEST', {
                code: 'PASSWORD_TOO_SHORT',
                message: `Use at least ${minPasswordLength} characters.`,
              });
            }
            if (body.data.password.length > maxPasswordLength) {
              throw new APIError('BAD_REQUEST', {
                code: 'PASSWORD_TOO_LONG',
                message: `Use at most ${maxPasswordLength} characters.`,
              });
            }
            const { name, email } = body.data;
            const passwordHash = await password.hash(body.data.password);
            const role = await firstRole(db, { isAnonymous: false });
            const { userId } = current;
            const outcome = await db.transaction((tx) =>
              upgradeGuest(tx, userId, { name, email, role, passwordHash }, clock()),
            );
            if (outcome === 'taken') throw alreadyExists();
            if (outcome === 'gone') return undefined;
            await internalAdapter.deleteSession(token);
            const session = await internalAdapter.createSession(userId);
            const user = await internalAdapter.findUserById(userId);
            if (!session || !user)
              throw new APIError('INTERNAL_SERVER_ERROR', {
                message: 'Your account is made, but signing in failed. Sign in with your new password.',
              });
            await setSessionCookie(ctx, { session, user });
            ctx.setHeader('set-auth-token', session.token);
            return ctx.json({ token: session.token, user });
          }),
        },
      ],
    },
  };
}

const alreadyExists = () =>
  new APIError('UNPROCESSABLE_ENTITY', {
    code: 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL',
    message: 'An account with this e-mail address exists. Sign in to it: your work comes along.',
  });
