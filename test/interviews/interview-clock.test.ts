import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ask,
  awayMs,
  isOver,
  moveClock,
  remainingMs,
  type ClockAction,
  type InterviewClock,
  type Next,
} from '../../api/interviews/interview-clock.ts';
import { runs } from '../support/long.ts';

const second = 1000;
const start = Date.parse('2026-11-22T12:00:00.000Z');
const limitMs = 15 * 60 * second;

const planned = (thinkLimitMs = 30 * second): InterviewClock =>
  ask(
    {
      status: 'planned',
      limitMs,
      ranMs: 0,
      seenAt: null,
      position: 0,
      step: 'answer',
      stepMs: 0,
      thinkMs: 0,
      thinkLimitMs: 0,
      pauses: 0,
      pausedBecause: null,
    },
    thinkLimitMs,
  );

/** What was done, each with the seconds since the thing before. */
type Deed = [seconds: number, action: ClockAction['type'] | ClockAction];
const play = (deeds: Deed[], from = planned()) => {
  let now = start;
  return deeds.reduce((clock, [seconds, deed]) => {
    now += seconds * second;
    return moveClock(clock, typeof deed === 'string' ? ({ type: deed } as ClockAction) : deed, now);
  }, from);
};
const handIn = (next: Next): ClockAction => ({ type: 'hand-in', next });
const question = handIn({ type: 'question', thinkLimitMs: 20 * second });

describe('the clock of an interview', () => {
  it('stands until the start, and runs from one sign of life to the next', () => {
    expect(play([[50, 'seen']])).toEqual(planned());
    expect(
      play([
        [50, 'start'],
        [5, 'seen'],
        [7, 'seen'],
      ]),
    ).toMatchObject({ status: 'running', ranMs: 12 * second, step: 'think', stepMs: 12 * second });
  });
  it('turns from thinking to answering when the time to think is over, and what goes beyond is time of the answer', () => {
    expect(
      play([
        [0, 'start'],
        [40, 'seen'],
      ]),
    ).toMatchObject({ step: 'answer', thinkMs: 30 * second, stepMs: 10 * second });
  });
  it('turns to answering at once for who has thought enough', () => {
    expect(
      play([
        [0, 'start'],
        [12, 'begin'],
        [3, 'seen'],
      ]),
    ).toMatchObject({ step: 'answer', thinkMs: 12 * second, stepMs: 3 * second });
  });
  it('begins each question with its own time to think, and without one with the answer', () => {
    expect(
      play([
        [0, 'start'],
        [40, question],
      ]),
    ).toMatchObject({ position: 1, step: 'think', stepMs: 0, thinkMs: 0, thinkLimitMs: 20 * second });
    expect(
      play([
        [0, 'start'],
        [40, handIn({ type: 'question', thinkLimitMs: 0 })],
      ]),
    ).toMatchObject({ position: 1, step: 'answer', thinkLimitMs: 0 });
  });
  it('stays with the question for a follow-up, whose time begins anew', () => {
    expect(
      play([
        [0, 'start'],
        [40, handIn({ type: 'probe' })],
        [4, 'seen'],
      ]),
    ).toMatchObject({ position: 0, step: 'probe', stepMs: 4 * second, thinkMs: 30 * second });
  });
  it('keeps what was thought also for who answers without beginning to', () => {
    expect(
      play([
        [0, 'start'],
        [12, handIn({ type: 'probe' })],
        [4, 'seen'],
      ]),
    ).toMatchObject({ step: 'probe', thinkMs: 12 * second, stepMs: 4 * second });
  });
  it('stands while it is paused, and goes on where it was', () => {
    expect(
      play([
        [0, 'start'],
        [10, 'pause'],
        [3600, 'seen'],
        [3600, 'resume'],
        [5, 'seen'],
      ]),
    ).toMatchObject({ status: 'running', ranMs: 15 * second, pauses: 1, pausedBecause: null });
  });
  it('bears 90 s of silence, and pauses as of the last sign after more', () => {
    expect(
      play([
        [0, 'start'],
        [90, 'seen'],
      ]),
    ).toMatchObject({ status: 'running', ranMs: 90 * second });
    expect(
      play([
        [0, 'start'],
        [20, 'seen'],
        [91, 'seen'],
      ]),
    ).toMatchObject({ status: 'paused', pausedBecause: 'away', pauses: 1, ranMs: 20 * second });
  });
  it('goes on at once for who comes back after a silence and resumes; an answer after it waits for that', () => {
    expect(
      play([
        [0, 'start'],
        [100, 'resume'],
        [5, 'seen'],
      ]),
    ).toMatchObject({ status: 'running', pauses: 1, ranMs: 5 * second });
    expect(
      play([
        [0, 'start'],
        [100, question],
      ]),
    ).toMatchObject({ status: 'paused', pausedBecause: 'away', position: 0 });
  });
  it('does not restart for another tab that takes over', () => {
    expect(
      play([
        [0, 'start'],
        [10, 'resume'],
        [5, 'seen'],
      ]),
    ).toMatchObject({ status: 'running', pauses: 0, ranMs: 15 * second });
  });
  it('takes nothing away when the server’s clock jumps back, and goes on from there', () => {
    expect(
      play([
        [0, 'start'],
        [30, 'seen'],
        [-86_400, 'seen'],
        [5, 'seen'],
      ]),
    ).toMatchObject({ status: 'running', ranMs: 35 * second });
  });
  it('ends with the limit, to the millisecond, whatever is done in that moment', () => {
    const late: Deed[] = [[0, 'start'], ...Array.from({ length: 10 }, (): Deed => [85, 'seen'])];
    for (const action of ['seen', 'pause', 'resume', 'begin', 'finish', question] as const)
      expect(play([...late, [60, action]])).toMatchObject({ status: 'expired', ranMs: limitMs, position: 0 });
  });
  it('ends with the last answer, and by hand also while it is paused', () => {
    expect(
      play([
        [0, 'start'],
        [5, handIn({ type: 'end' })],
      ]),
    ).toMatchObject({ status: 'finished', ranMs: 5 * second });
    expect(
      play([
        [0, 'start'],
        [5, 'pause'],
        [5, 'finish'],
      ]),
    ).toMatchObject({ status: 'finished', pausedBecause: null, ranMs: 5 * second });
  });
  it('is graded only once it is over', () => {
    expect(
      play([
        [0, 'start'],
        [5, 'grade'],
      ]),
    ).toMatchObject({ status: 'running' });
    expect(
      play([
        [0, 'start'],
        [5, 'finish'],
        [5, 'grade'],
      ]),
    ).toMatchObject({ status: 'graded', ranMs: 5 * second });
  });
});

