import { z } from 'zod';
import { text } from '../http/fields.ts';
import { route } from '../http/route.ts';
import { operations } from '../operations.ts';

export const calendarRoutes = {
  readCalendar: route({
    ...operations.readCalendar,
    access: 'public',
    tag: 'Being told',
    summary: 'Somebody’s due work, reviews and interview, for a calendar that has the address',
    description: 'iCalendar (RFC 5545). A revoked or unknown address answers 404.',
    params: z.object({ token: text(200) }),
    responses: { 200: z.string() },
    download: { type: 'text/calendar; charset=utf-8', filename: 'rehearse.ics' },
    problems: ['not-found'],
  }),
  getCalendar: route({
    ...operations.getCalendar,
    access: 'learner',
    tag: 'Being told',
    summary: 'Whether you have a calendar, and when it was last read',
    responses: {
      200: z.object({
        createdAt: z.iso.datetime().nullable().describe('When its address was made; null: there is none.'),
        readAt: z.iso.datetime().nullable(),
      }),
    },
  }),
  renewCalendar: route({
    ...operations.renewCalendar,
    access: 'learner',
    tag: 'Being told',
    summary: 'Make the secret address of your calendar, in place of the one before',
    responses: {
      201: z.object({
        token: z.string().describe('For GET /calendar/{token}.ics. Told once.'),
        url: z.string().describe('The whole address, for a calendar to subscribe to.'),
      }),
    },
  }),
  deleteCalendar: route({
    ...operations.deleteCalendar,
    access: 'learner',
    tag: 'Being told',
    summary: 'Revoke that address: it shows nothing from now on',
    responses: { 204: z.undefined() },
  }),
};
