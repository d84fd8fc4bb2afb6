import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pino } from 'pino';
import { createMeter } from '../../api/gradings/meter.ts';
import type { Database } from '../../db/database.ts';
import { listSpendings } from '../../db/spendings.ts';
import { testClock, type TestClock } from '../support/clock.ts';
import { engines } from '../support/databases.ts';

const prices = { input: 1, cached: 0.1, output: 10 };
/** $0.0013 */
const most = { inputTokens: 300, cachedTokens: 0, outputTokens: 100 };
const used = { inputTokens: 300, cachedTokens: 200, outputTokens: 50 };
const usedMicroUsd = 100 + 20 + 500;

describe.each(engines)('money for gradings on %s', (_name, open) => {
  let db: Database;
  let clock: TestClock;
  beforeEach(async () => {
    db = await open();
    clock = testClock('2026-11-30T23:59:59.000Z');
  });
  afterEach(() => db.close());

  const meter = (userId: string, limits: { budget?: number; userBudget?: number }) => {
    const config = { prices, budget: limits.budget, userBudget: limits.userBudget };
    return createMeter({ db, clock, logger: pino({ level: 'silent' }) }, config, { userId, id: 'grading' });
  };
  const spent = async (scope: string, month = '2026-11') => (await listSpendings(db.read, [scope], [month]))[0];
  const outcomes = async (calls: Promise<void>[]) => {
    const settled = await Promise.allSettled(calls);
    for (const one of settled)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'budget', message: expect.any(String) });
    return settled.filter(({ status }) => status === 'fulfilled').length;
  };

  it('are not spent beyond the budget by many calls at once, of one learner or of many', async () => {
    const alone = Array.from({ length: 50 }, () => meter('ada', { userBudget: 0.0131, budget: 1 }).reserve(most));
    expect(await outcomes(alone)).toBe(10);
    expect([await spent('ada'), await spent('all')]).toMatchObject([{ microUsd: 13_000 }, { microUsd: 13_000 }]);
    const many = Array.from({ length: 50 }, (_, index) => meter(`${index}`, { budget: 0.0391 }).reserve(most));
    expect(await outcomes(many)).toBe(20);
    expect(await spent('all')).toMatchObject({ microUsd: 39_000 });
  });

  it('are given back where a call cost less than it might have', async () => {
    const ada = meter('ada', { budget: 0.002 });
    for (const calls of [1, 2]) {
      await ada.reserve(most);
      await expect(meter('bob', { budget: 0.002 }).reserve(most)).rejects.toMatchObject({ code: 'budget' });
      await ada.settle(used);
      expect(await spent('ada')).toMatchObject({ microUsd: calls * usedMicroUsd, calls });
    }
    await expect(ada.reserve(most)).rejects.toMatchObject({ code: 'budget' });
  });

  it('stay reserved where a process died in a call, and are settled in the month that they were reserved in', async () => {
    await meter('ada', {}).reserve(most);
    expect(await spent('all')).toMatchObject({ microUsd: 1300, calls: 0 });
    const late = meter('ada', {});
    await late.reserve(most);
    clock.advance(1000);
    await late.settle(used);
    expect([await spent('all'), await spent('all', '2026-12')]).toEqual([
      expect.objectContaining({ microUsd: 1300 + usedMicroUsd, calls: 1 }),
      undefined,
    ]);
  });
});
