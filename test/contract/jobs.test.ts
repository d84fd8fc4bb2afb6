import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { leaseMs } from '../../api/jobs/lane.ts';
import { createJobRunner, type JobKind } from '../../api/jobs/runner.ts';
import type { Database } from '../../db/database.ts';
import { deleteJob, insertJob, leaseJob, listDueJobs } from '../../db/jobs.ts';
import { hour, minute, testClock, type TestClock } from '../support/clock.ts';
import { engines } from '../support/databases.ts';

describe.each(engines)('jobs on %s', (_name, open) => {
  let db: Database;
  let clock: TestClock;
  let done: unknown[];
  beforeEach(async () => {
    db = await open();
    clock = testClock();
    done = [];
  });
  afterEach(() => db.close());

  const noted: JobKind = {
    run: async (payload) => {
      done.push(payload);
      return undefined;
    },
  };
  const failing: JobKind = {
    run: async () => {
      throw new Error('on purpose');
    },
    gaveUp: async (payload) => void done.push(payload),
  };
  const runner = (kind: JobKind) => createJobRunner({ db, clock, logger: pino({ level: 'silent' }) }, { note: kind });
  const add = (payload: unknown, { key, runAt = clock() }: { key?: string; runAt?: Date } = {}) =>
    db.transaction((tx) =>
      insertJob(tx, { id: randomUUID(), key: key ?? randomUUID(), kind: 'note', payload, runAt }, clock()),
    );
  const due = () => listDueJobs(db.read, ['note'], clock(), 10);

  it('are done once, the longest waiting first', async () => {
    await add('later', { runAt: new Date(clock().getTime() - 1) });
    await add('sooner', { runAt: new Date(clock().getTime() - minute) });
    const { runDue } = runner(noted);
    await runDue();
    await runDue();
    expect(done).toEqual(['sooner', 'later']);
  });

  it('wait for their instant', async () => {
    await add('in an hour', { runAt: new Date(clock().getTime() + hour) });
    const { runDue } = runner(noted);
    await runDue();
    expect(done).toEqual([]);
    clock.advance(hour);
    await runDue();
    expect(done).toEqual(['in an hour']);
  });

  it('are there once under a key, until they are done', async () => {
    expect(await add('first', { key: 'a' })).toBe(true);
    expect(await add('second', { key: 'a' })).toBe(false);
    await runner(noted).runDue();
    expect(await add('third', { key: 'a' })).toBe(true);
  });

  it('are each done by one of several processes', async () => {
    for (let index = 0; index < 30; index += 1) await add(index);
    await Promise.all([runner(noted), runner(noted), runner(noted)].map(({ runDue }) => runDue()));
    expect(done.toSorted((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 30 }, (_, index) => index));
  });

  it('are taken over from a process that died, once its lease is over', async () => {
    await add('orphan');
    const [job] = await due();
    const until = new Date(clock().getTime() + leaseMs);
    await db.transaction((tx) => leaseJob(tx, job!, { owner: 'the dead', until }, clock()));
    const { runDue } = runner(noted);
    await runDue();
    expect(done).toEqual([]);
    clock.advance(leaseMs);
    await runDue();
    expect(done).toEqual(['orphan']);
  });

  it('can be leased by one process only', async () => {
    await add('wanted');
    const [job] = await due();
    const until = new Date(clock().getTime() + leaseMs);
    const lease = (owner: string) => db.transaction((tx) => leaseJob(tx, job!, { owner, until }, clock()));
    const leases = await Promise.all(['a', 'b', 'c', 'd'].map(lease));
    expect(leases.filter(Boolean)).toHaveLength(1);
  });

  it('are tried again after a failure, later each time, and at last given up', async () => {
    await add('hopeless');
    const { runDue } = runner(failing);
    const waits: number[] = [];
    for (let attempt = 1; attempt < 5; attempt += 1) {
      await runDue();
      const from = clock().getTime();
      while ((await due()).length === 0) clock.advance(30_000);
      waits.push(clock().getTime() - from);
    }
    expect(waits).toEqual([30_000, 2 * minute, 8 * minute, 32 * minute]);
    expect(done).toEqual([]);
    await runDue();
    expect(done).toEqual(['hopeless']);
    clock.advance(24 * hour);
    expect(await due()).toEqual([]);
  });

  it('are given up without another try when every process that took them died', async () => {
    await add('deadly');
    for (let attempt = 1; attempt <= 6; attempt += 1) {
      const [job] = await due();
      expect(job).toBeDefined();
      if (attempt < 6) {
        const until = new Date(clock().getTime() + leaseMs);
        await db.transaction((tx) => leaseJob(tx, job!, { owner: 'the dead', until }, clock()));
        clock.advance(leaseMs);
      }
    }
    let tries = 0;
    const deadly: JobKind = {
      run: async () => {
        tries += 1;
        return undefined;
      },
      gaveUp: async (payload) => void done.push(payload),
    };
    await runner(deadly).runDue();
    expect([tries, done]).toEqual([0, ['deadly']]);
  });

  it('that recur run again when they say so', async () => {
    await add('daily');
    const daily: JobKind = {
      run: async (payload) => {
        done.push(payload);
        return new Date(clock().getTime() + 24 * hour);
      },
    };
    const { runDue } = runner(daily);
    await runDue();
    await runDue();
    expect(done).toHaveLength(1);
    clock.advance(24 * hour);
    await runDue();
    expect(done).toHaveLength(2);
  });

  it('are given back at once by a process that stops', async () => {
    await add('unfinished');
    const waiting: JobKind = {
      run: (_payload, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error));
          void stopped.stop();
        }),
    };
    const stopped = runner(waiting);
    await stopped.runDue();
    expect(await due()).toMatchObject([{ payload: 'unfinished', attempts: 0, leaseOwner: null }]);
    await runner(noted).runDue();
    expect(done).toEqual(['unfinished']);
  });

  it('of one kind wait for none of another, and run beside as many of their own as may be done at once', async () => {
    const running = { slow: 0, quick: 0 };
    const most = { slow: 0, quick: 0 };
    const counted = (kind: 'slow' | 'quick', work: () => Promise<void>, atOnce?: number): JobKind => ({
      ...(atOnce === undefined ? {} : { atOnce }),
      run: async () => {
        running[kind] += 1;
        most[kind] = Math.max(most[kind], running[kind]);
        await work();
        running[kind] -= 1;
        done.push(kind);
        return undefined;
      },
    });
    const [pairs, allQuick] = [meeting(2), meeting(4)];
    const kinds = {
      slow: counted('slow', () => allQuick.met),
      quick: counted(
        'quick',
        async () => {
          await pairs.meet();
          allQuick.count();
        },
        2,
      ),
    };
    for (const kind of ['slow', 'slow', 'quick', 'quick', 'quick', 'quick'])
      await db.transaction((tx) =>
        insertJob(tx, { id: randomUUID(), key: randomUUID(), kind, payload: kind, runAt: clock() }, clock()),
      );
    await createJobRunner({ db, clock, logger: pino({ level: 'silent' }) }, kinds).runDue();
    expect(most).toEqual({ slow: 1, quick: 2 });
    expect(done).toHaveLength(6);
  });

  it('taken back while they run are neither finished nor put back', async () => {
    await add('unwanted', { key: 'a' });
    const takenBack: JobKind = {
      run: async () => {
        await db.transaction((tx) => deleteJob(tx, 'a'));
        await add('another', { key: 'a', runAt: new Date(clock().getTime() + hour) });
        return undefined;
      },
    };
    await runner(takenBack).runDue();
    clock.advance(hour);
    expect(await due()).toMatchObject([{ payload: 'another', attempts: 0 }]);
  });
});

/** Where so many come together before any goes on; then the next ones. */
function meeting(size: number) {
  let [come, open] = [0, () => {}];
  const fresh = () => new Promise<void>((resolve) => (open = resolve));
  let met = fresh();
  const count = () => {
    come += 1;
    if (come % size === 0) open();
  };
  return {
    met,
    count,
    meet: () => {
      const mine = met;
      count();
      if (come % size === 0) met = fresh();
      return mine;
    },
  };
}
