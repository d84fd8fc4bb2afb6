import type { Database } from '../../db/database.ts';
import { deleteLostGuests } from '../../db/users.ts';

/** Removes guests whose last session ended, with all that is theirs; nobody could return to them. Returns how many. */
export function expireGuests(db: Database, now: Date): Promise<number> {
  return db.transaction((tx) => deleteLostGuests(tx, now));
}
