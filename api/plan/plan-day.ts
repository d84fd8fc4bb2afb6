import type { Reader } from '../../db/database.ts';
import type { AnsweredToday } from '../../db/queue.ts';
import type { CardRow, EnrolmentRow, SettingsRow } from '../../db/schema.ts';
import { schedulingSettings } from '../accounts/settings.ts';
import { keptApart } from '../cards/arrange-queue.ts';
import { dailyBudget } from '../cards/daily-budget.ts';
import { breakDays } from '../scheduling/break-days.ts';
import { rankQuestions, withinBudget, type PlannedQuestion } from '../scheduling/planner.ts';
import { isAnswered, readPlanScope, type InScope } from './plan-scope.ts';
import { readUsedTime } from './used-time.ts';

export interface PlanDayRequest {
  settings: SettingsRow;
  now: Date;
  /** Study day of `now`. */
  today: number;
  interviewDay: number;
  active: readonly EnrolmentRow[];
  answered: readonly AnsweredToday[];
}

export interface Planned extends PlannedQuestion {
  row: InScope['row'];
}

export interface DayPlan {
  /** What fits into the day's minutes, best first. */
  items: Planned[];
  /** What comes after it, in the same order. */
  beyond: Planned[];
  /** Learning steps of today's answers, which the plan leaves for tomorrow, in the order in which they end. */
  openSteps: InScope['row'][];
  /** Questions and drills not asked yet today. */
  askable: number;
  budgetMs: number;
  usedMs: number;
}

/**
 * The plan of a study day. Its minutes are the limit: the learner's daily limits do not hold, those of a deck do.
 * Nothing is asked twice a day, not even an open learning step: minutes spent on it gain less (decision 0015).
 */
export async function planDay(db: Reader, request: PlanDayRequest): Promise<DayPlan> {
  const { settings, now, today, interviewDay, active, answered } = request;
  const { minutesPerDay, planFocus: focus } = settings;
  const [scope, usedMs] = await Promise.all([readPlanScope(db, settings, now), readUsedTime(db, settings, today)]);
  const budgetMs = minutesPerDay * 60_000;
  const rowOf = new Map(scope.map(({ row, question }) => [question.id, row]));
  const limits = dailyBudget({ newPerDay: Infinity, reviewsPerDay: Infinity }, active, answered, today);
  const ranked = rankQuestions({
    questions: scope.map(({ question }) => question),
    settings: schedulingSettings(settings),
    today,
    interviewDay,
    budgetMs: budgetMs - usedMs,
    dailyMs: budgetMs,
    breaks: breakDays(settings.breaks),
    focus,
  }).flatMap((planned): Planned[] => {
    const row = rowOf.get(planned.id);
    return row && isWithin(limits, row) ? [{ ...planned, row }] : [];
  });
  const chosen = new Set(withinBudget(ranked, budgetMs - usedMs));
  const items = keptApart([...chosen], ({ row }) => row.questionId);
  return {
    items,
    beyond: ranked.filter((planned) => !chosen.has(planned)),
    openSteps: openSteps(scope, today, now),
    askable: scope.filter(({ question }) => !question.answeredToday).length,
    budgetMs,
    usedMs,
  };
}

function openSteps(scope: readonly InScope[], today: number, now: Date): InScope['row'][] {
  return scope
    .flatMap(({ row }) =>
      row.card && isAnswered(row.card, today) && isStep(row.card, now) ? [{ row, due: row.card.due }] : [],
    )
    .toSorted((a, b) => a.due.getTime() - b.due.getTime())
    .map(({ row }) => row);
}

const isStep = ({ state, buriedUntil }: CardRow, now: Date) =>
  (state === 'learning' || state === 'relearning') && !(buriedUntil && buriedUntil > now);

function isWithin(limits: ReturnType<typeof dailyBudget>, { card, deckId }: InScope['row']): boolean {
  if (card?.kind === 'drill') return true;
  return card && card.lastStudyDay !== null ? limits.takeReview(deckId) : limits.takeNew(deckId);
}