const anyNext: fc.Arbitrary<Next> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant('question' as const),
      thinkLimitMs: fc.constantFrom(0, 1, 15_000, 60_000),
    }),
  },
  { weight: 3, arbitrary: fc.constant({ type: 'probe' as const }) },
  { weight: 1, arbitrary: fc.constant({ type: 'end' as const }) },
);
const anyAction: fc.Arbitrary<ClockAction> = fc.oneof(
  { weight: 8, arbitrary: fc.constant({ type: 'seen' as const }) },
  { weight: 4, arbitrary: anyNext.map(handIn) },
  {
    weight: 3,
    arbitrary: fc.constantFrom('start' as const, 'resume' as const, 'begin' as const).map((type) => ({ type })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('pause' as const, 'finish' as const, 'grade' as const).map((type) => ({ type })),
  },
);
/** Mostly as a page would, with gaps at the edge of a time to think or of a silence, and jumps of the server’s clock both ways. */
const anyGap = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 80_000 }) },
  { weight: 1, arbitrary: fc.constantFrom(1, 15_000, 60_000, awayMs - 1, awayMs, awayMs + 1) },
  { weight: 1, arbitrary: fc.integer({ min: -10 * 365 * 86_400_000, max: 10 * 365 * 86_400_000 }) },
);

interface Move {
  before: InterviewClock;
  after: InterviewClock;
  action: ClockAction;
  now: number;
}
interface Run {
  first: InterviewClock;
  moves: Move[];
  last: InterviewClock;
}

/** What became of an interview of which many things were done, most of them after it began. */
const anyRun: fc.Arbitrary<Run> = fc
  .record({
    limit: fc.integer({ min: 1, max: 600_000 }),
    thinkLimitMs: fc.constantFrom(0, 1, 15_000, 60_000),
    begun: fc.integer({ min: 0, max: 9 }),
    deeds: fc.array(fc.tuple(anyGap, anyAction), { maxLength: 60 }),
  })
  .map(({ limit, thinkLimitMs, begun, deeds }) => {
    const first = { ...planned(thinkLimitMs), limitMs: limit };
    const moves: Move[] = [];
    let now = start;
    let before = first;
    const all = begun > 0 ? [[0, { type: 'start' }] as [number, ClockAction], ...deeds] : deeds;
    for (const [gap, action] of all) {
      now += gap;
      const after = moveClock(before, action, now);
      moves.push({ before, after, action, now });
      before = after;
    }
    return { first, moves, last: before };
  });

