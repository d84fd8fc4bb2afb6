import { forgettingOf, type Forgetting } from './forgetting.ts';
import { horizonOf, withinBudget, type PlanRequest } from './planner.ts';
import { chanceOf, outlookOf, standingAfter, standingOf, type Standing } from './standing.ts';

/** A plan for all days until the interview. */
export interface ProjectionRequest extends PlanRequest {
  /** Of each day after today. */
  dailyMs: number;
  /** Study days on which nothing is done. */
  breaks: ReadonlySet<number>;
}

interface Projected {
  standing: Standing;
  expectedMs: number;
  gainPerSecond: number;
  id: string;
}

/** How often in all an untouched question is weighed anew: its gain changes slowly. */
const weighings = 20;

/** Chance of passing each question on the interview day, 0..1, in the order given, if nothing more is answered. */
export function projectRest({ questions, settings, today, interviewDay }: PlanRequest): number[] {
  const model = forgettingOf(settings);
  const on = horizonOf(today, interviewDay);
  return questions.map(({ memory, prior }) => chanceOf(standingOf(memory, prior), model, on));
}

/** The same if every day follows its plan: answers are not drawn, each leaves what it leaves on average. */
export function projectPlan(request: ProjectionRequest): number[] {
  const { questions, settings, today, interviewDay, budgetMs, dailyMs, breaks } = request;
  const model = forgettingOf(settings);
  const on = horizonOf(today, interviewDay);
  const projected = questions.map(({ id, memory, prior, expectedMs }) => ({
    id,
    standing: standingOf(memory, prior),
    expectedMs,
    gainPerSecond: 0,
  }));
  const rest = Math.max(1, Math.ceil((on - today) / weighings));
  for (let day = today; day < on; day++) {
    if (breaks.has(day)) continue;
    projected.forEach((question, index) => {
      if (day === today || (day + index) % rest === 0) weigh(question, model, day, on);
    });
    const askable = day === today ? projected.filter((_, index) => !questions[index]?.answeredToday) : projected;
    const ranked = askable.toSorted((a, b) => b.gainPerSecond - a.gainPerSecond || (a.id < b.id ? -1 : 1));
    for (const question of withinBudget(ranked, day === today ? budgetMs : dailyMs)) {
      question.standing = standingAfter(question.standing, model, day, on);
      weigh(question, model, day + 1, on);
    }
  }
  return projected.map(({ standing }) => chanceOf(standing, model, on));
}

function weigh(question: Projected, model: Forgetting, day: number, on: number) {
  const { unasked, asked } = outlookOf(question.standing, model, day, Math.max(on, day + 1));
  question.gainPerSecond = ((asked - unasked) / question.expectedMs) * 1000;
}
