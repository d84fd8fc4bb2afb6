import { and, asc, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import { run, type Reader, type Work, type Writer } from './database.ts';
import { prepared } from './prepared.ts';
import type { RecordingRow } from './schema.ts';

/** The recording of one answer, its sound included: `{ userId, attemptId }`. */
export const findRecording = (db: Reader, userId: string, attemptId: string) => {
  const { recordings } = db.tables;
  return db
    .select(getTableColumns(recordings))
    .from(recordings)
    .where(and(eq(recordings.userId, userId), eq(recordings.attemptId, attemptId)));
};

/** Whether there is a recording of an answer: `{ userId, attemptId }`. */
export const hasRecording = prepared((db: Reader) => {
  const { recordings } = db.tables;
  return db
    .select({ attemptId: recordings.attemptId })
    .from(recordings)
    .where(
      and(eq(recordings.userId, sql.placeholder('userId')), eq(recordings.attemptId, sql.placeholder('attemptId'))),
    );
});

/** Which of some answers have a recording. */
export const listRecorded = (db: Reader, userId: string, attemptIds: string[]) => {
  const { recordings } = db.tables;
  return db
    .select({ attemptId: recordings.attemptId })
    .from(recordings)
    .where(and(eq(recordings.userId, userId), inArray(recordings.attemptId, attemptIds)))
    .orderBy(asc(recordings.attemptId));
};

/** Keeps the recording of an answer, in place of one that was kept before. */
export function* storeRecording(tx: Writer, row: RecordingRow): Work<void> {
  const { recordings } = tx.tables;
  const { type, bytes, content, at } = row;
  yield* run(
    tx
      .insert(recordings)
      .values(row)
      .onConflictDoUpdate({ target: [recordings.userId, recordings.attemptId], set: { type, bytes, content, at } })
      .returning({ attemptId: recordings.attemptId }),
  );
}

/** Removes the recording of an answer, if there is one. */
export function* deleteRecording(tx: Writer, userId: string, attemptId: string): Work<void> {
  const { recordings } = tx.tables;
  yield* run(
    tx
      .delete(recordings)
      .where(and(eq(recordings.userId, userId), eq(recordings.attemptId, attemptId)))
      .returning({ attemptId: recordings.attemptId }),
  );
}
