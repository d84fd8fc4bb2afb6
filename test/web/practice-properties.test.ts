import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QueueItem } from '../../web/api-types.ts';
import {
  initialPractice,
  practice,
  type PracticeAction,
  type PracticeState,
} from '../../web/features/practice/practice-state.ts';
import { attemptAt, item, queueOf } from '../support/sitting.ts';
import { runs } from '../support/long.ts';

const numRuns = runs(500, 50_000);
const cards = ['a', 'b', 'c', 'd', 'e'];
const pool = [...cards.map((id) => item(id)), item('x', { ahead: true }), item('y', { ahead: true })];

/** What may happen next, for any state: each step picks its card by number where it needs one. */
const step = fc.oneof(
  { arbitrary: fc.record({ kind: fc.constant('load'), items: fc.shuffledSubarray(pool) }), weight: 2 },
  {
    arbitrary: fc.record({
      kind: fc.constantFrom('answer', 'rate', 'undo', 'redo', 'set-aside', 'bring-back', 'late', 'judge', 'stop'),
      pick: fc.nat(pool.length - 1),
    }),
    weight: 8,
  },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
const steps = fc.array(step, { maxLength: 40 });

/** The action of a step in a state; what the page would not dispatch there is undefined. */
function actionOf(taken: Step, state: PracticeState, serial: number): PracticeAction | undefined {
  const cardId = state.current?.card.id;
  if ('items' in taken) return { type: 'loaded', queue: queueOf(taken.items), unsent: [] };
  const picked = pool[taken.pick]!;
  switch (taken.kind) {
    case 'answer':
      return cardId === undefined ? undefined : { type: 'handed-in', attempt: attemptAt(cardId, { id: `${serial}` }) };
    case 'late':
      return { type: 'handed-in', attempt: attemptAt(picked.card.id, { id: `${serial}` }) };
    case 'rate':
      return { type: 'rated', reviewId: `${serial}`, rating: 'good' };
    case 'undo':
      return { type: 'undone' };
    case 'redo':
      return { type: 'redone' };
    case 'set-aside':
      return cardId === undefined ? undefined : { type: 'set-aside', cardId };
    case 'bring-back':
      return { type: 'brought-back', item: picked, attempt: null };
    case 'judge':
      return { type: 'judged', pointId: 'first', verdict: 'covered', at: '2026-11-22T12:01:00.000Z' };
    default:
      return { type: 'stopped' };
  }
}

const idsOf = (items: readonly QueueItem[]) => items.map(({ card }) => card.id);
const asked = ({ current, upcoming }: PracticeState) => idsOf(current === null ? upcoming : [current, ...upcoming]);
const reviewsOf = ({ finished, undone }: PracticeState) => [...finished, ...undone].map(({ reviewId }) => reviewId);

/** Runs `check` on every state that some steps lead to, and on what the last action did. */
function inEverySitting(check: (state: PracticeState, before: PracticeState, action: PracticeAction) => void) {
  fc.assert(
    fc.property(steps, (all) => {
      let state = initialPractice;
      for (const [serial, taken] of all.entries()) {
        const action = actionOf(taken, state, serial);
        if (action === undefined) continue;
        const before = state;
        state = practice(state, action);
        check(state, before, action);
      }
    }),
    { numRuns },
  );
}

describe('in every sitting', () => {
  it('no card is asked twice', () => {
    inEverySitting((state) => expect(new Set(asked(state)).size).toBe(asked(state).length));
  });
  it('a question is asked as long as one is left', () => {
    inEverySitting((state) => expect(state.current === null).toBe(asked(state).length === 0));
  });
  it('the answer on show belongs to the question on show', () => {
    inEverySitting(({ attempt, current }) =>
      expect(attempt === null || attempt.cardId === current?.card.id).toBe(true),
    );
  });
  it('no fewer are said to be left than will be asked', () => {
    inEverySitting((state) => expect(state.left).toBeGreaterThanOrEqual(asked(state).length));
  });
  it('every review is there once: finished, or taken back', () => {
    inEverySitting((state) => expect(new Set(reviewsOf(state)).size).toBe(reviewsOf(state).length));
  });
  it('what the server says never changes the question on show', () => {
    inEverySitting((state, before, { type }) => {
      const held = type === 'loaded' ? before.current : null;
      expect(held === null || held === state.current).toBe(true);
    });
  });
  it('a question goes only by being rated or set aside', () => {
    inEverySitting((state, before, action) => {
      if (action.type === 'loaded') return;
      const gone = asked(before).filter((id) => !asked(state).includes(id));
      const justFinished = idsOf(state.finished.slice(before.finished.length).map((done) => done.item));
      const may = action.type === 'set-aside' ? [action.cardId] : justFinished;
      expect(may).toEqual(expect.arrayContaining(gone));
    });
  });
  it('a question comes only from the server, or by being taken or brought back', () => {
    inEverySitting((state, before, action) => {
      if (action.type === 'loaded') return;
      const come = asked(state).filter((id) => !asked(before).includes(id));
      const back = action.type === 'brought-back' ? [action.item] : state.undone.slice(-1).map((done) => done.item);
      expect(idsOf(back)).toEqual(expect.arrayContaining(come));
      expect(come.length === 0 || ['undone', 'brought-back'].includes(action.type)).toBe(true);
    });
  });
  it('what was just rated, or put back, is not asked', () => {
    inEverySitting((state, before) => {
      if (state.finished.length <= before.finished.length) return;
      expect(asked(state)).not.toContain(state.finished.at(-1)?.item.card.id);
    });
  });
  it('undo, then redo restores what is asked, what is done and what is left', () => {
    inEverySitting((state) => {
      const last = state.finished.at(-1);
      // A card that the server asks again already is left for the server to name anew.
      if (last === undefined || asked(state).includes(last.item.card.id)) return;
      const back = practice(practice(state, { type: 'undone' }), { type: 'redone' });
      const { current, upcoming, finished, undone, left, msLeft } = state;
      expect(back).toMatchObject({ current, upcoming, finished, undone, left, msLeft, stopped: false });
    });
  });
});
