import type { Database } from '../../db/database.ts';
import { countAccounts } from '../../db/users.ts';

/** The first account of a fresh server becomes its admin; guests do not count. */
export async function firstRole(db: Database, created: Record<string, unknown>): Promise<'admin' | 'learner'> {
  return created.isAnonymous !== true && (await countAccounts(db.read)) === 0 ? 'admin' : 'learner';
}
