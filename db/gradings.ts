import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { run, type Reader, type Work, type Writer } from './database.ts';
import { fixedLimit, prepared } from './prepared.ts';
import type { GradingRow } from './schema.ts';

type Key = Pick<GradingRow, 'userId' | 'id'>;

const live: GradingRow['status'][] = ['queued', 'running'];

const byKey = ({ gradings }: Reader['tables'], { userId, id }: Key) =>
  and(eq(gradings.userId, userId), eq(gradings.id, id));

/** One grading of a learner. */
export const findGrading = (db: Reader, key: Key) => db.select().from(db.tables.gradings).where(byKey(db.tables, key));

/** Every grading of an attempt, oldest first: `{ userId, attemptId }`. */
export const listGradings = prepared((db: Reader) => {
  const { gradings } = db.tables;
  return db
    .select()
    .from(gradings)
    .where(and(eq(gradings.userId, sql.placeholder('userId')), eq(gradings.attemptId, sql.placeholder('attemptId'))))
    .orderBy(asc(gradings.createdAt), asc(gradings.id));
});

/** A learner's gradings that are not over. */
export const listLiveGradings = (db: Reader, userId: string) => {
  const { gradings } = db.tables;
  return db
    .select({ id: gradings.id })
    .from(gradings)
    .where(and(eq(gradings.userId, userId), inArray(gradings.status, live)))
    .orderBy(asc(gradings.id));
};

/** The newest grading of the same input that was done: `{ userId, inputHash }`. */
export const findDoneGrading = prepared((db: Reader) => {
  const { gradings } = db.tables;
  return db
    .select()
    .from(gradings)
    .where(
      and(
        eq(gradings.userId, sql.placeholder('userId')),
        eq(gradings.inputHash, sql.placeholder('inputHash')),
        eq(gradings.status, 'done'),
      ),
    )
    .orderBy(desc(gradings.createdAt), desc(gradings.id))
    .limit(fixedLimit(1));
});

export function* insertGrading(tx: Writer, row: GradingRow): Work<void> {
  yield* run(tx.insert(tx.tables.gradings).values(row).returning({ id: tx.tables.gradings.id }));
}

/** Changes a grading that is not over; undefined if it is, or there is none. */
export function* updateLiveGrading(
  tx: Writer,
  key: Key,
  values: Partial<Omit<GradingRow, 'userId' | 'id'>>,
): Work<GradingRow | undefined> {
  const { gradings } = tx.tables;
  const [updated] = yield* run(
    tx
      .update(gradings)
      .set(values)
      .where(and(byKey(tx.tables, key), inArray(gradings.status, live)))
      .returning(),
  );
  return updated;
}

/** What calls of a model used. */
export type GradingUsage = Pick<GradingRow, 'calls' | 'inputTokens' | 'cachedTokens' | 'outputTokens' | 'microUsd'>;

/** Adds what a call used to what its grading used before. */
export function* addUsage(tx: Writer, key: Key, used: GradingUsage): Work<void> {
  const { gradings } = tx.tables;
  yield* run(
    tx
      .update(gradings)
      .set({
        calls: sql`${gradings.calls} + ${used.calls}`,
        inputTokens: sql`${gradings.inputTokens} + ${used.inputTokens}`,
        cachedTokens: sql`${gradings.cachedTokens} + ${used.cachedTokens}`,
        outputTokens: sql`${gradings.outputTokens} + ${used.outputTokens}`,
        microUsd: sql`${gradings.microUsd} + ${used.microUsd}`,
      })
      .where(byKey(tx.tables, key))
      .returning({ id: gradings.id }),
  );
}

/** Makes a guest's gradings an account's; `ended` is what becomes of those that are not over, whose jobs know the guest alone. */
export function* moveGradings(
  tx: Writer,
  fromUserId: string,
  userId: string,
  ended: Pick<GradingRow, 'status' | 'failure' | 'finishedAt'>,
): Work<void> {
  const { gradings } = tx.tables;
  const theirs = eq(gradings.userId, fromUserId);
  const notOver = and(theirs, inArray(gradings.status, live));
  yield* run(tx.update(gradings).set(ended).where(notOver).returning({ id: gradings.id }));
  yield* run(tx.update(gradings).set({ userId }).where(theirs).returning({ id: gradings.id }));
}
