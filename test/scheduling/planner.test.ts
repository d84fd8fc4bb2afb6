import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forgettingOf } from '../../api/scheduling/forgetting.ts';
import { rankQuestions, withinBudget, type PlanRequest } from '../../api/scheduling/planner.ts';
import { minute } from '../support/clock.ts';
import { runs } from '../support/long.ts';
import { anyRequest, memoryOfDays, planQuestion, planRequest, today } from '../support/plans.ts';
import { plainSettings } from '../support/reviews.ts';

const planDay = (request: PlanRequest) => withinBudget(rankQuestions(request), request.budgetMs);
const ids = (planned: readonly { id: string }[]) => planned.map(({ id }) => id);
const numRuns = runs(200, 5_000);

describe('the plan of a day', () => {
  it('stays within the minutes left, or is one question', () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        const planned = planDay(request);
        const used = planned.reduce((sum, { expectedMs }) => sum + expectedMs, 0);
        expect(planned.length <= 1 || used <= request.budgetMs).toBe(true);
      }),
      { numRuns },
    );
  });
  it('has at least one question while minutes are left and any would gain, and none without', () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        expect(planDay(request).length > 0).toBe(request.budgetMs > 0 && rankQuestions(request).length > 0);
      }),
      { numRuns },
    );
  });
  it('asks nothing twice, and nothing that was answered today', () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        const planned = ids(planDay(request));
        const open = request.questions.filter(({ answeredToday }) => !answeredToday);
        expect(new Set(planned).size).toBe(planned.length);
        expect(ids(open)).toEqual(expect.arrayContaining(planned));
      }),
      { numRuns },
    );
  });
  it('asks what a mock interview showed to be forgotten before what is thought to be known, and before what is new', () => {
    const memory = memoryOfDays([today - 40, today - 30, today - 3]);
    for (const daysLeft of [0, 5, 30, 60]) {
      const questions = ['failed', 'known', 'new'].map((id) =>
        planQuestion({ id, memory: id === 'new' ? null : memory, failed: id === 'failed' }),
      );
      const ranked = rankQuestions(planRequest(questions, { interviewDay: today + daysLeft }));
      expect(ids(ranked)).toEqual(['failed', 'new', ...(ranked.length > 2 ? ['known'] : [])]);
    }
  });
  it('expects the same of an answer as the schedule does, whether or not a mock interview was failed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 60 }), (since, daysLeft) => {
        const memory = memoryOfDays([today - since - 20, today - since]);
        const [failed] = rankQuestions(
          planRequest([planQuestion({ id: 'q', memory, failed: true })], { interviewDay: today + daysLeft }),
        );
        const model = forgettingOf(plainSettings);
        const onTheDay = (rating: 'good' | 'again') =>
          model.recall(model.next(memory, rating, since).stability, daysLeft);
        expect(failed?.unasked).toBe(0.25);
        expect(failed?.asked).toBeCloseTo(0.25 * onTheDay('good') + 0.75 * onTheDay('again'), 9);
      }),
    );
  });
  it('does not depend on the order in which the questions come', () => {
    fc.assert(
      fc.property(anyRequest, fc.infiniteStream(fc.double({ noNaN: true })), (request, keys) => {
        const shuffled = request.questions
          .map((question) => ({ question, key: keys.next().value ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ question }) => question);
        expect(planDay({ ...request, questions: shuffled })).toEqual(planDay(request));
      }),
      { numRuns },
    );
  });
  it('says what an answer adds: chances between 0 and 1, best gain per second first', () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        const planned = planDay({ ...request, focus: 'breadth' });
        for (const { id, retrievability, unasked, asked, gain, gainPerSecond, expectedMs } of planned) {
          for (const chance of [retrievability, unasked, asked]) expect(chance >= 0 && chance <= 1).toBe(true);
          const share = request.questions.find((question) => question.id === id)?.share ?? NaN;
          expect(gain).toBeCloseTo(share * (asked - unasked), 10);
          expect(gain).toBeGreaterThan(0);
          expect(gainPerSecond).toBeCloseTo((gain / expectedMs) * 1000, 10);
        }
        const rates = planned.map(({ gainPerSecond }) => gainPerSecond);
        expect(rates).toEqual(rates.toSorted((a, b) => b - a));
      }),
      { numRuns },
    );
  });

  it('takes a question never met before one that is known well', () => {
    const known = planQuestion({ id: 'known', memory: memoryOfDays([0, 3, 20, today - 1]) });
    expect(ids(planDay(planRequest([known, planQuestion({ id: 'unseen' })])))).toEqual(['unseen', 'known']);
  });
  it('takes the shorter of two that stand alike', () => {
    const questions = [3, 2].map((minutes) => planQuestion({ id: `${minutes}`, expectedMs: minutes * minute }));
    expect(ids(planDay(planRequest(questions)))).toEqual(['2', '3']);
  });
  it('asks what a learner is less likely to know at first sight sooner', () => {
    const questions = [0.9, 0.2, 0.5].map((prior) => planQuestion({ id: `${prior}`, prior }));
    expect(ids(planDay(planRequest(questions)))).toEqual(['0.2', '0.5', '0.9']);
  });
  it('never takes an answer at first sight to do harm, however much is known', () => {
    const [planned] = planDay(planRequest([planQuestion({ id: 'q', prior: 0.95 })]));
    expect(planned?.gain).toBeGreaterThan(0);
  });
  it('leaves an open learning step until tomorrow', () => {
    const memory = memoryOfDays([today], 'again');
    expect(memory.state).toBe('learning');
    const of = (on: number) =>
      planRequest([planQuestion({ id: 'q', memory, answeredToday: on === today })], { today: on });
    expect([today, today + 1].map((on) => planDay(of(on)).length)).toEqual([0, 1]);
  });
  it('is still of use on the day itself, and counts from tomorrow then', () => {
    const question = planQuestion({ id: 'q', memory: memoryOfDays([today - 9], 'again') });
    const plan = (interviewDay: number) => planDay(planRequest([question], { interviewDay }));
    expect(plan(today)).toEqual(plan(today + 1));
    expect(plan(today)[0]?.gain).toBeGreaterThan(0.1);
  });
  it('leaves out what an answer would not help', () => {
    expect(rankQuestions(planRequest([planQuestion({ id: 'drill', share: 0 })]))).toEqual([]);
  });
  it('asks a drill for its part of the question', () => {
    const drill = planQuestion({ id: 'drill', share: 0.2, expectedMs: 0.5 * minute });
    const [question, planned] = rankQuestions(planRequest([drill, planQuestion({ id: 'question' })]));
    expect(planned?.id).toBe('drill');
    expect(planned?.gain).toBeCloseTo((question?.gain ?? 0) / 5, 10);
  });
  it('fills a gap with a question that fits', () => {
    const questions = [4, 3, 1].map((minutes) =>
      planQuestion({ id: `${minutes}`, expectedMs: minutes * minute, prior: 1 - minutes / 5 }),
    );
    const planned = planDay(planRequest(questions, { budgetMs: 4.5 * minute }));
    expect(planned.reduce((sum, { expectedMs }) => sum + expectedMs, 0)).toBe(4 * minute);
  });
});

describe('a plan for depth', () => {
  const begun = Array.from({ length: 15 }, (_, index) =>
    planQuestion({ id: `begun${index}`, memory: memoryOfDays([today - 3]) }),
  );
  const unseen = Array.from({ length: 40 }, (_, index) => planQuestion({ id: `unseen${index}` }));
  const plan = (focus: 'breadth' | 'depth', minutes: number) =>
    ids(planDay(planRequest([...unseen, ...begun], { focus, budgetMs: minutes * minute, dailyMs: minutes * minute })));

  it('finishes what is begun where the minutes do not reach for all', () => {
    expect(plan('breadth', 4).every((id) => id.startsWith('unseen'))).toBe(true);
    expect(plan('depth', 1).every((id) => id.startsWith('begun'))).toBe(true);
  });
  it('is the plan for breadth where they do', () => {
    expect(plan('depth', 60)).toEqual(plan('breadth', 60));
  });
});
