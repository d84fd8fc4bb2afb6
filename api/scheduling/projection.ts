import type { BreakDays } from './break-days.ts';
import { forgettingOf, type Forgetting } from './forgetting.ts';
import { horizonOf, withinBudget, type PlanRequest } from './planner.ts';
import { chanceOf, outlookOf, standingAfter, standingOf, type Standing } from './standing.ts';

/** A plan for all days until the interview. */
export interface ProjectionRequest extends PlanRequest {
  /** Of each day after today. */
  dailyMs: number;
  /** Study days on which nothing is done. */
  breaks: BreakDays;
  /** New questions that a day without the plan brings. */
  newPerDay: number;
}

interface Projected {
  share: number;
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
  const projected = questions.map(({ id, memory, prior, share, expectedMs }) => ({
    id,
    share,
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

/**
 * The same if every day brings only what is due: reviews whose chance has fallen to the desired retention, the least
 * likely first, then new questions in their order, within the same minutes.
 */
export function projectDue(request: ProjectionRequest): number[] {
  const { questions, settings, today, interviewDay, budgetMs, dailyMs, breaks, newPerDay } = request;
  const model = forgettingOf(settings);
  const on = horizonOf(today, interviewDay);
  const projected = questions.map(({ memory, prior, expectedMs, answeredToday }) => ({
    standing: standingOf(memory, prior),
    expectedMs,
    chance: 0,
    askableToday: !answeredToday,
  }));
  for (let day = today; day < on; day++) {
    if (breaks.has(day)) continue;
    const askable = projected.filter(({ askableToday }) => day > today || askableToday);
    for (const question of askable) question.chance = chanceOf(question.standing, model, day);
    const due = askable
      .filter(({ standing, chance }) => standing.met && chance <= settings.desiredRetention)
      .toSorted((a, b) => a.chance - b.chance);
    const unmet = askable.filter(({ standing }) => !standing.met).slice(0, newPerDay);
    for (const question of withinBudget([...due, ...unmet], day === today ? budgetMs : dailyMs))
      question.standing = standingAfter(question.standing, model, day, on);
  }
  return projected.map(({ standing }) => chanceOf(standing, model, on));
}

function weigh(question: Projected, model: Forgetting, day: number, on: number) {
  const { unasked, asked } = outlookOf(question.standing, model, day, Math.max(on, day + 1));
  question.gainPerSecond = ((question.share * (asked - unasked)) / question.expectedMs) * 1000;
}
