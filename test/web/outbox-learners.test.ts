import { beforeEach, expect, it, vi } from 'vitest';
import { type Entry, handOver, learnerPresent, outboxOf, ReviewOutbox } from '../../web/review-outbox.ts';
import { fakeServer, json, noAnswer, problem } from '../support/fake-server.ts';

const review = (id: string): Entry => ({
  kind: 'review',
  body: { id, cardId: `card-of-${id}`, rating: 'good', reviewedAt: '2026-11-22T12:00:00.000Z', ahead: false },
});
beforeEach(() => {
  vi.useFakeTimers();
});

it('what one learner did waits while another is signed in, and is sent when they are back', async () => {
  const server = fakeServer(() => problem(401, 'unauthorized', 'Sign in.'));
  const ada = outboxOf('ada');
  ada.add(review('r1'));
  await vi.advanceTimersByTimeAsync(0);
  learnerPresent('grace');
  server.answer = () => problem(404, 'not-found', 'There is no such attempt.');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ada.entries()).toEqual([review('r1')]);
  server.answer = () => json(201, {});
  learnerPresent('ada');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ada.entries()).toEqual([]);
});

it('what a guest left unsent goes with them into the account they sign in to, also after a reload', async () => {
  const server = fakeServer(noAnswer);
  learnerPresent('guest-1');
  new ReviewOutbox('guest-1').add(review('r2'));
  await vi.advanceTimersByTimeAsync(0);
  vi.clearAllTimers(); // the tab is closed; a new one finds the guest still signed in
  server.seen.length = 0;
  server.answer = () => json(201, {});
  learnerPresent('lin');
  handOver('guest-1', 'lin');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(server.urls()).toEqual(['/api/v1/reviews']);
  expect(outboxOf('lin').entries()).toEqual([]);
});
