import { createHmac, randomBytes } from 'node:crypto';

const prefix = 'whsec_';

/** A secret with which the deliveries of a webhook are signed, as Standard Webhooks write it. */
export const newSecret = (): string => prefix + randomBytes(32).toString('base64');

/** What is sent of an event. */
export const bodyOf = (type: string, data: object, at: Date): string =>
  JSON.stringify({ type, timestamp: at.toISOString(), data });

/** The headers by which a receiver knows that a delivery is ours and new (https://www.standardwebhooks.com). */
export function signedHeaders(secret: string, messageId: string, body: string, now: Date): Record<string, string> {
  const timestamp = Math.floor(now.getTime() / 1000);
  const key = Buffer.from(secret.slice(prefix.length), 'base64');
  const signature = createHmac('sha256', key).update(`${messageId}.${timestamp}.${body}`).digest('base64');
  return {
    'content-type': 'application/json',
    'webhook-id': messageId,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': `v1,${signature}`,
  };
}
