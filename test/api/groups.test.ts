import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Verdict } from '../../api/grading/rubric.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { minute } from '../support/clock.ts';
import { answerQuestion } from '../support/learner.ts';

const questionId = 'pending-pod';
/** Of these, four are asked for. */
const reasons = ['room', 'taint', 'selector', 'spread', 'volume', 'port', 'cordon'];
type Judgement = Exclude<Verdict, 'unjudged'>;
const judge = (count: number, rest: Judgement) => ({
  ...Object.fromEntries(reasons.map((id, index) => [id, index < count ? 'covered' : rest] as const)),
  ...({ gates: 'missed', quota: 'missed' } as const), // bonus points
});

describe('a question with a k-of-n group', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  it('says how many of how many are asked for, before and after handing in', async () => {
    const guest = await app.guest();
    const { items } = await guest.call('listDeckQuestions', { params: { deckId: 'kubernetes' } });
    expect(items.find(({ id }) => id === questionId)?.pointCount).toBe(7);
    const params = { attemptId: crypto.randomUUID() };
    const hint = await guest.call('requestHint', { params, body: { questionId } });
    expect(hint).toMatchObject({ pointCount: 7, groups: [{ need: 4, of: 7 }], left: 10 });
    const { points } = await answerQuestion(guest, { questionId });
    const grouped = points.filter(({ group }) => group !== null);
    expect(grouped.map(({ id }) => id)).toEqual(reasons);
    expect(grouped[0]?.group).toEqual({ id: 'reasons', need: 4 });
  });
  it('is complete with as many as are asked for: no drill, no weak point, and nothing off the score', async () => {
    const guest = await app.guest();
    const attempt = await answerQuestion(guest, { questionId }, judge(4, 'missed'));
    expect(attempt).toMatchObject({ score: 1, suggestedRating: 'good', drills: [] });
    expect((await guest.call('getProgress')).weakest).toEqual([]);
  });
  it('takes a drill for each that is lacking, and no more', async () => {
    const guest = await app.guest();
    const attempt = await answerQuestion(guest, { questionId }, judge(3, 'missed'));
    expect(attempt.score).toBeCloseTo(7 / 8);
    expect(attempt.drills.map(({ pointId }) => pointId)).toEqual(['spread']);
    expect((await guest.call('getProgress')).weakest.map(({ pointId }) => pointId)).toEqual(['spread']);
    app.clock.advance(minute);
    const drill = await answerQuestion(guest, { cardId: attempt.drills[0]?.cardId ?? '' }, 'all-covered');
    expect(drill).toMatchObject({ score: 1, suggestedRating: 'good', points: [{ id: 'spread' }] });
  });
  it('marks a wrong statement as such, though enough others were made', async () => {
    const guest = await app.guest();
    const attempt = await answerQuestion(guest, { questionId }, { ...judge(7, 'missed'), room: 'wrong' });
    expect(attempt).toMatchObject({ score: 1, suggestedRating: 'hard', suggestedBecause: 'point-wrong' });
    expect(attempt.drills.map(({ pointId }) => pointId)).toEqual(['room']);
    expect((await guest.call('getProgress')).weakest).toMatchObject([{ pointId: 'room', missed: 1 }]);
  });
});
