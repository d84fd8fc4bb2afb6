import { requestJson } from './api-error.ts';

/** Who is signed in; `isAnonymous` for a guest. */
export interface Session {
  user: { id: string; name: string; isAnonymous?: boolean | null };
}

const post = (path: string, body: object) => requestJson('POST', `/api/auth${path}`, body);

/** The session of this browser’s cookie, or null. */
export async function getSession(): Promise<Session | null> {
  // The cast: better-auth’s own shape, of which the fields named above are kept.
  const session = ((await requestJson('GET', '/api/auth/get-session')) ?? null) as Session | null;
  if (session === null) return null;
  const { id, name, isAnonymous } = session.user;
  return { user: { id, name, isAnonymous: isAnonymous === true } };
}
export const signInAsGuest = () => post('/sign-in/anonymous', {});
/** Makes an account; a guest’s is upgraded in place. */
export const signUp = (body: { name: string; email: string; password: string }) => post('/sign-up/email', body);
/** Signs in to an account; a guest’s work comes along. */
export const signIn = (body: { email: string; password: string }) => post('/sign-in/email', body);
export const signOut = () => post('/sign-out', {});
export const resetPassword = (body: { newPassword: string; token: string }) => post('/reset-password', body);
/** Has a link mailed to the owner of an account, where the server sends mail; says nothing of whether there is one. */
export const requestPasswordReset = (body: { email: string }) => post('/request-password-reset', body);
