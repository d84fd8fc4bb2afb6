import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { logLosses } from '../../api/reviews/log-loss.ts';
import { reportLogLoss } from '../../api/reviews/report-log-loss.ts';
import { day, minute } from '../support/clock.ts';
import { freshFolder } from '../support/databases.ts';
import { readRealLog, realLogFile, realLogs, type RealLog } from '../support/review-logs.ts';
import { plainSettings } from '../support/reviews.ts';

const utc = { timeZone: 'UTC', rolloverHour: 4 };
const now = Date.UTC(2026, 10, 22, 12);

describe('log loss', () => {
  // Computed with ts-fsrs's next_state and forgetting_curve alone, on local study days from 04:00 and on UTC's.
  it.each<[RealLog, number, number, number]>([
    ['pyfsrs_josh', 6372, 0.465, 0.554],
    ['tsfsrsdemo_revlog', 28_555, 0.333, 0.364],
  ])('of %s is that of local study days, with the fold as it is', async (name, predicted, local, onUtc) => {
    const losses = logLosses(await readRealLog(name), realLogs[name], { ...plainSettings, learningSteps: [10] });
    expect(losses.predicted).toBe(predicted);
    expect(Math.abs(losses.scheduler - local)).toBeLessThan(0.002);
    expect(Math.abs(losses.utcDays - onUtc)).toBeLessThan(0.002);
  });
  it('is taken over reviews a study day or more after the last, practice left out', () => {
    const review = (at: number, counts = true) => ({
      id: String(at),
      cardId: 'card',
      rating: 'good' as const,
      at,
      counts,
    });
    const start = Date.UTC(2026, 0, 1, 12);
    const history = [start, start + minute, start + day, start + 5 * day].map((at) => review(at));
    expect(logLosses([...history, review(start + 3 * day, false)], utc, plainSettings).predicted).toBe(2);
  });
});

describe('the report of log loss', () => {
  it('reads a packed file and names the clock', async () => {
    const { lines, errors } = await reportLogLoss(realLogFile('pyfsrs_josh'), realLogs.pyfsrs_josh, now);
    expect(errors).toBe(0);
    expect(lines[0]).toBe(
      '12,580 reviews of 1,205 cards; log loss over the 6,372 that came a study day or more after the last:',
    );
    expect(lines[1]).toMatch(/^0\.465\d {2}the scheduler, on study days of America\/Vancouver from 04:00$/);
  });
  it('names file, line and remedy of a fault', async () => {
    const file = join(freshFolder(), 'reviews.csv');
    writeFileSync(file, 'card_id,review_time,review_rating\na,1711744352250,7\n');
    const { lines } = await reportLogLoss(file, utc, now);
    expect(lines).toEqual([`${file}:2: review_rating is "7": write 1 (again), 2 (hard), 3 (good) or 4 (easy)`]);
  });
  it('says what is wrong with the zone and the rollover', async () => {
    const { lines, errors } = await reportLogLoss(
      realLogFile('pyfsrs_josh'),
      { timeZone: 'Oz', rolloverHour: 24 },
      now,
    );
    expect(errors).toBe(2);
    expect(lines.map((line) => line.split(':', 1)[0])).toEqual(['timeZone', 'rolloverHour']);
  });
  it('asks for a file where none is given, or none is there', async () => {
    expect((await reportLogLoss(undefined, utc, now)).lines[0]).toContain('Say which file');
    expect((await reportLogLoss('nowhere.csv', utc, now)).lines[0]).toContain('There is no file nowhere.csv');
  });
  it('has nothing to say of a history without a second day', async () => {
    const file = join(freshFolder(), 'reviews.csv');
    writeFileSync(file, 'card_id,review_time,review_rating\na,1711744352250,3\n');
    expect((await reportLogLoss(file, utc, now)).lines[0]).toContain('No review came a study day or more after');
  });
});
