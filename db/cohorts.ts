import { eq, sql } from 'drizzle-orm';
import { run, type Work, type Writer } from './database.ts';
import type { CohortRow } from './schema.ts';

export function* insertCohort(tx: Writer, row: CohortRow): Work<void> {
  const { cohorts } = tx.tables;
  yield* run(tx.insert(cohorts).values(row).returning({ id: cohorts.id }));
}

/** Takes a cohort for a transaction, so that who is in it changes one at a time: its row, none if there is none. */
export const takeCohort = (tx: Writer, id: string) => {
  const { cohorts } = tx.tables;
  return tx
    .update(cohorts)
    .set({ version: sql`${cohorts.version} + 1` })
    .where(eq(cohorts.id, id))
    .returning();
};

/** Changes a cohort that this transaction has taken. */
export function* updateCohort(
  tx: Writer,
  id: string,
  values: Partial<Pick<CohortRow, 'name' | 'about' | 'archivedAt'>>,
): Work<void> {
  const { cohorts } = tx.tables;
  yield* run(tx.update(cohorts).set(values).where(eq(cohorts.id, id)).returning({ id: cohorts.id }));
}
