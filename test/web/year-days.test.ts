import { describe, expect, it } from 'vitest';
import { yearDays, yearMonths, yearWords } from '../../web/features/progress/year-days.ts';
import { progressOf } from '../support/progress.ts';

const past = (date: string, answers: number, over: { frozen?: boolean; onBreak?: boolean } = {}) => ({
  date,
  answers,
  ms: answers * 60_000,
  frozen: false,
  onBreak: false,
  ...over,
});
const ahead = (date: string, cards: number, onBreak = false) => ({ date, cards, ms: cards * 60_000, onBreak });
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('the year', () => {
  it('has every day once, today between the past and what comes', () => {
    const days = yearDays(progressOf());
    const gaps = days
      .slice(1)
      .filter(({ date }, index) => Date.parse(date) - Date.parse(days[index]!.date) !== 86_400_000);
    expect([days.length, gaps.length]).toEqual([365 + 89, 0]);
    expect(days.findIndex(({ time }) => time === 'today')).toBe(364);
    expect(days.filter(({ time }) => time === 'ahead')).toHaveLength(89);
  });
  it('tells freeze days and breaks apart from days that were just missed', () => {
    const days = yearDays({
      heatmap: [
        past('2026-11-22', 0),
        past('2026-11-23', 0, { frozen: true }),
        past('2026-11-24', 0, { onBreak: true }),
        past('2026-11-25', 0),
      ],
      forecast: [ahead('2026-11-25', 1), ahead('2026-11-26', 0, true)],
    });
    expect(days.map(({ mark }) => mark)).toEqual([null, 'frozen', 'break', null, 'break']);
  });
  it('shows answers on a day of a break as answers', () => {
    const [day] = yearDays({ heatmap: [past('2026-11-24', 4, { onBreak: true })], forecast: [] });
    expect(day).toMatchObject({ mark: null, level: 4 });
  });
  it('grows with the answers, from the first to the busiest tenth of the days', () => {
    const heatmap = Array.from({ length: 20 }, (_, index) =>
      past(`2026-11-${String(index + 1).padStart(2, '0')}`, index),
    );
    const levels = yearDays({ heatmap, forecast: [] }).map(({ level }) => level);
    expect(levels).toEqual(levels.toSorted((a, b) => a - b));
    expect([levels[0], levels[1], levels.at(-1)]).toEqual([0, 1, 4]);
  });
  it('is said day by day, with its year', () => {
    const days = yearDays({
      heatmap: [past('2026-11-24', 2), past('2026-11-25', 1)],
      forecast: [ahead('2026-11-25', 9), ahead('2026-11-26', 3), ahead('2026-11-27', 0)],
    });
    expect(days.map(({ text }) => plain(text))).toEqual([
      'Tuesday, 24 November 2026: 2 answers, 2 min.',
      'Today: 1 answer, 1 min.',
      'Thursday, 26 November 2026: 3 questions due, 3 min.',
      'Friday, 27 November 2026: nothing due.',
    ]);
  });
  it('is said in one sentence', () => {
    const heatmap = [past('2026-11-23', 0), past('2026-11-24', 2), past('2026-11-25', 3)];
    expect(plain(yearWords({ heatmap, forecast: [] }))).toBe(
      'You answered on 2 of the last 3 days: 5 answers, 5 min in all.',
    );
  });
  it('as a table by month loses nothing', () => {
    const { heatmap, forecast } = progressOf();
    const months = yearMonths({ heatmap, forecast });
    const sum = (column: number) => months.reduce((all, month) => all + (Number(month[column]) || 0), 0);
    expect(sum(1)).toBe(heatmap.filter(({ answers }) => answers > 0).length);
    expect(sum(2)).toBe(heatmap.reduce((all, { answers }) => all + answers, 0));
    expect(sum(5)).toBe(forecast.slice(1).reduce((all, { cards }) => all + cards, 0));
  });
});
