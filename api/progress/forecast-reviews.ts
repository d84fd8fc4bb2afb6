import type { SettingsRow } from '../../db/schema.ts';
import type { StudiedCard } from '../../db/studied-cards.ts';
import { schedulingSettings, studyClockOf } from '../accounts/settings.ts';
import { expectedAnswerMs } from '../cards/expected-time.ts';
import { memoryOf } from '../reviews/fold-card.ts';
import type { BreakDays } from '../scheduling/break-days.ts';
import { forecast } from '../scheduling/forecast.ts';
import { studyDate } from '../scheduling/study-day.ts';

/** What falls due on each of the coming study days, today first, and how long it takes (ms). */
export function forecastReviews(
  cards: readonly StudiedCard[],
  {
    settings,
    today,
    days,
    breaks,
    now,
  }: { settings: SettingsRow; today: number; days: number; breaks: BreakDays; now: Date },
): { date: string; cards: number; ms: number; onBreak: boolean }[] {
  const asked = cards
    .filter(({ card }) => card.suspendedAt === null && card.restingSince === null)
    .map(({ card, ...question }) => ({
      id: card.id,
      memory: memoryOf(card),
      buriedUntil: card.buriedUntil?.getTime() ?? null,
      answerMs: expectedAnswerMs(card, question),
    }));
  const load = forecast(asked, {
    now: now.getTime(),
    today,
    days,
    clock: studyClockOf(settings),
    settings: schedulingSettings(settings),
    breaks,
  });
  return load.map(({ day, cards: due, ms, onBreak }) => ({
    date: studyDate(day),
    cards: due,
    ms: Math.round(ms),
    onBreak,
  }));
}
