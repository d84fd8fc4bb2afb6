import type { Progress } from '../../api-types.ts';
import { count, formatDay, formatDayShort, formatDuration } from '../../format.ts';

type ForecastDay = Progress['forecast'][number];

/** A day in words: “Friday, 4 December: 12 questions, 18 min”. */
export function forecastText({ date, cards, ms, onBreak }: ForecastDay, isToday: boolean): string {
  const day = isToday ? 'Today' : formatDay(date);
  const work = cards === 0 ? 'nothing due' : `${count(cards, 'question')}, ${formatDuration(ms)}`;
  return `${day}: ${work}${onBreak ? ', on a break' : ''}.`;
}

/** What the days ask for in all, and the busiest of those to come. */
export function forecastWords(forecast: readonly ForecastDay[]): string {
  const cards = forecast.reduce((sum, day) => sum + day.cards, 0);
  if (cards === 0) return 'Nothing is due in these days yet. What you answer next fills them.';
  const ms = forecast.reduce((sum, day) => sum + day.ms, 0);
  const today = forecast[0]?.cards ?? 0;
  const busiest = forecast.slice(1).reduce((most, day) => (day.cards > most.cards ? day : most), empty);
  return [
    `${count(cards, 'question')}, ${formatDuration(ms)} in all: ${aDay(ms / forecast.length)}.`,
    today === 0 ? 'Nothing is left for today.' : `${today} today, with what is overdue.`,
    busiest.cards === 0 ? '' : `Most on ${formatDay(busiest.date)}: ${busiest.cards}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** Rows of a table by week: its days, questions, time, days of break. */
export function forecastWeeks(forecast: readonly ForecastDay[]): string[][] {
  const weeks = Array.from({ length: Math.ceil(forecast.length / 7) }, (_, week) =>
    forecast.slice(week * 7, week * 7 + 7),
  );
  return weeks.map((days, week) => [
    week === 0 ? 'Today and six days on' : `From ${formatDayShort(days[0]?.date ?? '')}`,
    String(days.reduce((sum, { cards }) => sum + cards, 0)),
    formatDuration(days.reduce((sum, { ms }) => sum + ms, 0)),
    String(days.filter(({ onBreak }) => onBreak).length),
  ]);
}

const empty: ForecastDay = { date: '', cards: 0, ms: 0, onBreak: false };
/** “about 14 minutes a day”. */
const aDay = (ms: number) => {
  const minutes = Math.round(ms / 60_000);
  return minutes < 1 ? 'less than a minute a day' : `about ${count(minutes, 'minute')} a day`;
};
