import { forgettingOf } from './forgetting.ts';
import { projectDue, projectPlan, projectRest, type ProjectionRequest } from './projection.ts';
import type { PlanQuestion } from './planner.ts';
import type { PlanFocus } from './preferences.ts';
import type { ScoreMeans } from './priors.ts';
import { chanceOf, standingOf } from './standing.ts';

export interface ReadinessRequest extends ProjectionRequest {
  questions: readonly (PlanQuestion & { skillId: string })[];
  /** The learner's own (priors.ts). */
  scores: ScoreMeans;
}

/** What to expect of the questions in scope on the interview day. */
export interface Forecast {
  /** Expected score, 0..1. */
  score: number;
  /** Questions whose chance of being passed is at least 80 %. */
  strong: number;
  /** Expected score of each skill, 0..1. */
  bySkill: ReadonlyMap<string, number>;
}

export interface Readiness {
  /** Without any further answer. */
  rest: Forecast;
  /** Answering only what is due, in the same minutes. */
  due: Forecast;
  /** Following the plan, for either focus: the choice is the learner's, so both are shown. */
  plan: Record<PlanFocus, Forecast>;
  /** Following the plan of the chosen focus, with ten more minutes a day. */
  more: Forecast;
}

/** Minutes that the forecast offers on top. */
const moreMs = 10 * 60_000;
const strongChance = 0.8;

/** Expected result on the interview day: R·E[score | pass] + (1−R)·E[score | fail] over all questions in scope. */
export function forecastReadiness(request: ReadinessRequest): Readiness {
  const forecast = (chances: readonly number[]) => forecastOf(request, chances);
  const plan = (change: Partial<ProjectionRequest>) => forecast(projectPlan({ ...request, ...change }));
  return {
    rest: forecast(projectRest(request)),
    due: forecast(projectDue(request)),
    plan: { breadth: plan({ focus: 'breadth' }), depth: plan({ focus: 'depth' }) },
    more: plan({ budgetMs: request.budgetMs + moreMs, dailyMs: request.dailyMs + moreMs }),
  };
}

/** The same if the interview were today. */
export function forecastNow(request: Pick<ReadinessRequest, 'questions' | 'settings' | 'today' | 'scores'>): Forecast {
  const model = forgettingOf(request.settings);
  return forecastOf(
    request,
    request.questions.map((question) => chanceOf(standingOf(question), model, request.today)),
  );
}

function forecastOf(
  { questions, scores }: Pick<ReadinessRequest, 'questions' | 'scores'>,
  chances: readonly number[],
): Forecast {
  const expected = chances.map((chance) => chance * scores.pass + (1 - chance) * scores.fail);
  const skills = [...new Set(questions.map(({ skillId }) => skillId))];
  const ofSkill = (skill: string) => expected.filter((_, index) => questions[index]?.skillId === skill);
  return {
    score: mean(expected),
    strong: chances.filter((chance) => chance >= strongChance).length,
    bySkill: new Map(skills.map((skill) => [skill, mean(ofSkill(skill))])),
  };
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
