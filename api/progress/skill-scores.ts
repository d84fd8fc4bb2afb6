import type { z } from 'zod';
import { listScoresSince } from '../../db/attempts.ts';
import type { Reader } from '../../db/database.ts';
import type { SettingsRow } from '../../db/schema.ts';
import { versionAt } from '../accounts/settings.ts';
import { studyDate, studyDay } from '../scheduling/study-day.ts';
import type { Progress } from './routes.ts';

type SkillScores = z.input<typeof Progress>['skills'][number];

/**
 * Mean score of full answers by skill and month, for the months given. The month is that of the study day on which the
 * answer was handed in, by the zone and rollover then in force.
 * @param versions of the learner's settings, newest first
 * @param months YYYY-MM, oldest first
 */
export async function skillScores(
  db: Reader,
  userId: string,
  versions: readonly SettingsRow[],
  months: readonly string[],
): Promise<SkillScores[]> {
  const [first] = months;
  const since = new Date(Date.parse(`${first}-01`) - slack);
  const skills = new Map<string, { title: string; months: Map<string, { total: number; answers: number }> }>();
  for (const { skillId, title, handedInAt, score } of await listScoresSince(db, userId, since)) {
    const day = studyDay(handedInAt.getTime(), versionAt(versions, handedInAt));
    const month = studyDate(day).slice(0, 7);
    if (!months.includes(month)) continue;
    const skill = skills.get(skillId) ?? { title, months: new Map() };
    const { total, answers } = skill.months.get(month) ?? { total: 0, answers: 0 };
    skill.months.set(month, { total: total + score, answers: answers + 1 });
    skills.set(skillId, skill);
  }
  return [...skills]
    .toSorted(([, a], [, b]) => (a.title < b.title ? -1 : 1))
    .map(([skillId, skill]) => ({
      skillId,
      title: skill.title,
      months: months.flatMap((month) => {
        const { total, answers } = skill.months.get(month) ?? { total: 0, answers: 0 };
        return answers === 0 ? [] : [{ month, score: total / answers, answers }];
      }),
    }));
}

/** A study day begins up to 14 hours before its date does in UTC, and ends up to 36 after. */
const slack = 2 * 86_400_000;
