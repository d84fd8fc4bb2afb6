import { z } from 'zod';
import { Id, Instant, page } from '../http/fields.ts';
import { route } from '../http/route.ts';
import { operations } from '../operations.ts';
import { deliveries, notificationKinds } from './notification.ts';

const kind = z.enum(notificationKinds);
const delivery = z
  .enum(deliveries)
  .describe(
    'page: in the page alone; daily: in one mail a day, too; at-once: in a mail of its own, too; none: not at all.',
  );

const Notification = z
  .object({
    id: z.string(),
    kind,
    sentence: z
      .array(z.object({ text: z.string(), strong: z.boolean().describe('Names whom or what it is about.') }))
      .describe('What happened, in plain English; the pieces one after another make the sentence.'),
    href: z.string().describe('Where it leads, within the page.'),
    at: z.iso.datetime(),
    readAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Notification' });

const unreadCount = z.int().describe('How many are not read, on this page of the list or not.');

const NotificationWishes = z
  .object({
    items: z.array(
      z.object({
        kind,
        label: z.string().describe('The kind in plain English.'),
        group: z
          .enum(['learner', 'coach', 'reminder'])
          .describe('As whom it is told to you, or that it is a reminder.'),
        delivery,
      }),
    ),
    mail: z.object({
      sends: z.boolean().describe('Whether this server sends mail.'),
      address: z.string().nullable().describe('Where to; null for a guest, who is never mailed.'),
    }),
  })
  .meta({ id: 'NotificationWishes' });

export const notificationRoutes = {
  listNotifications: route({
    ...operations.listNotifications,
    access: 'learner',
    tag: 'Being told',
    summary: 'What you were told, newest first',
    query: z.object({
      unread: z.enum(['true', 'false']).optional().describe('Only what is not read.'),
      cursor: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(30),
    }),
    responses: { 200: page(Notification).extend({ unread: unreadCount }) },
  }),
  readNotifications: route({
    ...operations.readNotifications,
    access: 'learner',
    tag: 'Being told',
    summary: 'Mark as read',
    description: 'Ids that are not yours, or not there, are passed over.',
    body: z.union(
      [
        z.strictObject({ ids: z.array(Id).min(1, 'send at least one id').max(100, 'send at most 100 ids') }),
        z.strictObject({ before: Instant.describe('Everything told until then, this instant included.') }),
      ],
      { error: 'send either ids or before' },
    ),
    responses: { 200: z.object({ unread: unreadCount }) },
  }),
  getNotificationWishes: route({
    ...operations.getNotificationWishes,
    access: 'learner',
    tag: 'Being told',
    summary: 'How you wish to be told of each kind',
    responses: { 200: NotificationWishes },
  }),
  updateNotificationWishes: route({
    ...operations.updateNotificationWishes,
    access: 'learner',
    tag: 'Being told',
    summary: 'Change how you wish to be told',
    description: 'Kinds left out stay as they are. What was told already stays.',
    body: z.strictObject({
      wishes: z
        .array(z.strictObject({ kind, delivery }))
        .max(notificationKinds.length, `send at most ${notificationKinds.length}`),
    }),
    responses: { 200: NotificationWishes },
  }),
};
