import type { BreakDays } from './break-days.ts';
import { applyReview } from './fold.ts';
import type { Memory, SchedulingSettings } from './memory.ts';
import { startOfStudyDay, studyDay, type StudyClock } from './study-day.ts';

export interface ForecastCard {
  id: string;
  memory: Memory;
  /** Set aside until then, ms. */
  buriedUntil: number | null;
  /** Expected time of an answer, ms. */
  answerMs: number;
}

export interface ForecastRequest {
  /** Instant, ms. */
  now: number;
  /** Study day of `now`. */
  today: number;
  /** How many study days, from today on. */
  days: number;
  clock: StudyClock;
  settings: SchedulingSettings;
  breaks: BreakDays;
}

/** What falls due on one study day. */
export interface ForecastDay {
  day: number;
  cards: number;
  ms: number;
  onBreak: boolean;
}

/**
 * What falls due on each study day if every answer passes as Good on its day: each card goes on through the very fold,
 * at the desired retention now set, without fuzz. Today holds all that is overdue, limits aside; what falls due on a
 * break comes on the first day after it; questions not begun are not in it. A card counts once a day, the answers of
 * its learning steps cost their time.
 */
export function forecast(cards: readonly ForecastCard[], request: ForecastRequest): ForecastDay[] {
  const { today, days, breaks } = request;
  const load = Array.from({ length: days }, (_, index) => ({
    day: today + index,
    cards: 0,
    ms: 0,
    onBreak: breaks.has(today + index),
  }));
  const settings = { ...request.settings, fuzz: false };
  for (const card of cards) addCard(load, card, { ...request, settings });
  return load;
}

function addCard(
  load: ForecastDay[],
  { id, memory, buriedUntil, answerMs }: ForecastCard,
  { now, today, clock, settings }: ForecastRequest,
) {
  let counted = -Infinity;
  let at = Math.max(now, memory.due, buriedUntil ?? 0);
  for (;;) {
    const due = Math.max(today, studyDay(at, clock));
    const entry = due === today ? load[0] : load.find((later) => later.day >= due && !later.onBreak);
    if (!entry) return;
    const { day } = entry;
    if (day > due) at = startOfStudyDay(day, clock);
    if (day > counted) entry.cards += 1;
    entry.ms += answerMs;
    counted = day;
    memory = applyReview(memory, { ...everyAnswer, at, clock, settings }, id);
    at = memory.due;
  }
}

const everyAnswer = {
  id: '',
  rating: 'good',
  source: 'review',
  ahead: false,
  loadBalanceDays: 0,
  durationMs: null,
} as const;
