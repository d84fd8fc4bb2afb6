import type { Reader } from '../../db/database.ts';
import { listLogPage, type FoldableEntry } from '../../db/review-logs.ts';
import type { TrainingEntry } from './training.ts';

/** Entries read and sent on at once: two milliseconds of work between requests. */
const pageSize = 250;

/** A learner's log as the training process is told of it, oldest first, page by page. */
export async function* readLog(db: Reader, userId: string): AsyncIterable<TrainingEntry[]> {
  let after: FoldableEntry | undefined;
  do {
    const rows = await listLogPage(db, userId, { after, limit: pageSize });
    yield rows.flatMap(entryOf);
    after = rows.length === pageSize ? rows.at(-1) : undefined;
  } while (after);
}

function entryOf(row: FoldableEntry): TrainingEntry[] {
  const { kind, id, targetId, cardId, rating, reviewedAt, timeZone, rolloverHour, settingsVersion, source, ahead } =
    row;
  if (kind === 'undo') return [{ kind, id, targetId }];
  if (rating === null) return [];
  const clock = { timeZone, rolloverHour };
  return [{ kind, id, cardId, rating, at: reviewedAt.getTime(), clock, settingsVersion, source, ahead }];
}
