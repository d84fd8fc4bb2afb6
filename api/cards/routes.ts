import { z } from 'zod';
import { CardState, Deck, Question } from '../catalogue/routes.ts';
import { Id } from '../http/fields.ts';
import { route } from '../http/route.ts';
import { operations } from '../operations.ts';

export const Rating = z
  .enum(['again', 'hard', 'good', 'easy'])
  .meta({ id: 'Rating', description: 'FSRS’s grades; hard is a pass.' });

export const Card = z
  .object({
    id: z.string(),
    kind: z.enum(['question', 'drill']),
    questionId: z.string(),
    pointId: z.string().nullable().describe('Of a drill.'),
    state: CardState,
    due: z.iso.datetime(),
    stability: z.number().describe('Days until recall falls to 90 %; 0 while new.'),
    difficulty: z.number().describe('1 (easy) to 10; 0 while new.'),
    retrievability: z.number().min(0).max(1).nullable().describe('Chance of recall now; null while new.'),
    reps: z.int(),
    lapses: z.int(),
    leech: z.boolean().describe('Forgotten 8 times or more.'),
    learningStep: z.int(),
    suspended: z.boolean(),
    buriedUntil: z.iso.datetime().nullable(),
    resting: z.boolean().describe('A drill whose point was covered in a later full answer.'),
    flag: z.int().min(0).max(7),
    lastReview: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Card', description: 'One learner’s memory of one question, or of one missed point (a drill).' });

const Next = z.object({
  due: z.iso.datetime(),
  days: z.int().describe('Study days until due; 0 for a learning step.'),
  seconds: z.int().describe('Of a learning step; 0 for days.'),
});
export const Preview = z
  .object({ again: Next, hard: Next, good: Next, easy: Next })
  .meta({ id: 'Preview', description: 'When the card would come back after each rating.' });

const QueueItem = z
  .object({
    card: Card,
    question: Question,
    drill: z
      .object({ pointId: z.string(), cue: z.string() })
      .nullable()
      .describe('Asks for this point alone, in place of the prompt.'),
    preview: Preview,
    expectedMs: z.int().describe('To answer and check it.'),
    ahead: z.boolean().describe('Not due yet: shown because answering ahead was asked for.'),
  })
  .meta({ id: 'QueueItem' });

const limit = z.int().min(0, 'use 0 or more').max(9999, 'use at most 9999').nullable();
export const Limits = z.strictObject({
  newPerDay: limit.optional(),
  reviewsPerDay: limit.optional(),
  today: z
    .strictObject({ newPerDay: limit.optional(), reviewsPerDay: limit.optional() })
    .optional()
    .describe('In force until the study day ends.'),
});

const deckParams = z.object({ deckId: Id });
const cardParams = z.object({ cardId: Id });

export const cardRoutes = {
  enrol: route({
    ...operations.enrol,
    access: 'learner',
    tag: 'Cards',
    summary: 'Start studying a deck, or change its limits',
    description: 'Fields left out keep their value; null removes a limit.',
    params: deckParams,
    body: Limits.optional(),
    responses: { 200: Deck },
    problems: ['not-found'],
  }),
  leaveDeck: route({
    ...operations.leaveDeck,
    access: 'learner',
    tag: 'Cards',
    summary: 'Stop studying a deck; cards and history stay',
    params: deckParams,
    responses: { 200: Deck },
    problems: ['not-found'],
  }),
  getQueue: route({
    ...operations.getQueue,
    access: 'learner',
    tag: 'Cards',
    summary: 'What to answer next',
    description:
      'While an interview date lies ahead: the plan’s share of the day, in its order (GET /plan explains it). Else what is due, within the day’s limits.',
    query: z.object({
      limit: z.coerce.number().int().min(1).max(100).default(20),
      deckId: Id.optional().describe('Only this deck.'),
      cardId: Id.optional().describe('Only this card, due or not: to practise a question now.'),
      ahead: z
        .enum(['true', 'false'])
        .optional()
        .describe('When nothing is due, also open learning steps and then the next cards, though not due yet.'),
    }),
    responses: {
      200: z.object({
        items: z.array(QueueItem),
        counts: z
          .object({ learning: z.int(), review: z.int(), new: z.int(), drills: z.int() })
          .describe('Due now within the day’s limits; drills are also in the other three.'),
        minutes: z.int().describe('Expected for everything due.'),
        nextDue: z.iso.datetime().nullable().describe('When the next card comes if nothing more is answered.'),
        reason: z
          .enum([
            'not-enrolled',
            'step-pending',
            'limit-reached',
            'minutes-used',
            'done',
            'empty-decks',
            'all-set-aside',
          ])
          .nullable()
          .describe('Why nothing is due; null when something is.'),
        answeredToday: z.int().describe('Cards answered on this study day, drills among them.'),
      }),
    },
    problems: ['not-found'],
  }),
  getCard: route({
    ...operations.getCard,
    access: 'learner',
    tag: 'Cards',
    summary: 'One card',
    params: cardParams,
    responses: { 200: Card },
    problems: ['not-found'],
  }),
  updateCard: route({
    ...operations.updateCard,
    access: 'learner',
    tag: 'Cards',
    summary: 'Suspend, bury until tomorrow, or flag a card',
    params: cardParams,
    body: z.strictObject({
      suspended: z.boolean().optional(),
      buried: z.boolean().optional().describe('true: until the next study day.'),
      flag: z.int().min(0).max(7).optional().describe('0 removes it.'),
    }),
    responses: { 200: Card },
    problems: ['not-found'],
  }),
};
