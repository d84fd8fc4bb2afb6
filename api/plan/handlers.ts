import { listEnrolments } from '../../db/enrolments.ts';
import { countAnsweredToday } from '../../db/queue.ts';
import { getSettings } from '../accounts/settings.ts';
import type { Deps } from '../deps.ts';
import type { Handlers } from '../http/route.ts';
import { startOfStudyDay, studyDay } from '../scheduling/study-day.ts';
import { interviewDayOf } from './interview-day.ts';
import { measureReadiness } from './measure-readiness.ts';
import { planDay } from './plan-day.ts';
import { presentPlan } from './present-plan.ts';
import type { planRoutes } from './routes.ts';

export function planHandlers({ db, clock }: Deps): Handlers<typeof planRoutes> {
  return {
    async getPlan({ query: { date, limit }, actor: { userId } }) {
      const now = clock();
      const settings = await getSettings(db, userId);
      const today = studyDay(now.getTime(), settings);
      const interviewDate = date ?? settings.interviewDate;
      const interviewDay = interviewDayOf(interviewDate, today);
      const dayStart = new Date(startOfStudyDay(today, settings));
      const [enrolments, answered] = await Promise.all([
        listEnrolments(db.read, { userId }),
        countAnsweredToday(db.read, { userId, dayStart }),
      ]);
      const active = enrolments.filter((enrolment) => enrolment.active);
      const request = { settings, now, today, active, answered };
      const plan = interviewDay === undefined ? undefined : await planDay(db.read, { ...request, interviewDay });
      return {
        status: 200,
        body: await presentPlan(db.read, { settings, interviewDate, today, interviewDay, active, plan, limit }),
      };
    },

    async getReadiness({ query: { date }, actor: { userId } }) {
      const settings = await getSettings(db, userId);
      return { status: 200, body: await measureReadiness(db.read, settings, date ?? settings.interviewDate, clock()) };
    },
  };
}
