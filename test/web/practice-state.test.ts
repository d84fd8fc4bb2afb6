import { describe, expect, it } from 'vitest';
import {
  initialPractice,
  practice,
  type PracticeAction,
  type PracticeState,
} from '../../web/features/practice/practice-state.ts';
import { attemptAt, item, point, queueOf } from '../support/sitting.ts';

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => item(id)) as [
  ReturnType<typeof item>,
  ReturnType<typeof item>,
  ReturnType<typeof item>,
  ReturnType<typeof item>,
];
const loaded = (items: Parameters<typeof queueOf>[0], unsent: string[] = []): PracticeAction => ({
  type: 'loaded',
  queue: queueOf(items),
  unsent,
});
const handedIn = (cardId: string): PracticeAction => ({ type: 'handed-in', attempt: attemptAt(cardId) });
const rated = (reviewId: string): PracticeAction => ({ type: 'rated', reviewId, rating: 'good' });
/** Answers and rates the current question of a card. */
const done = (cardId: string): PracticeAction[] => [handedIn(cardId), rated(`review-${cardId}`)];
const undone: PracticeAction = { type: 'undone' };
const redone: PracticeAction = { type: 'redone' };
const setAside = (cardId: string): PracticeAction => ({ type: 'set-aside', cardId });
const broughtBack = (back = a): PracticeAction => ({ type: 'brought-back', item: back, attempt: null });
const after = (...actions: PracticeAction[]): PracticeState => actions.reduce(practice, initialPractice);

const ids = ({ current, upcoming, finished, undone: taken }: PracticeState) => ({
  current: current?.card.id ?? null,
  upcoming: upcoming.map(({ card }) => card.id),
  finished: finished.map(({ item: { card } }) => card.id),
  undone: taken.map(({ item: { card } }) => card.id),
});
const nothing = { current: null, upcoming: [], finished: [], undone: [] };

describe('a sitting that loads', () => {
  it('asks the first question and keeps the rest for later', () => {
    expect(ids(after(loaded([a, b, c])))).toEqual({ ...nothing, current: 'a', upcoming: ['b', 'c'] });
  });
  it('has no question where nothing is due, and says why', () => {
    const state = after(loaded([]));
    expect(ids(state)).toEqual(nothing);
    expect(state.queue?.reason).toBe('done');
  });
  it('leaves out what was rated but not sent yet', () => {
    expect(ids(after(loaded([a, b, c], ['a', 'c'])))).toEqual({ ...nothing, current: 'b' });
  });
  it('leaves the question being answered as it is, though the server would ask another first', () => {
    const state = after(loaded([a, b]), handedIn('a'), loaded([c, b, a]));
    expect(ids(state)).toEqual({ ...nothing, current: 'a', upcoming: ['c', 'b'] });
    expect(state.attempt?.id).toBe('attempt-a');
  });
  it('leaves the question being answered as it is, though it is due no more', () => {
    expect(ids(after(loaded([a, b]), loaded([c])))).toEqual({ ...nothing, current: 'a', upcoming: ['c'] });
  });
  it('forgets upcoming questions that are due no more', () => {
    expect(ids(after(loaded([a, b, c]), loaded([a, c])))).toEqual({ ...nothing, current: 'a', upcoming: ['c'] });
  });
  it('keeps questions asked ahead, which the server names only when asked for', () => {
    const ahead = [item('x', { ahead: true }), item('y', { ahead: true })];
    expect(ids(after(loaded([...ahead]), loaded([b])))).toEqual({ ...nothing, current: 'x', upcoming: ['b', 'y'] });
  });
  it('asks once what is due now and was to be asked ahead', () => {
    const ahead = [item('x', { ahead: true }), item('y', { ahead: true })];
    const state = after(loaded([...ahead]), loaded([item('y')]));
    expect(ids(state)).toEqual({ ...nothing, current: 'x', upcoming: ['y'] });
    expect(state.upcoming[0]?.ahead).toBe(false);
  });
  it('takes the number and the time left from the server, which knows more than the page holds', () => {
    const queue = queueOf([a, b], { counts: { learning: 3, review: 4, new: 5, drills: 2 }, minutes: 20 });
    expect(after({ type: 'loaded', queue, unsent: [] })).toMatchObject({ left: 12, msLeft: 1_200_000 });
  });
  it('counts questions asked ahead on top, since the server counts only what is due', () => {
    const ahead = queueOf([item('x', { ahead: true }), item('y', { ahead: true })], {
      counts: { learning: 0, review: 0, new: 0, drills: 0 },
      minutes: 0,
    });
    expect(after({ type: 'loaded', queue: ahead, unsent: [] })).toMatchObject({ left: 2, msLeft: 120_000 });
  });
  it('never says that fewer are left than it is about to ask', () => {
    const queue = queueOf([a, b], { counts: { learning: 0, review: 1, new: 0, drills: 0 } });
    expect(after({ type: 'loaded', queue, unsent: [] }).left).toBe(2);
  });
});

