import { findAccountByEmail } from '../../db/deletion.ts';
import type { Database } from '../../db/database.ts';
import { findUser } from '../../db/users.ts';
import { Conflict } from '../errors.ts';
import { erase } from './delete-account.ts';

/** Deletes an account for whoever runs the server: what happened, in words, and whether it is gone. */
export async function deleteByOperator(
  db: Database,
  email: string,
  soleCohorts: 'refuse' | 'delete',
  now: Date,
): Promise<[line: string, done: boolean]> {
  const [found] = await findAccountByEmail(db.read, email);
  const user = found && (await findUser(db.read, found.id));
  if (!user) return [`There is no account with the address ${email}.`, false];
  try {
    await erase(db, user, soleCohorts, now);
    return [`The account ${email} is gone, with everything in it. Backups still hold it until they expire.`, true];
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return [`${error.message} With --with-cohorts they are deleted.`, false];
  }
}
