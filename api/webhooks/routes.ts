import { z } from 'zod';
import { Id, text } from '../http/fields.ts';
import { route } from '../http/route.ts';
import { operations } from '../operations.ts';
import { webhookEvents } from './event.ts';

const ofCohort = z.object({ cohortId: Id });
const ofWebhook = ofCohort.extend({ webhookId: Id });

const url = text(2000)
  .refine((value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol), {
    error: 'send an address such as https://example.org/hook',
    abort: true,
  })
  .describe('Public, and https.');
const events = z
  .array(z.enum(webhookEvents))
  .min(1, 'choose at least one event')
  .max(webhookEvents.length, `send at most ${webhookEvents.length}`);

const Webhook = z
  .object({
    id: z.string(),
    url: z.string(),
    events: z.array(z.enum(webhookEvents)),
    createdAt: z.iso.datetime(),
    disabledAt: z.iso
      .datetime()
      .nullable()
      .describe('Since when nothing is sent: by a coach, or after it took nothing for a day.'),
    lastStatus: z.string().nullable().describe('How the last delivery went, in words.'),
    lastAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Webhook' });

export const webhookRoutes = {
  listWebhooks: route({
    ...operations.listWebhooks,
    access: 'account',
    tag: 'Webhooks',
    summary: 'Where a cohort’s events are sent, for its coaches',
    params: ofCohort,
    responses: { 200: z.object({ items: z.array(Webhook) }) },
    problems: ['not-found', 'forbidden'],
  }),
  createWebhook: route({
    ...operations.createWebhook,
    access: 'account',
    tag: 'Webhooks',
    summary: 'Have events of a cohort sent to an address',
    description: 'Signed as Standard Webhooks say, with the secret that this answers once.',
    params: ofCohort,
    body: z.strictObject({ url, events }),
    responses: { 201: Webhook.extend({ secret: z.string().describe('Told once.') }) },
    problems: ['not-found', 'forbidden', 'conflict'],
  }),
  updateWebhook: route({
    ...operations.updateWebhook,
    access: 'account',
    tag: 'Webhooks',
    summary: 'Change a webhook, or switch it off or on again',
    params: ofWebhook,
    body: z.strictObject({ url: url.optional(), events: events.optional(), enabled: z.boolean().optional() }),
    responses: { 200: Webhook },
    problems: ['not-found', 'forbidden', 'conflict'],
  }),
  deleteWebhook: route({
    ...operations.deleteWebhook,
    access: 'account',
    tag: 'Webhooks',
    summary: 'Remove a webhook, if it is there; what is not delivered yet is not sent any more',
    params: ofWebhook,
    responses: { 204: z.undefined() },
    problems: ['not-found', 'forbidden'],
  }),
  testWebhook: route({
    ...operations.testWebhook,
    access: 'account',
    tag: 'Webhooks',
    summary: 'Send an event of the type “test” at once',
    params: ofWebhook,
    responses: {
      200: z.object({ delivered: z.boolean(), status: z.string().describe('How it went, in words.') }),
    },
    problems: ['not-found', 'forbidden', 'conflict'],
  }),
};
