import { Router } from 'express';
import type { Database } from '../../db/database.ts';
import { countAccounts } from '../../db/users.ts';

/** Whether the process takes new work; false from the moment it is told to stop. */
export interface Readiness {
  ready: boolean;
}

/** `/healthz`: the process runs. `/readyz`: it takes requests and its database answers. */
export function serveHealth(db: Database, readiness: Readiness): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/readyz', async (_request, response) => {
    const database = await countAccounts(db.read).then(
      () => true,
      () => false,
    );
    const ready = readiness.ready && database;
    response
      .status(ready ? 200 : 503)
      .json({ status: ready ? 'ready' : readiness.ready ? 'database unavailable' : 'stopping' });
  });
  return router;
}
