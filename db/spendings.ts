import { and, inArray, sql } from 'drizzle-orm';
import { run, type Reader, type Work, type Writer } from './database.ts';
import type { SpendingRow } from './schema.ts';

/** Whose spending: a user's id, or that of all together. */
export const everyone = 'all';

/** Spending of some scopes in some months (YYYY-MM), in no order. */
export const listSpendings = (db: Reader, scopes: string[], months: string[]) => {
  const { spendings } = db.tables;
  return db
    .select()
    .from(spendings)
    .where(and(inArray(spendings.scope, scopes), inArray(spendings.month, months)));
};

/** Adds to a scope's month, and takes that row for the rest of the transaction; answers the sums. */
export function* addSpending(tx: Writer, { scope, month, microUsd, calls, answers }: SpendingRow): Work<SpendingRow> {
  const { spendings } = tx.tables;
  const [sums] = yield* run(
    tx
      .insert(spendings)
      .values({ scope, month, microUsd, calls, answers })
      .onConflictDoUpdate({
        target: [spendings.scope, spendings.month],
        set: {
          microUsd: sql`${spendings.microUsd} + ${microUsd}`,
          calls: sql`${spendings.calls} + ${calls}`,
          answers: sql`${spendings.answers} + ${answers}`,
        },
      })
      .returning(),
  );
  return sums ?? { scope, month, microUsd, calls, answers };
}

/** Adds a guest's spending to an account's. */
export function* moveSpendings(tx: Writer, fromUserId: string, userId: string): Work<void> {
  for (const row of yield* deleteSpendings(tx, [fromUserId])) yield* addSpending(tx, { ...row, scope: userId });
}

/** Removes what users spent; what all spent together stays as it is. */
export function* deleteSpendings(tx: Writer, userIds: string[]): Work<SpendingRow[]> {
  const { spendings } = tx.tables;
  return yield* run(tx.delete(spendings).where(inArray(spendings.scope, userIds)).returning());
}
