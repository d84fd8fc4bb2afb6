import type { Reader } from '../../db/database.ts';
import { listAnswerTimes } from '../../db/review-logs.ts';
import type { SettingsRow } from '../../db/schema.ts';
import { longestAnswerMs } from '../scheduling/fold.ts';
import { startOfStudyDay } from '../scheduling/study-day.ts';

/**
 * How long a learner has answered on a study day so far, ms. Mock interviews are left out: the minutes of a plan are for
 * what it brings, and after an interview there is most to do.
 */
export async function readUsedTime(db: Reader, settings: SettingsRow, today: number): Promise<number> {
  const from = new Date(startOfStudyDay(today, settings));
  const times = await listAnswerTimes(db, { userId: settings.userId, from });
  return times.reduce((sum, { durationMs }) => sum + Math.min(durationMs ?? 0, longestAnswerMs), 0);
}
