import BetterSqlite3 from 'better-sqlite3';
import pg from 'pg';
import { vi } from 'vitest';

/** How many queries the drivers of both engines run while something is done. */
export async function countQueries(work: () => Promise<unknown>): Promise<number> {
  const memory = new BetterSqlite3(':memory:');
  const statements = Object.getPrototypeOf(memory.prepare('select 1')) as BetterSqlite3.Statement;
  memory.close();
  const spies = [
    vi.spyOn(pg.Client.prototype, 'query'),
    ...(['all', 'get', 'run'] as const).map((method) => vi.spyOn(statements, method)),
  ];
  try {
    await work();
    return spies.reduce((sum, { mock }) => sum + mock.calls.length, 0);
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
