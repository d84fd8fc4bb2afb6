import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { questionCardId } from '../../api/cards/card-id.ts';
import { checkCards } from '../../api/reviews/check-cards.ts';
import { ratings } from '../../api/scheduling/memory.ts';
import { startApp, type TestApp } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { hour, minute } from '../support/clock.ts';
import { engines, freshFolder } from '../support/databases.ts';
import { writeLibrary } from '../support/deck-files.ts';
import { runs } from '../support/long.ts';

/** What one device sends: a review that it was given, again and again if it heard no answer, or an undo or redo of one. */
type Step = { kind: 'review' | 'undo' | 'redo'; review: number };
interface Device {
  /** How far its clock is off, ms. */
  skew: number;
  reviews: { rating: (typeof ratings)[number]; at: number; durationMs: number | undefined }[];
  /** In the order in which it sends; of each review the first step is the review itself. */
  steps: Step[];
}

const start = Date.parse('2026-09-01T12:00:00.000Z');
const now = Date.parse('2026-11-22T12:00:00.000Z');
const cardId = questionCardId('probes');

const anyDevice: fc.Arbitrary<Device> = fc
  .record({
    skew: fc.constantFrom(0, 3 * minute, -37 * minute, 5 * hour, -26 * hour),
    reviews: fc.array(
      fc.record({
        rating: fc.constantFrom(...ratings),
        at: fc.integer({ min: 0, max: 120 }).map((index) => start + index * 7 * hour),
        durationMs: fc.option(fc.integer({ min: 1000, max: 90_000 }), { nil: undefined }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    wishes: fc.array(fc.record({ kind: fc.constantFrom('review', 'undo', 'redo'), review: fc.nat() }), {
      maxLength: 6,
    }),
  })
  .map(({ skew, reviews, wishes }) => {
    const first = reviews.map((_, review) => ({ kind: 'review' as const, review }));
    const later = wishes.map(({ kind, review }) => ({ kind, review: review % reviews.length }));
    return { skew, reviews, steps: [...first, ...later] };
  });

/** Three devices, and two orders in which their steps reach the server. */
const anyDeliveries = fc
  .tuple(anyDevice, anyDevice, anyDevice)
  .chain((devices) =>
    fc.record({ devices: fc.constant(devices), orders: fc.tuple(anyOrder(devices), anyOrder(devices)) }),
  );
/** Which device sends next, until all have sent everything. */
const anyOrder = (devices: readonly Device[]) => {
  const turns = devices.flatMap(({ steps }, device) => steps.map(() => device));
  return fc.shuffledSubarray(turns, { minLength: turns.length });
};

describe('three devices', () => {
  const apps: TestApp[] = [];
  beforeAll(async () => {
    const decks = freshFolder();
    writeLibrary(decks);
    for (const [, open] of engines) apps.push(await startApp({ db: await open(), decks }));
  });
  afterAll(() => Promise.all(apps.map((app) => app.close())));

  it('that deliver late, twice, out of order and with wrong clocks, undoing and redoing, agree on the card, on both engines', async () => {
    await fc.assert(
      fc.asyncProperty(anyDeliveries, async ({ devices, orders: [one, other] }) => {
        const ids = devices.map(({ reviews }) => reviews.map(() => crypto.randomUUID()));
        const outcomes = [];
        for (const app of apps) {
          outcomes.push(await deliver(app, devices, ids, one));
          outcomes.push(await deliver(app, devices, ids, other));
        }
        for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0]);
      }),
      { numRuns: runs(4, 300) },
    );
    for (const { db } of apps) expect(await checkCards(db, false, () => {})).toMatchObject({ faults: 0 });
  });

  /** Sends everything as a new learner; answers the card, the log and the queue. */
  async function deliver(app: TestApp, devices: readonly Device[], ids: string[][], order: readonly number[]) {
    app.clock.set(new Date(now));
    const client = await app.guest();
    await client.call('updateMe', { body: { timeZone: 'America/Vancouver', loadBalance: false } });
    const sent = devices.map(() => 0);
    for (const index of order) {
      const device = devices[index]!;
      const { kind, review } = device.steps[sent[index]!++]!;
      const id = ids[index]![review]!;
      if (kind === 'review') await sendReview(app, client, device, review, id);
      else await client.call(kind === 'undo' ? 'undoReview' : 'redoReview', { params: { reviewId: id } });
      app.clock.advance(1000);
    }
    app.clock.set(new Date(now + hour));
    const { body: card } = await client.answer('getCard', { params: { cardId } });
    const { items: log } = await client.call('listReviews', { query: { limit: 200 } });
    const { counts, answeredToday } = await client.call('getQueue');
    return { card, log, counts, answeredToday };
  }

  /** As the device's own clock has it, and with it. */
  const sendReview = (app: TestApp, client: Client, { skew, reviews }: Device, review: number, id: string) => {
    const { rating, at, durationMs } = reviews[review]!;
    return client.call('recordReview', {
      body: {
        id,
        cardId,
        rating,
        reviewedAt: new Date(at + correctable(skew)).toISOString(),
        sentAt: new Date(app.clock().getTime() + skew).toISOString(),
        ...(durationMs === undefined ? {} : { durationMs }),
      },
    });
  };
  /** A clock that is off by five minutes or less is taken at its word, so such a device here writes the true time. */
  const correctable = (skew: number) => (Math.abs(skew) > 5 * minute ? skew : 0);
});
