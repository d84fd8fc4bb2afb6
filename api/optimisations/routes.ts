import { z } from 'zod';
import { Id, page } from '../http/fields.ts';
import { route } from '../http/route.ts';
import { operations } from '../operations.ts';

const Parameters = z
  .object({ model: z.string().describe('Such as fsrs-6.'), w: z.array(z.number()) })
  .meta({ id: 'Parameters', description: 'Weights of the memory model.' });

const loss = (of: string) => z.number().describe(`Of ${of}.`);
const LogLoss = z
  .object({
    default: loss('FSRS with its defaults'),
    optimised: loss('FSRS with the parameters found'),
    inForce: loss('FSRS with the parameters in force when it ran'),
    constant: loss('always guessing the average of the reviews before'),
    streak: loss('guessing a moving average of the last fifty outcomes or so'),
  })
  .meta({
    id: 'LogLoss',
    description: 'How far predictions were from what happened, on the same held-out reviews; lower is better.',
  });

export const Optimisation = z
  .object({
    id: z.string(),
    status: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
    trigger: z.enum(['learner', 'automatic']),
    progress: z.number().min(0).max(1),
    createdAt: z.iso.datetime(),
    startedAt: z.iso.datetime().nullable(),
    finishedAt: z.iso.datetime().nullable(),
    reviews: z.int().describe('That counted when it was started.'),
    items: z.int().nullable().describe('Reviews that came at least a day after another of the same card.'),
    heldOut: z.int().nullable().describe('Of these, kept aside to check with: the last fifth by time.'),
    parameters: Parameters.nullable().describe('What it found.'),
    previousParameters: Parameters.nullable().describe('In force before; null for the defaults.'),
    logLoss: LogLoss.nullable(),
    adopted: z.boolean().nullable().describe('null while it is not over.'),
    reason: z.string().nullable().describe('Why, or why not, in words.'),
    inForce: z.boolean().describe('What it found is what cards are scheduled with now.'),
  })
  .meta({ id: 'Optimisation', description: 'One fit of the memory model to the learner’s own reviews.' });

const Optimisations = page(Optimisation).extend({
  parameters: Parameters.nullable().describe('In force now; null for the defaults.'),
  automatic: z.object({
    on: z.boolean(),
    reviewsMissing: z.int().describe('Reviews to go until the next one starts by itself.'),
    notBefore: z.iso.datetime().nullable().describe('Nor does it start before; null for no such bound.'),
  }),
});

const params = z.object({ optimisationId: Id });

export const optimisationRoutes = {
  startOptimisation: route({
    ...operations.startOptimisation,
    access: 'learner',
    tag: 'Optimisations',
    summary: 'Fit the memory model to the learner’s own reviews',
    description:
      'Runs outside the request: ask GET /optimisations/{optimisationId} how far it is. What it finds is adopted only if it predicts the held-out reviews better than the parameters in force and the defaults; too few reviews are an outcome, not an error.',
    responses: { 201: Optimisation, 200: Optimisation.describe('The one that is under way already.') },
    problems: ['conflict'],
  }),
  listOptimisations: route({
    ...operations.listOptimisations,
    access: 'learner',
    tag: 'Optimisations',
    summary: 'Optimisations, newest first, and when the next one starts by itself',
    query: z.object({
      limit: z.coerce.number().int().min(1).max(100).default(20),
      cursor: z.string().max(200).optional(),
    }),
    responses: { 200: Optimisations },
  }),
  getOptimisation: route({
    ...operations.getOptimisation,
    access: 'learner',
    tag: 'Optimisations',
    summary: 'One optimisation with its evidence',
    params,
    responses: { 200: Optimisation },
    problems: ['not-found'],
  }),
  cancelOptimisation: route({
    ...operations.cancelOptimisation,
    access: 'learner',
    tag: 'Optimisations',
    summary: 'Cancel an optimisation that is not over',
    params,
    responses: { 200: Optimisation },
    problems: ['not-found', 'conflict'],
  }),
  revertOptimisation: route({
    ...operations.revertOptimisation,
    access: 'learner',
    tag: 'Optimisations',
    summary: 'Go back to the parameters before this optimisation',
    description: 'A new version of settings; reviews so far keep theirs. Without a body: to the parameters before.',
    params,
    body: z
      .strictObject({
        to: z.enum(['previous', 'default']).describe('The parameters before, or FSRS’s defaults.'),
      })
      .optional(),
    responses: { 200: Optimisation },
    problems: ['not-found', 'conflict'],
  }),
};
