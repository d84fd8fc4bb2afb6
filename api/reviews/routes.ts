import { z } from 'zod';
import { Card, Rating } from '../cards/routes.ts';
import { ClientId, DurationMs, Id, Instant, page } from '../http/fields.ts';
import { route } from '../http/route.ts';
import { operations } from '../operations.ts';
import { reviewSources } from '../scheduling/fold.ts';

export const Review = z
  .object({
    id: z.string(),
    cardId: z.string(),
    rating: Rating,
    suggestedRating: Rating.nullable(),
    reviewedAt: z.iso.datetime(),
    durationMs: z.int().nullable(),
    attemptId: z.string().nullable(),
    source: z.enum(reviewSources).describe('practice: imported, never counts.'),
    timeZone: z.string(),
    rolloverHour: z.int(),
    undone: z.boolean(),
  })
  .meta({ id: 'Review', description: 'One rating of one card at one instant.' });

const leech = z
  .boolean()
  .default(false)
  .describe('This rating made the card a leech, or one again: at leechThreshold lapses, then at every half of it.');

export const RecordedReview = z.object({ review: Review, card: Card, leech }).meta({ id: 'RecordedReview' });

export const LoggedReview = Review.extend({
  questionId: z.string(),
  prompt: z.string(),
  cue: z.string().nullable().describe('Of a drill: what was asked in place of the prompt.'),
}).meta({ id: 'LoggedReview', description: 'A review with what was asked.' });

const sentAt = Instant.optional().describe(
  'The device’s clock when it sent this; more than five minutes off, and reviewedAt is corrected by the difference.',
);

/** Exported for batches, whose items are checked one by one. */
export const ReviewRequest = z
  .strictObject({
    id: ClientId,
    cardId: Id,
    rating: Rating,
    reviewedAt: Instant,
    durationMs: DurationMs.optional(),
    attemptId: ClientId.optional(),
    ahead: z.boolean().default(false).describe('The learner chose to take a learning step before it was over.'),
    sentAt,
  })
  .meta({ id: 'ReviewRequest' });

/** Documented as the single operation's body, checked item by item: one at fault does not stop the others. */
const asReviewRequest = ({ jsonSchema }: { jsonSchema: object }) => {
  for (const key of Object.keys(jsonSchema)) Reflect.deleteProperty(jsonSchema, key);
  Object.assign(jsonSchema, { $ref: '#/components/schemas/ReviewRequest' });
};

const reviewParams = z.object({ reviewId: ClientId });

export const reviewRoutes = {
  recordReview: route({
    ...operations.recordReview,
    access: 'learner',
    tag: 'Reviews',
    summary: 'Record a review',
    description:
      'The same id and content again: 200 and the first answer, word for word. The same id with other content: 409.',
    body: ReviewRequest,
    responses: { 201: RecordedReview, 200: RecordedReview },
    problems: ['not-found', 'conflict'],
  }),
  recordReviews: route({
    ...operations.recordReviews,
    access: 'learner',
    tag: 'Reviews',
    summary: 'Record reviews of a device that was offline',
    description:
      'Each item is answered as the single operation would answer it; one that fails does not stop the others.',
    body: z.strictObject({
      reviews: z
        .array(z.record(z.string(), z.unknown()).meta({ override: asReviewRequest }))
        .min(1, 'send at least one review')
        .max(500, 'send at most 500 reviews at a time'),
      sentAt: sentAt.describe('For every review that has none of its own.'),
    }),
    responses: {
      200: z.object({
        results: z.array(
          z.union([
            z.object({ id: z.string(), status: z.literal([200, 201]), review: Review, card: Card, leech }),
            z.object({ id: z.string(), status: z.int(), code: z.string(), detail: z.string() }),
          ]),
        ),
      }),
    },
  }),
  undoReview: route({
    ...operations.undoReview,
    access: 'learner',
    tag: 'Reviews',
    summary: 'Take a review out: the card is as if it had not been',
    params: reviewParams,
    responses: { 200: RecordedReview },
    problems: ['not-found'],
  }),
  redoReview: route({
    ...operations.redoReview,
    access: 'learner',
    tag: 'Reviews',
    summary: 'Put an undone review back',
    params: reviewParams,
    responses: { 200: RecordedReview },
    problems: ['not-found'],
  }),
  listReviews: route({
    ...operations.listReviews,
    access: 'learner',
    tag: 'Reviews',
    summary: 'The review log, newest first',
    query: z.object({
      cardId: Id.optional(),
      from: Instant.optional(),
      to: Instant.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.string().max(200).optional(),
    }),
    responses: { 200: page(LoggedReview) },
  }),
  exportReviews: route({
    ...operations.exportReviews,
    access: 'learner',
    tag: 'Reviews',
    summary: 'The review log as CSV, oldest first, as FSRS’s tools read it',
    description:
      'Columns: card_id, review_time (ms), review_rating (1–4), review_state (0 new, 1 learning, 2 review, 3 relearning), review_duration (ms), review_counts (1, or 0 for practice, which leaves the card’s stability as it is).',
    download: { type: 'text/csv; charset=utf-8', filename: 'reviews.csv' },
    responses: { 200: z.string() },
  }),
};
