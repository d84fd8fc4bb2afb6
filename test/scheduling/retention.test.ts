import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyReview, inOrder } from '../../api/scheduling/fold.ts';
import { newMemory, type Rating } from '../../api/scheduling/memory.ts';
import { addAnswer, checkedAnswer, noAnswers, retentionOf } from '../../api/scheduling/retention.ts';
import { retrievability } from '../../api/scheduling/scheduler.ts';
import { day, hour, minute } from '../support/clock.ts';
import { runs } from '../support/long.ts';
import { anyLog, fuzzySettings, plainSettings, review } from '../support/reviews.ts';

const start = Date.parse('2026-11-22T12:30:00.000Z');
const first = applyReview(newMemory(start), review({ at: start, rating: 'easy' }), 'card');
const checked = (at: number, over: Partial<Parameters<typeof review>[0]> = {}) =>
  checkedAnswer(first, review({ at, ...over }));

describe('an answer checked against its prediction', () => {
  it('is one given a study day or more after the last that counted, with the chance that the fold gave it', () => {
    expect(checked(start + 5 * day)).toEqual({
      promised: retrievability(first.stability, 5, plainSettings),
      passed: true,
      mature: false,
    });
  });
  it('passes with hard, and fails with again', () => {
    const passed = (rating: Rating) => checked(start + day, { rating })?.passed;
    expect([passed('again'), passed('hard'), passed('good'), passed('easy')]).toEqual([false, true, true, true]);
  });
  it('is not the first one, nor another on the same day, nor one of a learning step that crosses the rollover', () => {
    expect(checkedAnswer(newMemory(start), review({ at: start }))).toBeUndefined();
    expect(checked(start + 3 * hour)).toBeUndefined();
    const late = Date.parse('2026-11-23T03:55:00Z');
    const step = applyReview(newMemory(late), review({ at: late, rating: 'again', settings: fuzzySettings }), 'card');
    expect(checkedAnswer(step, review({ at: late + 15 * minute, settings: fuzzySettings }))).toBeUndefined();
  });
  it('is none of a mock interview', () => {
    expect(checked(start + 5 * day, { source: 'interview' })).toBeUndefined();
  });
  it('is promised by the settings in force when it was given', () => {
    const weights = Array.from({ length: 21 }, (_, index) => (index === 20 ? 0.5 : 1));
    const settings = { ...plainSettings, weights };
    expect(checked(start + 5 * day, { settings })?.promised).toBe(retrievability(first.stability, 5, settings));
  });
  it('is mature after an interval of 21 days or more, late or not', () => {
    const after = (scheduledDays: number) =>
      checkedAnswer({ ...first, scheduledDays }, review({ at: start + 40 * day }))?.mature;
    expect([after(20), after(21)]).toEqual([false, true]);
  });
  it('is at most one a study day of a card, whatever the log without imports', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        let memory = newMemory(0);
        const days: number[] = [];
        for (const one of log.filter(({ source }) => source !== 'import').toSorted(inOrder)) {
          const answer = checkedAnswer(memory, one);
          memory = applyReview(memory, one, 'card');
          if (!answer) continue;
          days.push(memory.lastStudyDay!);
          expect(answer.promised).toBeGreaterThan(0);
          expect(answer.promised).toBeLessThan(1);
        }
        expect(new Set(days).size).toBe(days.length);
      }),
      { numRuns: runs(300, 20_000) },
    );
  });
});

describe('retention', () => {
  const of = (passed: number, answers: number) => retentionOf({ answers, passed, promised: 0.9 * answers });

  it('is nothing without answers', () => {
    expect(retentionOf(noAnswers)).toEqual({ answers: 0, promised: null, measured: null, low: null, high: null });
  });
  it('sets the mean promise beside the share that passed', () => {
    const answers = [0.95, 0.85].map((promised, index) => ({ promised, passed: index === 0, mature: false }));
    expect(retentionOf(answers.reduce(addAnswer, noAnswers))).toMatchObject({
      promised: expect.closeTo(0.9, 9),
      measured: 0.5,
    });
  });
  it('has the interval that Wilson gives: 8 of 10 may be anything from 49 to 94 %', () => {
    expect(of(8, 10).low).toBeCloseTo(0.4902, 4);
    expect(of(8, 10).high).toBeCloseTo(0.9433, 4);
    expect(of(0, 10)).toMatchObject({ low: 0, high: expect.closeTo(0.2775, 4) });
    expect(of(10, 10)).toMatchObject({ low: expect.closeTo(0.7225, 4), high: 1 });
  });
  it('holds the measured share within an interval that narrows as answers come', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (answers, share) => {
        const passed = Math.round(share * answers);
        const { measured, low, high } = of(passed, answers);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(measured!);
        expect(high).toBeGreaterThanOrEqual(measured!);
        const more = of(passed * 4, answers * 4);
        expect(more.high! - more.low!).toBeLessThan(high! - low!);
      }),
      { numRuns: runs(300, 20_000) },
    );
  });
});
