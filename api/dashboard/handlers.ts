import { requireMember } from '../cohorts/policy.ts';
import type { Deps } from '../deps.ts';
import type { Handlers } from '../http/route.ts';
import { buildDashboard } from './build-dashboard.ts';
import { exportDashboard } from './export-dashboard.ts';
import { openLearner } from './open-learner.ts';
import { recordOverview } from './record-overview.ts';
import type { dashboardRoutes } from './routes.ts';

export function dashboardHandlers({ db, clock }: Deps): Handlers<typeof dashboardRoutes> {
  return {
    async getDashboard({ params: { cohortId }, actor }) {
      const membership = await requireMember(db, 'readDashboard', actor.userId, cohortId);
      const now = clock();
      await recordOverview(db, membership, now);
      return { status: 200, body: await buildDashboard(db.read, cohortId, now) };
    },

    async getCohortLearner({ params, actor }) {
      return { status: 200, body: await openLearner(db, actor.userId, params, clock()) };
    },

    async exportDashboard({ params: { cohortId }, actor }) {
      const csv = await exportDashboard(db, actor.userId, cohortId, clock());
      return { status: 200, body: chunks(csv) };
    },
  };
}

async function* chunks(text: string): AsyncIterable<string> {
  yield text;
}
