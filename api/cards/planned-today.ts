import type { Reader } from '../../db/database.ts';
import { planDay } from '../plan/plan-day.ts';
import { startOfStudyDay } from '../scheduling/study-day.ts';
import { whyNothing, type DayRequest } from './due-today.ts';
import { entryMaker, type Today } from './queue-entry.ts';

/** The day's share of the plan for the interview date. Beyond it: the day's open learning steps, then what the plan has next. */
export async function plannedToday(db: Reader, request: DayRequest & { interviewDay: number }): Promise<Today> {
  const { settings, now, today, active, answered, deckId, more } = request;
  const { userId } = settings;
  const plan = await planDay(db, request);
  const inDeck = (entry: { deckId: string }) => deckId === undefined || entry.deckId === deckId;
  const rows = plan.items.map(({ row }) => row).filter(inDeck);
  const beyond = [...plan.openSteps, ...plan.beyond.map(({ row }) => row)].filter(inDeck);
  const toEntry = await entryMaker(db, [...rows, ...beyond.slice(0, more)], userId, now);
  return {
    entries: rows.flatMap((row) => toEntry(row)),
    more: beyond.slice(0, more).flatMap((row) => toEntry(row, true)),
    nextDue: beyond.length > 0 || answered.length > 0 ? new Date(startOfStudyDay(today + 1, settings)) : null,
    reason: async () => {
      if (!active.some(inDeck)) return 'not-enrolled';
      if (beyond.length > 0) return 'minutes-used';
      return answered.length > 0 || plan.askable > 0 ? 'done' : whyNothing(db, userId, now);
    },
  };
}
