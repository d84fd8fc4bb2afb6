import { and, desc, eq, inArray, lt, or } from 'drizzle-orm';
import { run, type Reader, type Work, type Writer } from './database.ts';
import type { OptimisationRow } from './schema.ts';

/** One optimisation of a learner. */
export const findOptimisation = (db: Reader, userId: string, id: string) => {
  const { optimisations } = db.tables;
  return db
    .select()
    .from(optimisations)
    .where(and(eq(optimisations.userId, userId), eq(optimisations.id, id)));
};

/** A learner's optimisations, newest first. */
export function listOptimisations(
  db: Reader,
  userId: string,
  {
    before,
    statuses,
    limit,
  }: {
    /** The last one of the page before. */
    before?: Pick<OptimisationRow, 'createdAt' | 'id'> | undefined;
    statuses?: OptimisationRow['status'][];
    limit: number;
  },
) {
  const { optimisations } = db.tables;
  return db
    .select()
    .from(optimisations)
    .where(
      and(
        eq(optimisations.userId, userId),
        statuses && inArray(optimisations.status, statuses),
        before &&
          or(
            lt(optimisations.createdAt, before.createdAt),
            and(eq(optimisations.createdAt, before.createdAt), lt(optimisations.id, before.id)),
          ),
      ),
    )
    .orderBy(desc(optimisations.createdAt), desc(optimisations.id))
    .limit(limit);
}

export function* insertOptimisation(tx: Writer, row: OptimisationRow): Work<void> {
  yield* run(tx.insert(tx.tables.optimisations).values(row).returning({ id: tx.tables.optimisations.id }));
}

/** Changes an optimisation that is not over; undefined if it is, or there is none. */
export function* updateOptimisation(
  tx: Writer,
  { userId, id }: Pick<OptimisationRow, 'userId' | 'id'>,
  values: Partial<Omit<OptimisationRow, 'userId' | 'id'>>,
): Work<OptimisationRow | undefined> {
  const { optimisations } = tx.tables;
  const [updated] = yield* run(
    tx
      .update(optimisations)
      .set(values)
      .where(
        and(
          eq(optimisations.userId, userId),
          eq(optimisations.id, id),
          inArray(optimisations.status, ['queued', 'running']),
        ),
      )
      .returning(),
  );
  return updated;
}
