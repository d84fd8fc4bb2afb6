import { forgettingOf } from './forgetting.ts';
import type { Memory, SchedulingSettings } from './memory.ts';
import type { PlanFocus } from './preferences.ts';
import { outlookOf, standingOf, type Outlook } from './standing.ts';

/** A question in scope, as the plan needs it. */
export interface PlanQuestion {
  id: string;
  /** null for a question never answered. */
  memory: Memory | null;
  /** Chance of passing it at first sight, 0..1 (priors.ts); not read once it has a memory. */
  prior: number;
  /** Of a question's points, 0..1: 1, or what a drill's point weighs. */
  share: number;
  /** For one answer and the reading of its feedback. */
  expectedMs: number;
  answeredToday: boolean;
}

export interface PlanRequest {
  questions: readonly PlanQuestion[];
  settings: SchedulingSettings;
  /** Study day. */
  today: number;
  /** Study day; not before `today`. */
  interviewDay: number;
  /** The day's minutes less those used. */
  budgetMs: number;
  focus: PlanFocus;
}

/** One answer of the plan, and why it is there. */
export interface PlannedQuestion {
  id: string;
  expectedMs: number;
  /** Chance of passing it now, 0..1; the prior if it was never answered. */
  retrievability: number;
  /** Chance of passing it on the interview day, 0..1, if it is not asked any more, and if it is asked now. */
  unasked: number;
  asked: number;
  /** `asked` less `unasked`, for its share. */
  gain: number;
  gainPerSecond: number;
}

/**
 * The day's questions in the order of what each adds to the interview per second, until the minutes are used; at least
 * one while any are left. None that was answered today. The same whatever the order of `questions`.
 */
export const planDay = (request: PlanRequest): PlannedQuestion[] =>
  withinBudget(rankQuestions(request), request.budgetMs);

/** The same without an end. */
export function rankQuestions({
  questions,
  settings,
  today,
  interviewDay,
}: Omit<PlanRequest, 'budgetMs'>): PlannedQuestion[] {
  const model = forgettingOf(settings);
  const on = horizonOf(today, interviewDay);
  return questions
    .filter((question) => !question.answeredToday)
    .map((question) => planned(question, outlookOf(standingOf(question.memory, question.prior), model, today, on)))
    .toSorted((a, b) => b.gainPerSecond - a.gainPerSecond || (a.id < b.id ? -1 : 1));
}

/** The day to plan for: an answer given today is worth something tomorrow at the earliest. */
export const horizonOf = (today: number, interviewDay: number): number => Math.max(interviewDay, today + 1);

/** The best first, leaving out what no longer fits. */
export function withinBudget<T extends { expectedMs: number }>(ranked: readonly T[], budgetMs: number): T[] {
  let left = budgetMs;
  return ranked.filter(({ expectedMs }, index) => {
    const fits = left > 0 && (index === 0 || expectedMs <= left);
    if (fits) left -= expectedMs;
    return fits;
  });
}

function planned({ id, share, expectedMs }: PlanQuestion, { today, unasked, asked }: Outlook): PlannedQuestion {
  const gain = share * (asked - unasked);
  return { id, expectedMs, retrievability: today, unasked, asked, gain, gainPerSecond: (gain / expectedMs) * 1000 };
}
