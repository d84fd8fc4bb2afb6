import { stringify } from 'csv-stringify/sync';
import type { Reader } from '../../db/database.ts';
import { listLogPage, type FoldableEntry } from '../../db/review-logs.ts';
import { allSettings } from '../../db/settings.ts';
import { settingsByVersion } from '../accounts/settings.ts';
import { applyReview } from '../scheduling/fold.ts';
import { newMemory, type CardState, type Memory, type Rating } from '../scheduling/memory.ts';
import { foldedReview } from './fold-card.ts';
import { undoneIds } from './live-reviews.ts';

const columns = ['card_id', 'review_time', 'review_rating', 'review_state', 'review_duration', 'review_counts'];
const grades = { again: 1, hard: 2, good: 3, easy: 4 } as const satisfies Record<Rating, number>;
const states = { new: 0, learning: 1, review: 2, relearning: 3 } as const satisfies Record<CardState, number>;
const rowsAtOnce = 5000;

/** The reviews of a learner that are not undone, oldest first, in the columns that FSRS's tools read, with the state each card was in. */
export async function* exportReviews(db: Reader, userId: string): AsyncIterable<string> {
  const settings = settingsByVersion(await allSettings(db, { userId }));
  const undone = undoneIds(await listLogPage(db, userId, { kind: 'undo' }));
  const memories = new Map<string, Memory>();
  yield stringify([columns]);
  let after: FoldableEntry | undefined;
  do {
    const rows: FoldableEntry[] = await listLogPage(db, userId, { kind: 'review', after, limit: rowsAtOnce });
    yield stringify(
      rows.flatMap((entry) => {
        if (entry.rating === null || undone.has(entry.id)) return [];
        const before = memories.get(entry.cardId) ?? newMemory(0);
        const review = foldedReview(entry, entry.rating, settings(entry.settingsVersion));
        const then = applyReview(before, review, entry.cardId);
        memories.set(entry.cardId, then);
        const { cardId, reviewedAt, rating, durationMs } = entry;
        const counts = then.reps > before.reps ? 1 : 0;
        return [[cardId, reviewedAt.getTime(), grades[rating], states[before.state], durationMs ?? 0, counts]];
      }),
    );
    after = rows.length === rowsAtOnce ? rows.at(-1) : undefined;
  } while (after);
}
