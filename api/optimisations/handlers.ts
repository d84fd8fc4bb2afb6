import { findOptimisation, listOptimisations } from '../../db/optimisations.ts';
import type { OptimisationRow } from '../../db/schema.ts';
import { getSettings } from '../accounts/settings.ts';
import type { Deps } from '../deps.ts';
import { NotFound } from '../errors.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import type { Handlers } from '../http/route.ts';
import { cancelOptimisation } from './cancel-optimisation.ts';
import { nextRun } from './next-run.ts';
import { known } from './optimise-due.ts';
import { presentOptimisation } from './present-optimisation.ts';
import { revertOptimisation } from './revert-optimisation.ts';
import type { optimisationRoutes } from './routes.ts';
import { startOptimisation } from './start-optimisation.ts';

/** `wakeJobs` says that a job was just added, so that it begins at once. */
export function optimisationHandlers({
  db,
  clock,
  wakeJobs,
}: Deps & { wakeJobs: () => void }): Handlers<typeof optimisationRoutes> {
  return {
    async startOptimisation({ actor }) {
      const { optimisation, started } = await startOptimisation(db, actor.userId, 'learner', clock());
      if (started) wakeJobs();
      return { status: started ? 201 : 200, body: await present(optimisation) };
    },

    async listOptimisations({ query: { limit, cursor }, actor }) {
      const { userId } = actor;
      const before = cursor === undefined ? undefined : readCursor(cursor);
      const rows = await listOptimisations(db.read, userId, {
        before: before && { createdAt: before.at, id: before.id },
        limit: limit + 1,
      });
      const { parameters, autoOptimise } = await getSettings(db, userId);
      const { reviewsMissing, notBefore } = nextRun(await known(db, userId));
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      return {
        status: 200,
        body: {
          items: shown.map((row) => presentOptimisation(row, parameters)),
          nextCursor: rows.length > limit && last ? writeCursor({ at: last.createdAt, id: last.id }) : null,
          parameters,
          automatic: { on: autoOptimise, reviewsMissing, notBefore: notBefore?.toISOString() ?? null },
        },
      };
    },

    async getOptimisation({ params: { optimisationId }, actor }) {
      const [found] = await findOptimisation(db.read, actor.userId, optimisationId);
      if (!found) throw new NotFound('You have no such optimisation: choose one of your own.');
      return { status: 200, body: await present(found) };
    },

    async cancelOptimisation({ params: { optimisationId }, actor }) {
      return { status: 200, body: await present(await cancelOptimisation(db, actor.userId, optimisationId, clock())) };
    },

    async revertOptimisation({ params: { optimisationId }, body, actor }) {
      const to = body?.to ?? 'previous';
      const { optimisation, settings } = await revertOptimisation(db, actor.userId, optimisationId, to, clock());
      return { status: 200, body: presentOptimisation(optimisation, settings.parameters) };
    },
  };

  async function present(row: OptimisationRow) {
    return presentOptimisation(row, (await getSettings(db, row.userId)).parameters);
  }
}
