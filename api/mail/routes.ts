import { z } from 'zod';
import { text } from '../http/fields.ts';
import { route } from '../http/route.ts';
import { deliveries, notificationKinds } from '../notifications/notification.ts';
import { operations } from '../operations.ts';

const token = text(400).min(1, 'send the token of the link').describe('Of a mail’s own link.');
const kind = z.enum(notificationKinds);
const Switched = z.object({
  kind,
  label: z.string().describe('The kind in plain English.'),
  delivery: z.enum(deliveries).describe('As it was before, or is again.'),
});

export const mailRoutes = {
  unsubscribe: route({
    ...operations.unsubscribe,
    access: 'public',
    tag: 'Being told',
    summary: 'Get no more mails like the one that this token came with',
    description:
      'One click (RFC 8058): without a session, whatever the body. Their news stays in the page. Answers what it switched off; nothing if it was off.',
    query: z.object({ token }),
    responses: { 200: z.object({ switchedOff: z.array(Switched) }) },
    problems: ['not-found'],
  }),
  resubscribe: route({
    ...operations.resubscribe,
    access: 'public',
    tag: 'Being told',
    summary: 'Undo that',
    body: z.strictObject({
      token,
      kinds: z.array(kind).max(notificationKinds.length, `send at most ${notificationKinds.length}`),
    }),
    responses: { 200: z.object({ switchedOn: z.array(Switched) }) },
    problems: ['not-found'],
  }),
  getMailService: route({
    ...operations.getMailService,
    access: 'public',
    tag: 'Being told',
    summary: 'Whether this server sends mail',
    responses: { 200: z.object({ sends: z.boolean() }) },
  }),
};
