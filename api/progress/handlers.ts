import type { Deps } from '../deps.ts';
import type { Handlers } from '../http/route.ts';
import { buildProgress } from './build-progress.ts';
import { buildWorkload } from './build-workload.ts';
import type { progressRoutes } from './routes.ts';

export function progressHandlers({ db, clock }: Deps): Handlers<typeof progressRoutes> {
  return {
    async getProgress({ actor }) {
      return { status: 200, body: await buildProgress(db, actor.userId, clock()) };
    },

    async getWorkload({ actor }) {
      return { status: 200, body: await buildWorkload(db, actor.userId, clock()) };
    },
  };
}