describe('an answer', () => {
  it('is kept with its question once handed in', () => {
    expect(after(loaded([a, b]), handedIn('a')).attempt).toEqual(attemptAt('a'));
  });
  it('that comes late, to a question no longer asked, changes nothing', () => {
    const before = after(loaded([a, b]));
    expect(practice(before, handedIn('b'))).toBe(before);
  });
  it('takes a verdict on one of its points', () => {
    const state = after(loaded([a]), handedIn('a'), {
      type: 'judged',
      pointId: 'second',
      verdict: 'missed',
      at: '2026-11-22T12:01:00.000Z',
    });
    expect(state.attempt?.points.map(({ verdict }) => verdict)).toEqual(['unjudged', 'missed']);
  });
  it('that is not there takes no verdict', () => {
    const before = after(loaded([a]));
    expect(
      practice(before, { type: 'judged', pointId: 'first', verdict: 'missed', at: '2026-11-22T12:01:00.000Z' }),
    ).toBe(before);
  });
  it('shows what the server made of its verdicts', () => {
    const saved = attemptAt('a', { score: 1, suggestedRating: 'good' });
    expect(after(loaded([a]), handedIn('a'), { type: 'attempt-read', attempt: saved }).attempt).toBe(saved);
  });
  it('takes verdicts that are saved only after its question was rated', () => {
    const saved = attemptAt('a', { score: 1 });
    const state = after(loaded([a, b]), ...done('a'), { type: 'attempt-read', attempt: saved });
    expect(state.finished[0]?.attempt).toBe(saved);
    expect(state.attempt).toBeNull();
  });
});

describe('rating', () => {
  it('goes on to the next question at once', () => {
    const state = after(loaded([a, b, c]), ...done('a'));
    expect(ids(state)).toEqual({ ...nothing, current: 'b', upcoming: ['c'], finished: ['a'] });
    expect(state.attempt).toBeNull();
  });
  it('keeps what was answered and how it was rated', () => {
    expect(after(loaded([a]), ...done('a')).finished).toEqual([
      { item: a, attempt: attemptAt('a'), reviewId: 'review-a', rating: 'good' },
    ]);
  });
  it('counts one question and its time less, and asks the server’s figures anew', () => {
    const state = after(loaded([a, b, c]), ...done('a'));
    expect(state).toMatchObject({ left: 2, msLeft: 120_000, queue: null });
  });
  it('does nothing before an answer is handed in', () => {
    const before = after(loaded([a]));
    expect(practice(before, rated('review-a'))).toBe(before);
  });
  it('does nothing where no question is asked', () => {
    expect(practice(initialPractice, rated('review-a'))).toBe(initialPractice);
  });
  it('ends in no question after the last one', () => {
    expect(ids(after(loaded([a]), ...done('a')))).toEqual({ ...nothing, finished: ['a'] });
  });
  it('anew makes what was taken back before not to be put back', () => {
    const state = after(loaded([a, b]), ...done('a'), undone, rated('review-2'));
    expect(ids(state)).toEqual({ ...nothing, current: 'b', finished: ['a'] });
    expect(state.finished[0]?.reviewId).toBe('review-2');
  });
});

