import { describe, expect, it } from 'vitest';
import { forecastText, forecastWeeks, forecastWords } from '../../web/features/progress/forecast-words.ts';
import { adviceOf, headlineOf, retentionCells, retentionText } from '../../web/features/progress/retention-words.ts';
import { scoreWords } from '../../web/features/progress/skills-card.tsx';
import { progressOf, retentionOf } from '../support/progress.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const withRetention = (all: ReturnType<typeof retentionOf>) =>
  progressOf({ retention: { ...progressOf().retention, all } });

describe('the headline says how it stands', () => {
  it.each([
    ['nothing came back', retentionOf(0), 'Your first questions have yet to come back.'],
    ['too little came back', retentionOf(19, 0.5), 'It is too early to tell how well you remember.'],
    [
      'the promise lies in the interval',
      retentionOf(312, 0.91, 0.9),
      'You remember what you should: 91 % of what came back.',
    ],
    ['the interval is below', retentionOf(312, 0.81, 0.9), 'You remember less than promised: 81 %, not 90 %.'],
    ['the interval is above', retentionOf(312, 0.97, 0.9), 'You remember more than promised: 97 %, not 90 %.'],
  ])('where %s', (_, all, words) => {
    expect(plain(headlineOf(withRetention(all)))).toBe(words);
  });
  it('and then what to do about it', () => {
    expect(adviceOf(withRetention(retentionOf(7)))).toContain('7 questions came back');
    expect(plain(adviceOf(withRetention(retentionOf(312, 0.81))))).toContain('above 90 % in Settings');
    expect(plain(adviceOf(withRetention(retentionOf(312, 0.97))))).toContain('under 90 % in Settings');
  });
});

describe('promised and remembered', () => {
  it('reads as a sentence', () => {
    expect(plain(retentionText(retentionOf(81, 0.83, 0.9)))).toBe(
      '83 % remembered (78–88 %), 90 % promised, 81 answers: less than promised',
    );
  });
  it('of nothing says so, in words and in cells', () => {
    expect(retentionText(retentionOf(0))).toBe('nothing came back');
    expect(retentionCells(retentionOf(0))).toEqual(['–', '–', '–', '0']);
  });
});

const day = (date: string, cards: number, onBreak = false) => ({ date, cards, ms: cards * 60_000, onBreak });

describe('the forecast', () => {
  it('says the sum, what a day takes, what today holds and the busiest day to come', () => {
    const days = [day('2026-11-25', 17), day('2026-11-26', 3), day('2026-11-27', 10)];
    expect(plain(forecastWords(days))).toBe(
      '30 questions, 30 min in all: about 10 minutes a day. 17 today, with what is overdue. Most on Friday, 27 November: 10.',
    );
  });
  it('of nothing says what fills it', () => {
    expect(forecastWords([day('2026-11-25', 0)])).toBe(
      'Nothing is due in these days yet. What you answer next fills them.',
    );
  });
  it('says when nothing is left for today', () => {
    expect(forecastWords([day('2026-11-25', 0), day('2026-11-26', 3)])).toContain('Nothing is left for today.');
  });
  it.each([
    [day('2026-11-25', 1), true, 'Today: 1 question, 1 min.'],
    [day('2026-11-27', 0), false, 'Friday, 27 November: nothing due.'],
    [day('2026-11-27', 0, true), false, 'Friday, 27 November: nothing due, on a break.'],
  ])('reads a day as words: %j', (one, isToday, words) => {
    expect(plain(forecastText(one, isToday))).toBe(words);
  });
  it('as a table by week loses nothing', () => {
    const { forecast } = progressOf();
    const weeks = forecastWeeks(forecast);
    expect(weeks).toHaveLength(13);
    const sum = (column: number) => weeks.reduce((all, week) => all + Number(week[column]), 0);
    expect(sum(1)).toBe(forecast.reduce((all, { cards }) => all + cards, 0));
    expect(sum(3)).toBe(forecast.filter(({ onBreak }) => onBreak).length);
  });
});

describe('the score of a skill', () => {
  const month = (name: string, score: number) => ({ month: name, score, answers: 6 });
  it.each([
    [[], 'no answers yet'],
    [[month('2026-11', 0.64)], '64 % in November 2026; 6 answers'],
    [[month('2026-03', 0.61), month('2026-11', 0.74)], '74 % in November 2026, up from 61 % in March 2026; 12 answers'],
    [
      [month('2026-10', 0.8), month('2026-11', 0.72)],
      '72 % in November 2026, down from 80 % in October 2026; 12 answers',
    ],
    [[month('2026-10', 0.801), month('2026-11', 0.802)], '80 % in November 2026, as in the beginning; 12 answers'],
  ])('of %j', (months, words) => {
    expect(plain(scoreWords(months))).toBe(words);
  });
});
