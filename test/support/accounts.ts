import { eq } from 'drizzle-orm';
import { run } from '../../db/database.ts';
import type { TestApp } from './app.ts';
import type { Client } from './client.ts';

/** A new account without a password, made in the database itself: hashing passwords is slow. */
export async function quickAccount(app: TestApp, name = 'Ada'): Promise<{ client: Client; id: string }> {
  const client = await app.guest();
  const { id } = await client.call('getMe');
  await app.db.transaction(function* (tx) {
    const { user } = tx.tables;
    yield* run(tx.update(user).set({ name, isAnonymous: false }).where(eq(user.id, id)).returning());
  });
  return { client, id };
}
