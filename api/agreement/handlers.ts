import { readThrough } from '../../db/database.ts';
import type { Deps } from '../deps.ts';
import type { Handlers } from '../http/route.ts';
import { cohortFor } from '../submissions/policy.ts';
import { compareCoaches } from './compare-coaches.ts';
import { compareGraders } from './compare-graders.ts';
import type { agreementRoutes } from './routes.ts';

export function agreementHandlers({ db }: Deps): Handlers<typeof agreementRoutes> {
  return {
    async getCohortAgreement({ params: { cohortId }, query: { assignmentId }, actor }) {
      await readThrough(db, (reader) => cohortFor(reader, 'readAgreement', actor.userId, cohortId));
      return { status: 200, body: await compareCoaches(db.read, { cohortId, assignmentId, readerId: actor.userId }) };
    },

    async getAgreement({ query }) {
      return { status: 200, body: await compareGraders(db.read, query) };
    },
  };
}
