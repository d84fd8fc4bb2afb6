import { describe, expect, it } from 'vitest';
import { isStale, timesAt } from '../../web/features/interview/interview-time.ts';
import { told, toldOver } from '../support/interview-told.ts';

describe('the clocks of an interview', () => {
  it('run on from what the server told', () => {
    expect(timesAt(told({ current: { stepMs: 5000 } }), 2000)).toEqual({
      leftMs: 888_000,
      isThinking: false,
      stepMs: 7000,
      targetMs: 90_000,
    });
  });
  it('stand still while it is paused', () => {
    expect(timesAt(told({ status: 'paused' }), 60_000)).toEqual(timesAt(told(), 0));
  });
  it('stop at nothing left', () => {
    expect(timesAt(told({ ranMs: 899_000 }), 5000).leftMs).toBe(0);
  });
  it('turn from thinking to answering by themselves', () => {
    const thinking = told({ current: { step: 'think', stepMs: 10_000, stepTargetMs: 20_000 } });
    expect(timesAt(thinking, 9000)).toMatchObject({ isThinking: true, stepMs: 19_000, targetMs: 20_000 });
    expect(timesAt(thinking, 13_000)).toMatchObject({ isThinking: false, stepMs: 3000, targetMs: null });
  });
});

describe('what was told before', () => {
  const order = [
    told({ status: 'planned', ranMs: 0 }),
    told({ ranMs: 10_000 }),
    told({ ranMs: 15_000 }),
    told({ ranMs: 15_000, pauses: 1, status: 'paused' }),
    told({ ranMs: 40_000, pauses: 1, current: { part: 1 } }),
    told({ ranMs: 60_000, pauses: 1, current: { position: 1 } }),
    toldOver(),
  ];
  it('is stale, whatever comes after it', () => {
    for (const [index, later] of order.entries())
      for (const earlier of order.slice(0, index)) {
        expect(isStale(earlier, later)).toBe(true);
        expect(isStale(later, earlier)).toBe(false);
      }
  });
  it('is not, told twice', () => {
    for (const interview of order) expect(isStale(interview, interview)).toBe(false);
  });
});
