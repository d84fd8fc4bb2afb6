import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projectPlan, projectRest } from '../../api/scheduling/projection.ts';
import { forecastReadiness } from '../../api/scheduling/readiness.ts';
import { retrievability } from '../../api/scheduling/scheduler.ts';
import { minute } from '../support/clock.ts';
import { runs } from '../support/long.ts';
import { anyRequest, memoryOfDays, planQuestion, planRequest, today } from '../support/plans.ts';
import { plainSettings } from '../support/reviews.ts';

const numRuns = runs(100, 2_000);
const scores = { pass: 0.9, fail: 0.4 };
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('readiness without further answers', () => {
  it('is the chance of recall on the interview day, or the prior of a question never met', () => {
    const memory = memoryOfDays([today - 20, today - 5]);
    const chances = projectRest(
      planRequest([planQuestion({ id: 'met', memory }), planQuestion({ id: 'unmet', prior: 0.3 })]),
    );
    expect(chances[0]).toBeCloseTo(retrievability(memory.stability, 35, plainSettings), 6);
    expect(chances[1]).toBe(0.3);
  });
  it('of a question failed in a mock interview is a chance in four, or less where less is left of it', () => {
    const [known, faded] = [memoryOfDays([today - 20, today - 5]), memoryOfDays([0], 'again')];
    const chances = projectRest(
      planRequest([
        planQuestion({ id: 'known', memory: known, failed: true }),
        planQuestion({ id: 'faded', memory: { ...faded, stability: 0.001 }, failed: true }),
      ]),
    );
    expect(chances[0]).toBe(0.25);
    expect(chances[1]).toBeLessThan(0.25);
  });
});

describe('readiness with the plan', () => {
  it('is a chance for each question, in the order given', () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        const chances = projectPlan(request);
        expect(chances.length).toBe(request.questions.length);
        for (const chance of chances) expect(chance >= 0 && chance <= 1).toBe(true);
      }),
      { numRuns },
    );
  });
  it('equals the one without where no minutes are left', () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        expect(projectPlan({ ...request, budgetMs: 0, dailyMs: 0 })).toEqual(projectRest(request));
      }),
      { numRuns },
    );
  });
  it('hardly ever falls with more minutes', () => {
    fc.assert(
      fc.property(
        anyRequest.filter(({ questions }) => questions.length > 0),
        (request) => {
          const more = { ...request, budgetMs: request.budgetMs + 10 * minute, dailyMs: request.dailyMs + 10 * minute };
          const breadth = (of: typeof request) => mean(projectPlan({ ...of, focus: 'breadth' }));
          expect(breadth(more)).toBeGreaterThan(breadth(request) - 0.02);
        },
      ),
      { numRuns },
    );
  });
  it('asks every question before the interview where the minutes allow', () => {
    const questions = Array.from({ length: 30 }, (_, index) => planQuestion({ id: `q${index}`, prior: 0.2 }));
    expect(Math.min(...projectPlan(planRequest(questions)))).toBeGreaterThan(0.5);
  });
  it('does without the days of a break', () => {
    const questions = Array.from({ length: 60 }, (_, index) => planQuestion({ id: `q${index}` }));
    const breaks = new Set(Array.from({ length: 20 }, (_, index) => today + 5 + index));
    const projected = (of: ReadonlySet<number>) => mean(projectPlan(planRequest(questions, { breaks: of })));
    expect(projected(breaks)).toBeLessThan(projected(new Set()) - 0.05);
  });
  it('is there for a date however far', () => {
    const far = planRequest([planQuestion({ id: 'q' })], { interviewDay: today + 3_000_000, focus: 'depth' });
    expect(projectPlan(far)[0]).toBeGreaterThan(0);
  });
  it('looks years ahead as it does months', () => {
    const questions = Array.from({ length: 60 }, (_, index) => planQuestion({ id: `q${index}` }));
    const projected = (days: number) => projectPlan(planRequest(questions, { interviewDay: today + days }));
    expect(mean(projected(900))).toBeGreaterThan(mean(projected(80)) - 0.02);
  });
  it('does not depend on the order in which the questions come', () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        const backwards = projectPlan({ ...request, questions: request.questions.toReversed() }).toReversed();
        expect(backwards).toEqual(projectPlan(request));
      }),
      { numRuns },
    );
  });
});

describe('a forecast', () => {
  const request = {
    ...planRequest([]),
    scores,
    questions: [
      { ...planQuestion({ id: 'a', memory: memoryOfDays([today - 40, today - 30, today - 1]) }), skillId: 'linux' },
      { ...planQuestion({ id: 'b', prior: 0.2 }), skillId: 'containers' },
      { ...planQuestion({ id: 'c', prior: 0.4 }), skillId: 'containers' },
    ],
  };
  it('expects the mean score of a pass where there is one, that of a fail otherwise', () => {
    const { rest } = forecastReadiness(request);
    expect(rest.bySkill.get('containers')).toBeCloseTo(0.3 * 0.9 + 0.7 * 0.4, 10);
    const [known = 0] = projectRest(request);
    expect(rest.bySkill.get('linux')).toBeCloseTo(known * 0.9 + (1 - known) * 0.4, 10);
    expect(rest.score).toBeCloseTo(
      ((rest.bySkill.get('linux') ?? 0) + 2 * (rest.bySkill.get('containers') ?? 0)) / 3,
      10,
    );
  });
  it('counts the questions that will be passed with a chance of 80 %', () => {
    expect(forecastReadiness(request).rest.strong).toBe(1);
  });
  it('says what the plan and ten more minutes a day are worth', () => {
    const many = Array.from({ length: 200 }, (_, index) => ({
      ...planQuestion({ id: `q${index}` }),
      skillId: 'linux',
    }));
    const { rest, plan, more } = forecastReadiness({ ...request, questions: many });
    expect(plan.breadth.score).toBeGreaterThan(rest.score + 0.1);
    expect(more.score).toBeGreaterThan(plan.breadth.score + 0.02);
  });
  it('shows both foci: depth knows more questions well, breadth expects a higher score', () => {
    const many = Array.from({ length: 150 }, (_, index) => ({
      ...planQuestion({ id: `q${index}` }),
      skillId: 'linux',
    }));
    const { plan } = forecastReadiness({ ...request, questions: many, dailyMs: 10 * minute, budgetMs: 10 * minute });
    expect(plan.depth.strong).toBeGreaterThan(plan.breadth.strong);
    expect(plan.breadth.score).toBeGreaterThan(plan.depth.score);
  });
  it('of nothing in scope is zero', () => {
    const { rest } = forecastReadiness({ ...request, questions: [] });
    expect(rest).toEqual({ score: 0, strong: 0, bySkill: new Map() });
  });
});
