import { affordableQuestions } from './depth.ts';
import { forgettingOf, type Forgetting } from './forgetting.ts';
import { bestFirst, horizonOf, withinBudget, type PlanRequest, type Ranked } from './planner.ts';
import { sittingsUntil } from './sittings.ts';
import { chanceOf, outlookOf, standingAfter, standingOf, type Standing } from './standing.ts';

export interface ProjectionRequest extends PlanRequest {
  /** New questions that a day without the plan brings. */
  newPerDay: number;
}

interface Projected extends Ranked {
  share: number;
  standing: Standing;
  expectedMs: number;
}

/**
 * How often in all a question left alone is weighed anew: its gain changes slowly. Weighing every day changes the mean of
 * 1,000 questions by 0.001.
 */
const weighings = 8;

/** Chance of passing each question on the interview day, 0..1, in the order given, if nothing more is answered. */
export function projectRest(request: PlanRequest): number[] {
  const model = forgettingOf(request.settings);
  const on = horizonOf(request);
  return request.questions.map((question) => chanceOf(standingOf(question), model, on));
}

/**
 * The same if every day follows its plan. Answers are not drawn at random: each leaves what it leaves on average, so one
 * pass over the days gives what to expect.
 */
export function projectPlan(request: PlanRequest): number[] {
  const { questions, today } = request;
  const model = forgettingOf(request.settings);
  const on = horizonOf(request);
  const sittings = sittingsUntil(on, request);
  const projected = projectedQuestions(request, model, on);
  const byId = projected.toSorted((a, b) => (a.id < b.id ? -1 : 1)); // whatever the order of the questions
  const answeredToday = new Set(questions.filter((question) => question.answeredToday).map(({ id }) => id));
  const ranked = [...byId];
  const patience = Math.ceil(sittings.length / weighings);
  for (const [nth, { day, budgetMs }] of sittings.entries()) {
    byId.forEach((question, index) => {
      if (nth === 0 || (nth + index) % patience === 0) weigh(question, model, day, on);
    });
    ranked.sort(bestFirst); // in place, as it is nearly sorted since yesterday
    const askable = day === today ? ranked.filter(({ id }) => !answeredToday.has(id)) : ranked;
    for (const question of withinBudget(askable, budgetMs)) {
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
  const { questions, settings, today, newPerDay } = request;
  const model = forgettingOf(settings);
  const on = horizonOf(request);
  const dueFrom = (standing: Standing) =>
    standing.met && !standing.failed
      ? standing.since + model.daysUntil(settings.desiredRetention, standing.stability)
      : -Infinity;
  const projected = questions.map((question) => {
    const { expectedMs, answeredToday } = question;
    const standing = standingOf(question);
    return { standing, expectedMs, from: dueFrom(standing), chance: 0, askableToday: !answeredToday };
  });
  for (const { day, days, budgetMs } of sittingsUntil(on, request)) {
    const askable = projected.filter(({ from, askableToday }) => from <= day && (day > today || askableToday));
    for (const question of askable) question.chance = chanceOf(question.standing, model, day);
    const due = askable.filter(({ standing }) => standing.met).toSorted((a, b) => a.chance - b.chance);
    const unmet = askable.filter(({ standing }) => !standing.met).slice(0, newPerDay * days);
    for (const question of withinBudget([...due, ...unmet], budgetMs)) {
      question.standing = standingAfter(question.standing, model, day, on);
      question.from = dueFrom(question.standing);
    }
  }
  return projected.map(({ standing }) => chanceOf(standing, model, on));
}

function projectedQuestions(request: PlanRequest, model: Forgetting, on: number): Projected[] {
  const standings = request.questions.map(standingOf);
  const scope = request.focus === 'depth' ? affordableQuestions(request, standings, model, on) : undefined;
  return standings.flatMap((standing, index) => {
    const question = request.questions[index];
    if (!question) return [];
    const { id, share, expectedMs } = question;
    return [{ id, share, expectedMs, standing, first: scope?.has(index) ?? true, gainPerSecond: 0 }];
  });
}

function weigh(question: Projected, model: Forgetting, day: number, on: number) {
  const { unasked, asked } = outlookOf(question.standing, model, day, Math.max(on, day + 1));
  question.gainPerSecond = ((question.share * (asked - unasked)) / question.expectedMs) * 1000;
}
