import type { Deps } from '../deps.ts';
import type { Handlers } from '../http/route.ts';
import { exportData } from './export-data.ts';
import { importExport } from './import-export.ts';
import type { yourDataRoutes } from './routes.ts';

export function yourDataHandlers({
  db,
  clock,
  wakeJobs,
}: Deps & { wakeJobs: () => void }): Handlers<typeof yourDataRoutes> {
  return {
    async exportData({ actor }) {
      return { status: 200, body: exportData(db, actor.userId, clock()) };
    },

    async importExport({ query: { missing }, upload, actor }) {
      const outcome = await importExport(db, actor.userId, upload, missing, clock());
      wakeJobs();
      return { status: 200, body: { ...outcome, notImported } };
    },
  };
}

const notImported =
  'Cohorts, assignments and what was handed in for them, comments, links to reports, the log of accesses and notifications belong to the server they are on: they stay in the file, for you to read.';
