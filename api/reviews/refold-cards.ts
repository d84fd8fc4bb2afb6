import { setImmediate } from 'node:timers/promises';
import { listOutdatedCards } from '../../db/cards.ts';
import type { Database } from '../../db/database.ts';
import { listUserIds } from '../../db/users.ts';
import { foldVersion } from '../scheduling/fold.ts';
import { takeAndFoldCard } from './fold-card.ts';

/**
 * Folds again the cards that an earlier version of the service folded by other rules, a few at a time, so that requests
 * get their turn. Several processes may do so at once. Answers how many it folded.
 * @param stopped true once the process is to end
 */
export async function refoldCards(db: Database, stopped: () => boolean): Promise<number> {
  let folded = 0;
  for await (const userId of listUserIds(db.read)) {
    for (;;) {
      await setImmediate();
      if (stopped()) return folded;
      const cards = await listOutdatedCards(db.read, { userId, foldVersion });
      if (cards.length === 0) break;
      await db.transaction(function* (tx) {
        for (const { id } of cards) yield* takeAndFoldCard(tx, userId, id);
      });
      folded += cards.length;
    }
  }
  return folded;
}