describe('taking a rating back', () => {
  it('shows the question with its answer again, and the one it interrupts right after', () => {
    const state = after(loaded([a, b, c]), ...done('a'), undone);
    expect(ids(state)).toEqual({ ...nothing, current: 'a', upcoming: ['b', 'c'], undone: ['a'] });
    expect(state.attempt?.id).toBe('attempt-a');
  });
  it('counts the question and its time again', () => {
    expect(after(loaded([a, b, c]), ...done('a'), undone)).toMatchObject({ left: 3, msLeft: 180_000, queue: null });
  });
  it('works at the end of a sitting and after stopping', () => {
    const state = after(loaded([a]), ...done('a'), { type: 'stopped' }, undone);
    expect(ids(state)).toEqual({ ...nothing, current: 'a', undone: ['a'] });
    expect(state.stopped).toBe(false);
  });
  it('goes back one rating at a time, the latest first', () => {
    const state = after(loaded([a, b, c]), ...done('a'), ...done('b'), undone, undone);
    expect(ids(state)).toEqual({ ...nothing, current: 'a', upcoming: ['b', 'c'], undone: ['b', 'a'] });
  });
  it('does nothing where nothing was rated', () => {
    const before = after(loaded([a]));
    expect(practice(before, undone)).toBe(before);
  });
  it('asks a card once that had come back already, such as after Again', () => {
    const state = after(loaded([a, b]), ...done('a'), ...done('b'), loaded([a, c]), undone, undone);
    expect(ids(state)).toEqual({ ...nothing, current: 'a', upcoming: ['b', 'c'], undone: ['b', 'a'] });
  });
});

describe('putting a rating back', () => {
  it('goes on to the question that was interrupted', () => {
    const state = after(loaded([a, b, c]), ...done('a'), undone, redone);
    expect(ids(state)).toEqual({ ...nothing, current: 'b', upcoming: ['c'], finished: ['a'] });
    expect(state.finished[0]).toMatchObject({ reviewId: 'review-a', rating: 'good' });
  });
  it('counts the question and its time as done again', () => {
    expect(after(loaded([a, b, c]), ...done('a'), undone, redone)).toMatchObject({ left: 2, msLeft: 120_000 });
  });
  it('restores two in the order they were given', () => {
    const state = after(loaded([a, b, c]), ...done('a'), ...done('b'), undone, undone, redone, redone);
    expect(ids(state)).toEqual({ ...nothing, current: 'c', finished: ['a', 'b'] });
  });
  it('does nothing where nothing was taken back', () => {
    const before = after(loaded([a]));
    expect(practice(before, redone)).toBe(before);
  });
  it('keeps the question now asked where the one put back was set aside meanwhile', () => {
    const state = after(loaded([a, b, c]), ...done('a'), undone, setAside('a'), redone);
    expect(ids(state)).toEqual({ ...nothing, current: 'b', upcoming: ['c'], finished: ['a'] });
    expect(state.left).toBe(2);
  });
  it('keeps the question now asked where the server put another one first meanwhile', () => {
    const twice = [undone, undone, loaded([c, b]), redone];
    const state = after(loaded([a, b, c]), ...done('a'), ...done('b'), ...twice, handedIn('c'), redone);
    expect(ids(state)).toEqual({ ...nothing, current: 'c', finished: ['a', 'b'] });
    expect(state.attempt?.id).toBe('attempt-c');
    expect(state.left).toBe(1);
  });
  it('works where no question is left', () => {
    const state = after(loaded([a]), ...done('a'), undone, setAside('a'), redone);
    expect(ids(state)).toEqual({ ...nothing, finished: ['a'] });
  });
  it('keeps the verdicts that were changed meanwhile', () => {
    const judged: PracticeAction = {
      type: 'judged',
      pointId: 'first',
      verdict: 'covered',
      at: '2026-11-22T12:01:00.000Z',
    };
    const state = after(loaded([a, b]), ...done('a'), undone, judged, redone);
    expect(state.finished[0]?.attempt.points.map(({ verdict }) => verdict)).toEqual(['covered', 'unjudged']);
  });
});

