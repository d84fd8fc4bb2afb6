import { run, type Work, type Writer } from './database.ts';
import type { CohortRow } from './schema.ts';

export function* insertCohort(tx: Writer, row: CohortRow): Work<void> {
  const { cohorts } = tx.tables;
  yield* run(tx.insert(cohorts).values(row).returning({ id: cohorts.id }));
}
