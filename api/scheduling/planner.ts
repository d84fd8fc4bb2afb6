import type { BreakDays } from './break-days.ts';
import { affordableQuestions } from './depth.ts';
import { forgettingOf } from './forgetting.ts';
import type { Memory, SchedulingSettings } from './memory.ts';
import type { PlanFocus } from './preferences.ts';
import { outlookOf, standingOf, type Outlook } from './standing.ts';

/** A question in scope, as the plan needs it. */
export interface PlanQuestion {
  id: string;
  /** null for a question never answered. */
  memory: Memory | null;
  /** Failed in a mock interview since the last answer that its memory counts. */
  failed: boolean;
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
  /** The day's minutes less those used, in ms. */
  budgetMs: number;
  /** The minutes of each day after today, in ms. */
  dailyMs: number;
  /** Study days on which nothing is done. */
  breaks: BreakDays;
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
 * What to ask today, in the order of what each answer adds to the interview per second; for depth, what the minutes left
 * can bring to be known well goes first. Without what was answered today (an open learning step waits for tomorrow) and
 * what would add nothing. The same whatever the order of `questions`.
 */
export function rankQuestions(request: PlanRequest): PlannedQuestion[] {
  const { questions, settings, today } = request;
  const model = forgettingOf(settings);
  const on = horizonOf(request);
  const standings = questions.map(standingOf);
  const scope = request.focus === 'depth' ? affordableQuestions(request, standings, model, on) : undefined;
  return standings
    .flatMap((standing, index) => {
      const question = questions[index];
      if (!question || question.answeredToday) return [];
      const planned = plannedQuestion(question, outlookOf(standing, model, today, on));
      const { id, gain, gainPerSecond } = planned;
      return gain > 0 ? [{ id, gainPerSecond, first: scope?.has(index) ?? true, planned }] : [];
    })
    .toSorted(bestFirst)
    .map(({ planned }) => planned);
}

/** As many as fit into the minutes, the best first; at least one while any minutes are left. */
export function withinBudget<T extends { expectedMs: number }>(ranked: readonly T[], budgetMs: number): T[] {
  const chosen: T[] = [];
  let left = budgetMs;
  for (const question of ranked) {
    if (left <= 0) break;
    if (chosen.length > 0 && question.expectedMs > left) continue;
    chosen.push(question);
    left -= question.expectedMs;
  }
  return chosen;
}

/** The day to plan for: an answer given today is worth something tomorrow at the earliest. */
export const horizonOf = ({ today, interviewDay }: Pick<PlanRequest, 'today' | 'interviewDay'>): number =>
  Math.max(interviewDay, today + 1);

/** By what a plan is ordered. */
export interface Ranked {
  id: string;
  /** It is in the scope of the focus. */
  first: boolean;
  gainPerSecond: number;
}
export const bestFirst = (a: Ranked, b: Ranked): number =>
  a.first === b.first ? b.gainPerSecond - a.gainPerSecond || (a.id < b.id ? -1 : 1) : a.first ? -1 : 1;

function plannedQuestion({ id, share, expectedMs }: PlanQuestion, outlook: Outlook): PlannedQuestion {
  const { today: retrievability, unasked, asked } = outlook;
  const gain = share * (asked - unasked);
  return { id, expectedMs, retrievability, unasked, asked, gain, gainPerSecond: (gain / expectedMs) * 1000 };
}
