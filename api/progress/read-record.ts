import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Reader } from '../../db/database.ts';
import { listLogPage, type FoldableEntry } from '../../db/review-logs.ts';
import type { SettingsRow } from '../../db/schema.ts';
import { settingsByVersion } from '../accounts/settings.ts';
import { foldedReview } from '../reviews/fold-card.ts';
import { undoneIds } from '../reviews/live-reviews.ts';
import { addToRecord, emptyRecord, type StudyRecord } from '../scheduling/study-record.ts';

const rowsAtOnce = 1000;

/**
 * A learner's whole log, read and folded once. It comes in pages, and other requests have their turn after each, so a
 * long log takes longer but holds nobody up; what is kept of it grows with cards and days alone. Nothing is kept from
 * one request to the next: a review that comes late or is undone may change any day of it.
 */
export async function readRecord(db: Reader, userId: string, versions: readonly SettingsRow[]): Promise<StudyRecord> {
  const settings = settingsByVersion(versions);
  const undone = undoneIds(await listLogPage(db, userId, { kind: 'undo' }));
  const record = emptyRecord();
  let after: FoldableEntry | undefined;
  do {
    const rows: FoldableEntry[] = await listLogPage(db, userId, { kind: 'review', after, limit: rowsAtOnce });
    for (const entry of rows) {
      if (entry.rating === null || undone.has(entry.id)) continue;
      addToRecord(record, entry.cardId, foldedReview(entry, entry.rating, settings(entry.settingsVersion)));
    }
    after = rows.length === rowsAtOnce ? rows.at(-1) : undefined;
    await nextTurn();
  } while (after);
  return record;
}
