import type { z } from 'zod';
import type { Reader } from '../../db/database.ts';
import type { EnrolmentRow, SettingsRow } from '../../db/schema.ts';
import { readRevisions } from '../catalogue/read-revisions.ts';
import type { DayPlan } from './plan-day.ts';
import type { planRoutes } from './routes.ts';

type Plan = z.input<(typeof planRoutes)['getPlan']['responses'][200]>;

interface PlanToPresent {
  settings: SettingsRow;
  interviewDate: string | null;
  /** Study days. */
  today: number;
  interviewDay: number | undefined;
  active: readonly EnrolmentRow[];
  /** undefined without a date ahead. */
  plan: DayPlan | undefined;
  limit: number;
}

/** A day's plan with the prompts of its first questions. */
export async function presentPlan(db: Reader, request: PlanToPresent): Promise<Plan> {
  const { settings, interviewDate, today, interviewDay, plan, limit } = request;
  const shown = plan?.items.slice(0, limit) ?? [];
  const revisionOf = await readRevisions(
    db,
    shown.map(({ row }) => row),
  );
  return {
    interviewDate,
    daysLeft: interviewDay === undefined ? null : interviewDay - today,
    focus: settings.planFocus,
    budgetMs: settings.minutesPerDay * 60_000,
    usedMs: plan?.usedMs ?? 0,
    items: shown.map(({ row, retrievability, unasked, asked, gain, gainPerSecond, expectedMs }) => ({
      cardId: row.cardId,
      questionId: row.questionId,
      prompt: revisionOf(row)?.prompt ?? '',
      cue: 'cue' in row && row.card.kind === 'drill' ? row.cue : null,
      deckId: row.deckId,
      skillId: row.skillId,
      state: row.card?.state ?? 'new',
      retrievability,
      onTheDay: { unasked, asked },
      gain,
      gainPerMinute: gainPerSecond * 60,
      expectedMs,
    })),
    total: plan?.items.length ?? 0,
    reason: reasonOf(request),
  };
}

function reasonOf({ interviewDate, interviewDay, active, plan }: PlanToPresent): Plan['reason'] {
  if (interviewDate === null) return 'no-date';
  if (interviewDay === undefined || !plan) return 'date-past';
  if (active.length === 0) return 'not-enrolled';
  if (plan.items.length > 0) return null;
  return plan.beyond.length > 0 ? 'minutes-used' : 'nothing-gains';
}
