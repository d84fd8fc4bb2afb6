import { createHmac, timingSafeEqual } from 'node:crypto';
import { type NotificationKind, notificationKinds } from '../notifications/notification.ts';

/** What a mail can be unsubscribed from: the daily one, or those at once about one kind. */
export type Subscription = NotificationKind | 'daily';

/** Whose mail of which subscription a token switches off. It never expires: a mail may be old. */
export function writeUnsubscribeToken(secret: string, userId: string, subscription: Subscription): string {
  const said = `${Buffer.from(userId).toString('base64url')}.${subscription}`;
  return `${said}.${sign(secret, said).toString('base64url')}`;
}

/** Undefined for everything but a token of this server. */
export function readUnsubscribeToken(
  secret: string,
  token: string,
): { userId: string; subscription: Subscription } | undefined {
  const [user = '', name, signature = '', ...rest] = token.split('.');
  const subscription = (['daily', ...notificationKinds] as const).find((known) => known === name);
  if (subscription === undefined || rest.length > 0) return undefined;
  const given = Buffer.from(signature, 'base64url');
  const right = sign(secret, `${user}.${subscription}`);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
  return { userId: Buffer.from(user, 'base64url').toString(), subscription };
}

/** With the server's secret, under a name of its own: no signature is good for anything else. */
const sign = (secret: string, said: string) => createHmac('sha256', secret).update(`unsubscribe\n${said}`).digest();
