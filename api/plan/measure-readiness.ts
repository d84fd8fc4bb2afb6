import type { z } from 'zod';
import { sumScoresByRating } from '../../db/attempts.ts';
import { listSkillTitles } from '../../db/catalogue.ts';
import type { Reader } from '../../db/database.ts';
import type { SettingsRow } from '../../db/schema.ts';
import { schedulingSettings } from '../accounts/settings.ts';
import { breakDays } from '../scheduling/break-days.ts';
import { scoreMeans } from '../scheduling/priors.ts';
import { forecastNow, forecastReadiness, type Forecast, type Readiness } from '../scheduling/readiness.ts';
import { studyDay } from '../scheduling/study-day.ts';
import { interviewDayOf } from './interview-day.ts';
import { readPlanScope } from './plan-scope.ts';
import { readUsedTime } from './used-time.ts';
import type { planRoutes } from './routes.ts';

type Measured = z.input<(typeof planRoutes)['getReadiness']['responses'][200]>;

/** How ready a learner is, now and on the interview date: with the plan, without it, and with ten more minutes a day. */
export async function measureReadiness(
  db: Reader,
  settings: SettingsRow,
  interviewDate: string | null,
  now: Date,
): Promise<Measured> {
  const { userId, minutesPerDay, planFocus: focus } = settings;
  const today = studyDay(now.getTime(), settings);
  const [scope, usedMs, sums, titles] = await Promise.all([
    readPlanScope(db, settings, now),
    readUsedTime(db, settings, today),
    sumScoresByRating(db, { userId }),
    listSkillTitles(db, {}),
  ]);
  // A drill is a part of its question, which is counted already.
  const questions = scope.flatMap(({ row, question }) => (row.card?.kind === 'drill' ? [] : [question]));
  const scores = scoreMeans({
    pass: added(sums.filter(({ rating }) => rating !== 'again')),
    fail: added(sums.filter(({ rating }) => rating === 'again')),
  });
  const dailyMs = minutesPerDay * 60_000;
  const interviewDay = interviewDayOf(interviewDate, today);
  const request = { questions, settings: schedulingSettings(settings), today, scores };
  const present = forecastNow(request);
  const ahead =
    interviewDay === undefined
      ? undefined
      : forecastReadiness({
          ...request,
          interviewDay,
          focus,
          budgetMs: dailyMs - usedMs,
          dailyMs,
          newPerDay: settings.newPerDay,
          breaks: breakDays(settings.breaks),
        });
  const readinessOf = (part: typeof questions, score: (forecast: Forecast) => number) => ({
    questions: part.length,
    unseen: part.filter(({ memory }) => memory === null).length,
    today: score(present),
    ifStopped: ahead ? score(ahead.rest) : null,
    without: ahead ? score(ahead.due) : null,
    with: ahead ? score(ahead.plan[focus]) : null,
    withTenMore: ahead ? score(ahead.more) : null,
  });
  return {
    interviewDate,
    daysLeft: interviewDay === undefined ? null : interviewDay - today,
    minutesPerDay,
    focus,
    overall: readinessOf(questions, ({ score }) => score),
    skills: titles.flatMap(({ id: skillId, title }) => {
      const own = questions.filter((question) => question.skillId === skillId);
      if (own.length === 0) return [];
      return [{ skillId, title, ...readinessOf(own, ({ bySkill }) => bySkill.get(skillId) ?? 0) }];
    }),
    focuses: ahead ? focusesOf(ahead, questions.length) : null,
    scores: { ...scores, answers: added(sums).answers },
  };
}

function focusesOf({ plan }: Readiness, questions: number): NonNullable<Measured['focuses']> {
  const of = ({ score, strong }: Forecast) => ({ score, known: questions === 0 ? 0 : strong / questions });
  return { breadth: of(plan.breadth), depth: of(plan.depth) };
}

function added(sums: readonly { answers: number; total: number | null }[]): { answers: number; total: number } {
  return {
    answers: sums.reduce((all, { answers }) => all + answers, 0),
    total: sums.reduce((all, { total }) => all + (total ?? 0), 0),
  };
}
