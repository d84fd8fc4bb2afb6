import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyReview, foldReviews, inOrder, previewRatings, type FoldedReview } from '../../api/scheduling/fold.ts';
import { newMemory, ratings, type Memory, type Rating } from '../../api/scheduling/memory.ts';
import { studyDay } from '../../api/scheduling/study-day.ts';
import { day, hour, minute } from '../support/clock.ts';
import { runs } from '../support/long.ts';
import { anyLog, fuzzySettings, plainSettings, review } from '../support/reviews.ts';

const start = Date.parse('2026-11-22T12:30:00.000Z');
const seed = 'card';
const apply = (memory: Memory, over: Partial<FoldedReview> & { at: number }) => applyReview(memory, review(over), seed);

describe('reviews that count', () => {
  it('follow the chain that every FSRS-6 implementation agrees on', () => {
    const given: Rating[] = [
      'good',
      'good',
      'good',
      'good',
      'good',
      'good',
      'again',
      'again',
      'good',
      'good',
      'good',
      'good',
      'good',
    ];
    let memory = newMemory(start);
    const days = given.map((rating) => {
      memory = apply(memory, { at: memory.due, rating });
      return memory.scheduledDays;
    });
    expect(days).toEqual([0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]);
  });
  it('begin with the stabilities and difficulties of FSRS-6', () => {
    const first = ratings.map((rating) => apply(newMemory(start), { at: start, rating }));
    expect(first.map((memory) => memory.stability)).toEqual([0.212, 1.2931, 2.3065, 8.2956]);
    expect(first.map((memory) => memory.difficulty)).toEqual([6.4133, 5.11217071, 2.11810397, 1]);
    expect(first.map((memory) => memory.state)).toEqual(['learning', 'learning', 'learning', 'review']);
  });
  it('come back from a learning step after exactly its time, Hard after the mean of two steps', () => {
    const due = ratings
      .slice(0, 3)
      .map((rating) => (apply(newMemory(start), { at: start, rating }).due - start) / 1000);
    expect(due).toEqual([60, 330, 600]);
  });
  it('fall due at the start of a study day', () => {
    const memory = apply(newMemory(start), {
      at: start,
      rating: 'easy',
      clock: { timeZone: 'America/Vancouver', rolloverHour: 4 },
    });
    expect(new Date(memory.due).toISOString()).toBe('2026-11-30T12:00:00.000Z');
  });
  it('count days of the learner, not of UTC', () => {
    const clock = { timeZone: 'America/Vancouver', rolloverHour: 4 };
    const evening = Date.parse('2026-11-22T23:30:00Z'); // 15:30 there
    const later = Date.parse('2026-11-23T05:00:00Z'); // 21:00 the same day there, the next day in UTC
    const once = apply(newMemory(evening), { at: evening, rating: 'easy', clock });
    expect(apply(once, { at: later, rating: 'good', clock }).stability).toBe(once.stability);
  });
  it('take a learning step that crosses the rollover as the same day', () => {
    const beforeRollover = Date.parse('2026-11-23T03:55:00Z');
    const first = apply(newMemory(beforeRollover), {
      at: beforeRollover,
      rating: 'again',
      settings: { ...plainSettings, learningSteps: [10] },
    });
    const sameDay = apply(newMemory(start), {
      at: start,
      rating: 'again',
      settings: { ...plainSettings, learningSteps: [10] },
    });
    const crossed = apply(first, { at: first.due + minute, rating: 'good' });
    const within = apply(sameDay, { at: sameDay.due + minute, rating: 'good' });
    expect(crossed.stability).toBe(within.stability);
  });
  it('count a lapse when a review card is forgotten', () => {
    const learnt = apply(newMemory(start), { at: start, rating: 'easy' });
    const lapsed = apply(learnt, { at: learnt.due, rating: 'again' });
    expect(lapsed).toMatchObject({ state: 'relearning', lapses: 1, reps: 2 });
  });
});

describe('practice', () => {
  const learnt = apply(newMemory(start), { at: start, rating: 'easy' });
  it('a second answer on the same day changes nothing when it passes', () => {
    expect(apply(learnt, { at: start + hour, rating: 'easy' })).toEqual(learnt);
  });
  it('failing it brings the card back today and leaves stability, lapses and reps', () => {
    const failed = apply(learnt, { at: start + hour, rating: 'again' });
    expect(failed).toEqual({ ...learnt, due: start + hour + 10 * minute });
  });
  it('passing it afterwards lets the card rest until tomorrow', () => {
    const failed = apply(learnt, { at: start + hour, rating: 'again' });
    const passed = apply(failed, { at: failed.due, rating: 'good' });
    expect(new Date(passed.due).toISOString()).toBe('2026-11-23T04:00:00.000Z');
    expect(passed.stability).toBe(learnt.stability);
  });
  it('an answer to a learning step before it is over changes nothing', () => {
    const first = apply(newMemory(start), { at: start, rating: 'again' });
    expect(apply(first, { at: start + 30_000, rating: 'good' })).toEqual(first);
  });
  it('unless the learner chose to take the step ahead', () => {
    const first = apply(newMemory(start), { at: start, rating: 'again' });
    expect(apply(first, { at: start + 30_000, rating: 'good', ahead: true }).reps).toBe(2);
  });
  it('is every answer in a mock interview: what is due stays due', () => {
    expect(apply(learnt, { at: learnt.due, rating: 'good', source: 'interview' })).toEqual(learnt);
  });
  it('leaves an open learning step to its time', () => {
    const settings = { ...plainSettings, learningSteps: [60], relearningSteps: [1] };
    const first = apply(newMemory(start), { at: start, rating: 'again', settings });
    expect(apply(first, { at: start + minute, rating: 'again', source: 'interview', settings })).toEqual(first);
  });
  it('is no import: it counts even on the same day', () => {
    expect(apply(learnt, { at: start + hour, rating: 'good', source: 'import' }).reps).toBe(2);
  });
});

