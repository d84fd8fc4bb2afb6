import { Router } from 'express';
import type { Database } from '../../db/database.ts';
import { countAccounts } from '../../db/users.ts';

/** `/healthz`: the process runs. `/readyz`: it takes requests (it was not told to stop) and its database answers. */
export function serveHealth(db: Database, stopping: AbortSignal): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/readyz', async (_request, response) => {
    const database = await countAccounts(db.read).then(
      () => true,
      () => false,
    );
    const ready = !stopping.aborted && database;
    response
      .status(ready ? 200 : 503)
      .json({ status: ready ? 'ready' : stopping.aborted ? 'stopping' : 'database unavailable' });
  });
  return router;
}
