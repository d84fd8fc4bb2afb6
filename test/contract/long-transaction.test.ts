import { setTimeout } from 'node:timers/promises';
import { asc, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run, type Database, type Work, type Writer } from '../../db/database.ts';
import { engines } from '../support/databases.ts';
import { addUser } from '../support/rows.ts';

describe.each(engines)('a long transaction on %s', (name, open) => {
  let db: Database;
  let userId: string;
  beforeEach(async () => {
    db = await open();
    userId = await addUser(db);
  });
  afterEach(() => db.close());

  function* rename(tx: Writer, to: string, id = userId): Work<void> {
    const { user } = tx.tables;
    yield* run(tx.update(user).set({ name: to }).where(eq(user.id, id)).returning({ id: user.id }));
  }
  const nameNow = async () => {
    const { user } = db.read.tables;
    const [row] = await db.read.select({ name: user.name }).from(user).where(eq(user.id, userId)).orderBy(asc(user.id));
    return row?.name;
  };
  const manyNames = (tx: Writer, end: () => void = () => {}) =>
    (function* (): Work<string> {
      for (let index = 0; index < 400; index += 1) yield* rename(tx, `name ${index}`);
      end();
      return 'done';
    })();

  it('is done as a whole, and answers what it returns', async () => {
    expect(await db.longTransaction((tx) => manyNames(tx))).toBe('done');
    expect(await nameNow()).toBe('name 399');
  });
  it('lets others read what was there before it', async () => {
    const long = db.longTransaction((tx) => manyNames(tx));
    const watching = new AbortController();
    const seen = new Set<string | undefined>();
    const reading = (async () => {
      while (!watching.signal.aborted) {
        seen.add(await nameNow());
        await setTimeout(1);
      }
    })();
    await long;
    watching.abort();
    await reading;
    expect([...seen].filter((each) => each !== 'Ada' && each !== 'name 399')).toEqual([]);
    expect(seen).toContain('Ada');
  });
  it('leaves nothing behind when it fails', async () => {
    const fail = () => {
      throw new Error('no more');
    };
    await expect(db.longTransaction((tx) => manyNames(tx, fail))).rejects.toThrow('no more');
    expect(await nameNow()).toBe('Ada');
  });
  it('is followed by the writes that came meanwhile, and by another long one', async () => {
    const other = await addUser(db);
    const order: string[] = [];
    const note = (what: string) => () => void order.push(what);
    await Promise.all([
      db.longTransaction((tx) => manyNames(tx)).then(note('long')),
      setTimeout(1)
        .then(() => db.transaction((tx) => rename(tx, 'short', other)))
        .then(note('short')),
      setTimeout(2)
        .then(() => db.longTransaction((tx) => rename(tx, 'second')))
        .then(note('second')),
    ]);
    expect(order.toSorted()).toEqual(['long', 'second', 'short']);
    if (name === 'sqlite') expect(order[0]).toBe('long');
    expect(await nameNow()).toBe('second');
  });
  it('waits for work that writes through the driver, and keeps more of it waiting', async () => {
    const order: string[] = [];
    const driven = (what: string) =>
      db.usingDriver(async () => {
        await setTimeout(20);
        await db.transaction((tx) => rename(tx, what));
        order.push(what);
      });
    const first = driven('first');
    const long = db.longTransaction((tx) => manyNames(tx)).then(() => order.push('long'));
    const second = driven('second');
    await Promise.all([first, long, second]);
    if (name === 'sqlite') expect(order).toEqual(['first', 'long', 'second']);
    else expect(order).toHaveLength(3);
  });
});
