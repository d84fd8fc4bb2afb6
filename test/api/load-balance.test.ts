import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { day, testClock } from '../support/clock.ts';
import { enrolIn, reviewBody } from '../support/learner.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ clock: testClock('2026-11-22T12:00:00.000Z') });
});
afterAll(() => app.close());

/** A learner whose cards come due after some weeks, with work to come on other days. */
async function learnerWithCards(): Promise<{ client: Client; cardIds: string[] }> {
  const client = await app.account();
  await client.call('updateMe', { body: { newPerDay: 100 } });
  await enrolIn(client, 'containers');
  await enrolIn(client, 'kubernetes');
  const { items } = await client.call('getQueue', { query: { limit: 100 } });
  const cardIds = items.map(({ card }) => card.id);
  for (const [index, cardId] of cardIds.entries()) {
    const at = new Date(app.clock().getTime() - (40 + (index % 9)) * day);
    await client.call('recordReview', { body: reviewBody(cardId, index % 2 ? 'good' : 'easy', at) });
    await client.call('recordReview', { body: reviewBody(cardId, 'good', new Date(at.getTime() + 12 * day)) });
  }
  return { client, cardIds };
}
const previewOf = async (client: Client, cardId: string) =>
  (await client.call('getQueue', { query: { cardId } })).items[0]!.preview;

describe('a preview', () => {
  it('is what the answer then gives, whatever was answered in between', async () => {
    const { client, cardIds } = await learnerWithCards();
    const shown = await Promise.all(cardIds.map((cardId) => previewOf(client, cardId)));
    for (const [index, cardId] of cardIds.entries()) {
      const { card } = await client.call('recordReview', { body: reviewBody(cardId, 'good', app.clock()) });
      expect(card.due).toBe(shown[index]!.good.due);
    }
  });
  it('is kept for a device that delivers the day after', async () => {
    const { client, cardIds } = await learnerWithCards();
    const answeredAt = app.clock();
    const shown = await previewOf(client, cardIds[0]!);
    app.clock.advance(day);
    const { card } = await client.call('recordReview', { body: reviewBody(cardIds[0]!, 'good', answeredAt) });
    expect(card.due).toBe(shown.good.due);
  });
  it('keeps off a planned break and a free weekday', async () => {
    const { client, cardIds } = await learnerWithCards();
    const before = await Promise.all(cardIds.map((cardId) => previewOf(client, cardId)));
    const dates = before.map(({ good }) => good.due.slice(0, 10)).toSorted();
    const crowded = dates[Math.floor(dates.length / 2)]!;
    await client.call('updateMe', { body: { breaks: [{ from: crowded, to: crowded }] } });
    const after = await Promise.all(cardIds.map((cardId) => previewOf(client, cardId)));
    expect(before.filter(({ good }) => good.due.startsWith(crowded)).length).toBeGreaterThan(0);
    expect(after.filter(({ good }) => good.due.startsWith(crowded) && good.days > 7)).toEqual([]);
  });
});
