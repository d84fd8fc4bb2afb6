import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Reader } from '../../db/database.ts';
import { listLogPage, type FoldableEntry } from '../../db/review-logs.ts';
import type { SettingsRow } from '../../db/schema.ts';
import { settingsByVersion } from '../accounts/settings.ts';
import { foldedReview } from '../reviews/fold-card.ts';
import { undoneIds } from '../reviews/live-reviews.ts';
import type { CheckedAnswer } from '../scheduling/retention.ts';
import { addToRecord, emptyRecord, type StudyRecord } from '../scheduling/study-record.ts';

const rowsAtOnce = 1000;

/**
 * A learner's whole log, read and folded once. It comes in pages, and other requests have their turn after each, so a
 * long log takes longer but holds nobody up; what is kept of it grows with cards and days alone. Nothing is kept from
 * one request to the next: a review that comes late or is undone may change any day of it.
 * @param onChecked is told of each answer that tells how well predictions hold, and of the study day it was given on
 */
export async function readRecord(
  db: Reader,
  userId: string,
  versions: readonly SettingsRow[],
  onChecked?: (entry: FoldableEntry, answer: CheckedAnswer, day: number) => void,
): Promise<StudyRecord> {
  const settings = settingsByVersion(versions);
  const undone = undoneIds(await listLogPage(db, userId, { kind: 'undo' }));
  const record = emptyRecord();
  let after: FoldableEntry | undefined;
  do {
    const rows: FoldableEntry[] = await listLogPage(db, userId, { kind: 'review', after, limit: rowsAtOnce });
    for (const entry of rows) {
      if (entry.rating === null || undone.has(entry.id)) continue;
      const review = foldedReview(entry, entry.rating, settings(entry.settingsVersion));
      const checked = addToRecord(record, entry.cardId, review);
      if (checked) onChecked?.(entry, checked, record.lastDay);
    }
    after = rows.length === rowsAtOnce ? rows.at(-1) : undefined;
    await nextTurn();
  } while (after);
  return record;
}
