import { createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';
import { readReviewsCsv, type CsvReview } from '../../api/imports/read-reviews-csv.ts';
import type { FoldedReview } from '../../api/scheduling/fold.ts';
import type { StudyClock } from '../../api/scheduling/study-day.ts';
import { plainSettings, review } from './reviews.ts';

/** The two real logs of test/data/review-logs with the clocks of their learners. */
export const realLogs = {
  pyfsrs_josh: { timeZone: 'America/Vancouver', rolloverHour: 4 },
  tsfsrsdemo_revlog: { timeZone: 'America/New_York', rolloverHour: 4 },
} as const satisfies Record<string, StudyClock>;
export type RealLog = keyof typeof realLogs;

export const realLogFile = (name: RealLog): string =>
  fileURLToPath(new URL(`../data/review-logs/${name}.csv.gz`, import.meta.url));

/** A real log as `POST /imports/reviews` would read it, ids in the order of its lines. */
export async function readRealLog(name: RealLog): Promise<(CsvReview & { id: string })[]> {
  const { reviews } = await readReviewsCsv(
    createReadStream(realLogFile(name)).pipe(createGunzip()),
    Date.UTC(2026, 0, 1),
  );
  return reviews.map((row) => ({ ...row, id: String(row.line).padStart(8, '0') }));
}

/** The same by card, as the fold reads it. */
export async function readRealCards(name: RealLog, settings = plainSettings): Promise<Map<string, FoldedReview[]>> {
  const byCard = new Map<string, FoldedReview[]>();
  for (const { id, cardId, rating, at, durationMs } of await readRealLog(name)) {
    const entry = review({ id, at, rating, durationMs, clock: realLogs[name], settings, source: 'import' });
    const reviews = byCard.get(cardId);
    if (reviews) reviews.push(entry);
    else byCard.set(cardId, [entry]);
  }
  return byCard;
}