const always = (holds: (run: Run) => void) => fc.assert(fc.property(anyRun, holds), { numRuns: runs(300, 20_000) });
const everyMove = (holds: (move: Move) => void) => always(({ moves }) => moves.forEach(holds));
const isSilence = ({ before, now }: Move) =>
  before.status === 'running' && before.seenAt !== null && now - before.seenAt > awayMs;

describe('whatever happens, and however the server’s clock jumps, an interview', () => {
  it('never runs longer than its limit, and its time never goes back', () => {
    everyMove(({ before, after }) => {
      expect(after.ranMs).toBeGreaterThanOrEqual(before.ranMs);
      expect(after.ranMs).toBeLessThanOrEqual(after.limitMs);
      expect(remainingMs(after)).toBe(after.limitMs - after.ranMs);
    });
  });
  it('counts time only while it runs, and never more than passed since the last sign', () => {
    everyMove(({ before, after, now }) => {
      const counted = after.ranMs - before.ranMs;
      if (before.status !== 'running') expect(counted).toBe(0);
      else expect(counted).toBeLessThanOrEqual(Math.max(0, now - (before.seenAt ?? now)));
    });
  });
  it('has expired exactly when its time is used up', () => {
    everyMove(({ after: { status, ranMs, limitMs: limit } }) => {
      expect(status === 'expired').toBe(ranMs === limit && status !== 'graded');
    });
  });
  it('once over only gets its grade: nothing else of it ever changes', () => {
    everyMove(({ before, after, action }) => {
      if (!isOver(before)) return;
      expect(after).toEqual({ ...before, status: action.type === 'grade' ? 'graded' : before.status });
    });
  });
  it('finished twice is as finished once', () => {
    everyMove(({ before, action, now }) => {
      const once = moveClock(moveClock(before, action, now), { type: 'finish' }, now);
      expect(moveClock(once, { type: 'finish' }, now + 5000)).toEqual(once);
    });
  });
  it('is paused as of the last sign by a silence, with the reason, and goes on only by resuming', () => {
    everyMove((move) => {
      if (!isSilence(move)) return;
      const { before, after, action } = move;
      const paused = { ...before, status: 'paused', pausedBecause: 'away', pauses: before.pauses + 1 };
      if (action.type === 'resume')
        expect(after).toEqual({ ...paused, status: 'running', pausedBecause: null, seenAt: move.now });
      else if (action.type === 'finish') expect(after).toEqual({ ...paused, status: 'finished', pausedBecause: null });
      else expect(after).toEqual(paused);
    });
  });
  it('counts each pause once, and has a reason exactly while it is paused', () => {
    everyMove((move) => {
      const { before, after } = move;
      expect(after.pausedBecause !== null).toBe(after.status === 'paused');
      const stopped = isSilence(move) || (before.status === 'running' && after.status === 'paused');
      expect(after.pauses - before.pauses).toBe(stopped ? 1 : 0);
    });
  });
  it('goes to the next question by an answer alone, one at a time', () => {
    everyMove(({ before, after, action }) => {
      const asked = action.type === 'hand-in' && action.next.type === 'question';
      expect([before.position, ...(asked ? [before.position + 1] : [])]).toContain(after.position);
    });
  });
  it('never lets one think longer than the question allows', () => {
    everyMove(({ after }) => {
      expect(after.thinkMs).toBeLessThanOrEqual(after.thinkLimitMs);
      if (after.step === 'think') expect(after.stepMs).toBeLessThan(after.thinkLimitMs);
    });
  });
  it('takes in its steps exactly the time that it ran', () => {
    always(({ moves, last }) => {
      let done = 0;
      for (const { before, action, now } of moves) {
        // What an answer took is what the clock shows in the moment before it is handed in.
        const then = moveClock(before, { type: 'seen' }, now);
        if (action.type !== 'hand-in' || then.status !== 'running' || action.next.type === 'end') continue;
        const [thought, answered] = then.step === 'think' ? [then.stepMs, 0] : [then.thinkMs, then.stepMs];
        done += answered + (action.next.type === 'question' ? thought : 0);
      }
      expect(done + last.thinkMs + last.stepMs).toBe(last.ranMs);
    });
  });
  it('comes to the same however often its page shows that it is there', () => {
    always(({ first, moves, last }) => {
      let clock = first;
      for (const { action, now } of moves) clock = moveClock(moveClock(clock, { type: 'seen' }, now), action, now);
      expect(clock).toEqual(last);
    });
  });
});
