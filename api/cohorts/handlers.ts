import type { Deps } from '../deps.ts';
import type { Handlers } from '../http/route.ts';
import { createCohort } from './create-cohort.ts';
import { readCohort, readCohorts } from './read-cohorts.ts';
import type { cohortRoutes } from './routes.ts';

export function cohortHandlers({ db, clock }: Pick<Deps, 'db' | 'clock'>): Handlers<typeof cohortRoutes> {
  return {
    async createCohort({ body, actor: { userId } }) {
      const cohortId = await createCohort(db, userId, body, clock());
      return { status: 201, body: await readCohort(db.read, userId, cohortId) };
    },

    async listCohorts({ actor: { userId } }) {
      return { status: 200, body: { items: await readCohorts(db.read, userId) } };
    },

    async getCohort({ params: { cohortId }, actor: { userId } }) {
      return { status: 200, body: await readCohort(db.read, userId, cohortId) };
    },
  };
}
