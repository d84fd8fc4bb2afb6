import { and, asc, eq, getTableColumns, inArray, notInArray, sql } from 'drizzle-orm';
import { run, type Reader, type Work, type Writer } from './database.ts';
import { prepared } from './prepared.ts';
import type { RecordingRow } from './schema.ts';

/** One recording: of an answer, or in an interview of a part of it. */
export type RecordingKey = Pick<RecordingRow, 'userId' | 'attemptId' | 'part'>;

const ofKey = ({ recordings }: Reader['tables'], { userId, attemptId, part }: RecordingKey) =>
  and(eq(recordings.userId, userId), eq(recordings.attemptId, attemptId), eq(recordings.part, part));

/** One recording, its sound included. */
export const findRecording = (db: Reader, key: RecordingKey) => {
  const { recordings } = db.tables;
  return db.select(getTableColumns(recordings)).from(recordings).where(ofKey(db.tables, key));
};

/** The parts of an answer that have a recording: `{ userId, attemptId }`. */
export const listRecordedParts = prepared((db: Reader) => {
  const { recordings } = db.tables;
  return db
    .select({ part: recordings.part })
    .from(recordings)
    .where(
      and(eq(recordings.userId, sql.placeholder('userId')), eq(recordings.attemptId, sql.placeholder('attemptId'))),
    )
    .orderBy(asc(recordings.part));
});

/** Which parts of some answers have a recording. */
export const listRecorded = (db: Reader, userId: string, attemptIds: string[]) => {
  const { recordings } = db.tables;
  return db
    .select({ attemptId: recordings.attemptId, part: recordings.part })
    .from(recordings)
    .where(and(eq(recordings.userId, userId), inArray(recordings.attemptId, attemptIds)))
    .orderBy(asc(recordings.attemptId), asc(recordings.part));
};

/** Keeps a recording, in place of one that was kept before. */
export function* storeRecording(tx: Writer, row: RecordingRow): Work<void> {
  const { recordings } = tx.tables;
  const { type, bytes, content, at } = row;
  yield* run(
    tx
      .insert(recordings)
      .values(row)
      .onConflictDoUpdate({
        target: [recordings.userId, recordings.attemptId, recordings.part],
        set: { type, bytes, content, at },
      })
      .returning({ attemptId: recordings.attemptId }),
  );
}

/** Makes a guest's recordings an account's, which keeps its own where it has one of the same answer. */
export function* moveRecordings(tx: Writer, fromUserId: string, userId: string): Work<void> {
  const { recordings } = tx.tables;
  const own = tx.select({ id: recordings.attemptId }).from(recordings).where(eq(recordings.userId, userId));
  yield* run(
    tx
      .update(recordings)
      .set({ userId })
      .where(and(eq(recordings.userId, fromUserId), notInArray(recordings.attemptId, own)))
      .returning({ attemptId: recordings.attemptId }),
  );
}

/** Removes a recording, if there is one. */
export function* deleteRecording(tx: Writer, key: RecordingKey): Work<void> {
  const { recordings } = tx.tables;
  yield* run(tx.delete(recordings).where(ofKey(tx.tables, key)).returning({ attemptId: recordings.attemptId }));
}