describe('setting a card aside', () => {
  it('goes on to the next question and does not ask this one again, though the server may', () => {
    const state = after(loaded([a, b]), setAside('a'), loaded([a, c]));
    expect(ids(state)).toEqual({ ...nothing, current: 'b', upcoming: ['c'] });
  });
  it('counts one question less', () => {
    expect(after(loaded([a, b]), setAside('a'))).toMatchObject({ left: 1, msLeft: 60_000 });
  });
  it('leaves the current question where another card is meant', () => {
    expect(ids(after(loaded([a, b]), ...done('a'), setAside('a')))).toMatchObject({ current: 'b', finished: ['a'] });
  });
});

describe('a card brought back', () => {
  it('is asked now, with its answer, and the question it interrupts right after', () => {
    const attempt = attemptAt('a');
    const state = after(loaded([a, b]), handedIn('a'), setAside('a'), { type: 'brought-back', item: a, attempt });
    expect(ids(state)).toEqual({ ...nothing, current: 'a', upcoming: ['b'] });
    expect(state).toMatchObject({ attempt, setAside: [], left: 2 });
  });
  it('ends the end of a sitting', () => {
    const state = after(loaded([a]), setAside('a'), { type: 'stopped' }, broughtBack());
    expect(state).toMatchObject({ stopped: false, current: { card: { id: 'a' } } });
  });
  it('twice, by the learner and by the server’s refusal, is asked once and keeps its answer', () => {
    const state = after(loaded([a, b]), setAside('a'), broughtBack(), handedIn('a'), broughtBack());
    expect(ids(state)).toEqual({ ...nothing, current: 'a', upcoming: ['b'] });
    expect(state.attempt?.id).toBe('attempt-a');
  });
  it('late, after its rating was put back, is not asked again', () => {
    const state = after(loaded([a, b]), ...done('a'), undone, setAside('a'), redone, broughtBack());
    expect(ids(state)).toEqual({ ...nothing, current: 'b', finished: ['a'] });
  });
  it('while another question is asked again after an undo, loses neither', () => {
    const state = after(loaded([a, b, c]), setAside('a'), ...done('b'), undone, broughtBack(), redone);
    expect(ids(state)).toEqual({ ...nothing, current: 'a', upcoming: ['c'], finished: ['b'] });
  });
});

describe('a flag', () => {
  it('shows on the current card', () => {
    expect(after(loaded([a]), { type: 'changed-flag', cardId: 'a', flag: 1 }).current?.card.flag).toBe(1);
  });
  it('of another card changes nothing here', () => {
    const before = after(loaded([a, b]));
    expect(practice(before, { type: 'changed-flag', cardId: 'b', flag: 1 })).toBe(before);
  });
});

describe('stopping', () => {
  it('keeps the question and what was done', () => {
    const state = after(loaded([a, b, c, d]), ...done('a'), { type: 'stopped' });
    expect(ids(state)).toEqual({ ...nothing, current: 'b', upcoming: ['c', 'd'], finished: ['a'] });
    expect(state.stopped).toBe(true);
  });
});

it('leaves the state before an action as it was', () => {
  const before = after(loaded([a, b]), ...done('a'));
  const copy = structuredClone(before);
  for (const action of [undone, setAside('b'), handedIn('b'), loaded([c]), { type: 'stopped' } as const])
    practice(before, action);
  expect(before).toEqual(copy);
});

it('takes a verdict only on the point it names', () => {
  const twoPoints = attemptAt('a', { points: [point('first', 'covered'), point('second', 'partial')] });
  const state = after(
    loaded([a]),
    { type: 'handed-in', attempt: twoPoints },
    {
      type: 'judged',
      pointId: 'third',
      verdict: 'wrong',
      at: '2026-11-22T12:01:00.000Z',
    },
  );
  expect(state.attempt).toEqual(twoPoints);
});
