import type { IncomingHttpHeaders } from 'node:http';
import { parse } from 'node:querystring';
import type { Database } from '../../db/database.ts';
import { findSessionUser } from '../../db/users.ts';
import type { Actor } from './actor.ts';

/**
 * Who makes a request, by session cookie or bearer token. Tokens are 32 random characters kept in
 * the session table: looking one up is the check, so the signature that better-auth appends behind
 * a dot is not needed. One prepared query instead of better-auth's own getSession (see
 * docs/decisions/0006-session-lookup.md).
 */
export function createAuthenticate(db: Database, cookieName: string, clock: () => Date) {
  return async ({ headers }: { headers: IncomingHttpHeaders }): Promise<Actor | undefined> => {
    const token = sessionToken(headers.authorization, headers.cookie, cookieName);
    if (token === undefined) return undefined;
    const user = await findSessionUser(db.read, token, clock());
    return user && { userId: user.userId, role: user.isAnonymous ? 'guest' : user.role };
  };
}

/** The session token of a request, from its Authorization or else its Cookie header. */
export function sessionToken(
  authorization: string | null | undefined,
  cookie: string | null | undefined,
  cookieName: string,
): string | undefined {
  const bearer = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
  return withoutSignature(bearer ?? cookieValue(cookie ?? '', cookieName));
}

function cookieValue(header: string, name: string): string | undefined {
  const value = parse(header, '; ')[name];
  return typeof value === 'string' ? value : undefined;
}

const withoutSignature = (token: string | undefined) =>
  token === undefined || token.includes('\0') ? undefined : token.split('.', 1)[0];