describe('practice never lengthens an interval', () => {
  const interviews = fc.array(
    fc.record({ id: fc.uuid(), rating: fc.constantFrom(...ratings), at: fc.integer({ min: 0, max: 61 * day }) }),
    { minLength: 1, maxLength: 8 },
  );
  const untimed = (memory: Memory) => ({ ...memory, timedAnswers: 0, answerMs: 0 });

  it('further answers of a day and mock interviews leave a card as its other reviews make it, due at that time or before', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const all = log.map((one) => ({ ...one, clock: { timeZone: 'UTC', rolloverHour: 4 } })).toSorted(inOrder);
        const counted: FoldedReview[] = [];
        let memory = newMemory(0);
        for (const one of all) {
          const next = applyReview(memory, one, seed);
          if (next.reps > memory.reps) counted.push(one);
          memory = next;
        }
        const alone = foldReviews(counted, seed, 0);
        expect(untimed({ ...memory, due: 0 })).toEqual(untimed({ ...alone, due: 0 }));
        expect(memory.due).toBeLessThanOrEqual(alone.due);
      }),
      { numRuns: runs(500, 50_000) },
    );
  });
  it('mock interviews added to any log change nothing but the due date', () => {
    fc.assert(
      fc.property(anyLog, interviews, (log, given) => {
        const asked = given.map(({ at, ...rest }) =>
          review({ ...rest, source: 'interview', at: Date.UTC(2025, 9, 1) + at }),
        );
        const both = foldReviews([...log, ...asked], seed, 0);
        expect({ ...both, due: 0 }).toEqual({ ...foldReviews(log, seed, 0), due: 0 });
      }),
      { numRuns: runs(500, 50_000) },
    );
  });
});

describe('a change of zone or rollover', () => {
  it('in the midst of any history never lets study days run backwards, and leaves what came before as it was', () => {
    const clock = fc.record({
      timeZone: fc.constantFrom('UTC', 'America/Vancouver', 'Asia/Tokyo', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'),
      rolloverHour: fc.integer({ min: 0, max: 23 }),
    });
    fc.assert(
      fc.property(anyLog, fc.nat({ max: 11 }), clock, (log, from, moved) => {
        const ordered = log.toSorted(inOrder);
        const changed = ordered.map((one, index) => (index < from ? one : { ...one, clock: moved }));
        let memory = newMemory(0);
        for (const [index, one] of changed.entries()) {
          const next = applyReview(memory, one, seed);
          expect(next.lastStudyDay ?? 0).toBeGreaterThanOrEqual(memory.lastStudyDay ?? 0);
          if (index === from - 1) expect(next).toEqual(foldReviews(ordered.slice(0, from), seed, 0));
          memory = next;
        }
      }),
      { numRuns: runs(300, 20_000) },
    );
  });
});

describe('the fold', () => {
  it('does not depend on the order in which reviews arrive', () => {
    fc.assert(
      fc.property(
        anyLog.chain((log) => fc.tuple(fc.constant(log), fc.shuffledSubarray(log, { minLength: log.length }))),
        ([log, shuffled]) => {
          expect(foldReviews(shuffled, seed, 0)).toEqual(foldReviews(log, seed, 0));
        },
      ),
      { numRuns: runs(300, 20_000) },
    );
  });
  it('equals adding the newest review to what is stored', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const ordered = log.toSorted(inOrder);
        const last = ordered.at(-1);
        if (!last) return;
        expect(applyReview(foldReviews(ordered.slice(0, -1), seed, 0), last, seed)).toEqual(foldReviews(log, seed, 0));
      }),
      { numRuns: runs(300, 20_000) },
    );
  });
  it('keeps every number finite and in its bounds, whatever the log', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const memory = foldReviews(log, seed, 0);
        expect(Number.isFinite(memory.due)).toBe(true);
        if (memory.state !== 'new') {
          expect(memory.stability).toBeGreaterThan(0);
          expect(memory.difficulty).toBeGreaterThanOrEqual(1);
          expect(memory.difficulty).toBeLessThanOrEqual(10);
        }
      }),
      { numRuns: runs(300, 20_000) },
    );
  });
  it('previews exactly what each rating then does, fuzz and all', () => {
    fc.assert(
      fc.property(anyLog, fc.integer({ min: 0, max: 90 * day }), (log, after) => {
        const memory = foldReviews(log, seed, 0);
        const now = review({ at: (log.toSorted(inOrder).at(-1)?.at ?? start) + after, settings: fuzzySettings });
        const preview = previewRatings(memory, now, seed);
        for (const rating of ratings)
          expect(applyReview(memory, { ...now, id: crypto.randomUUID(), rating }, seed)).toEqual(preview[rating]);
      }),
      { numRuns: runs(200, 5000) },
    );
  });
  it('gives two cards learned together different days when fuzz is on', () => {
    const settings = { ...fuzzySettings };
    const dues = Array.from({ length: 40 }, (_, index) => {
      const first = applyReview(newMemory(start), review({ at: start, rating: 'easy', settings }), `card-${index}`);
      return studyDay(first.due, { timeZone: 'UTC', rolloverHour: 4 });
    });
    expect(new Set(dues).size).toBeGreaterThan(1);
  });
});
