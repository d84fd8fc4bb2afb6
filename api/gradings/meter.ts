import type { Writer } from '../../db/database.ts';
import { addUsage } from '../../db/gradings.ts';
import { addSpending, everyone } from '../../db/spendings.ts';
import type { GradingRow } from '../../db/schema.ts';
import type { GraderConfig } from '../config.ts';
import type { Deps } from '../deps.ts';
import { GraderFailure, type Meter, type Usage } from '../grading/grader.ts';

/** Dollars a month: what settings may say at most, so that the sums fit. */
const mostDollars = 2000;

/**
 * Counts what the calls of one grading cost, in everyone's month and the learner's. A call is reserved at the most it
 * may cost and settled at what it did, so that any number of calls at once cannot spend more than the budget, except for
 * what a call costs beyond its own reservation. What a process reserved before it died, or a call that was never settled,
 * stays counted as spent. Without prices nothing but calls and tokens is counted, and there is no limit.
 */
export function createMeter(
  { db, clock }: Deps,
  { prices, budget = mostDollars, userBudget = mostDollars }: Pick<GraderConfig, 'prices' | 'budget' | 'userBudget'>,
  { userId, id }: Pick<GradingRow, 'userId' | 'id'>,
): Meter {
  const reserved: { month: string; microUsd: number }[] = [];
  return {
    reserve: async (most) => {
      const month = monthOf(clock());
      const microUsd = costOf(most, prices);
      if (prices)
        await db.transaction(function* (tx) {
          const sums = yield* spend(tx, userId, { month, microUsd, calls: 0 });
          refuseBeyond(
            sums.everyone,
            budget,
            `This month’s money for grading, ${dollars(budget)} for everyone here,`,
            month,
          );
          refuseBeyond(sums.user, userBudget, `Your ${dollars(userBudget)} for grading this month`, month);
        });
      reserved.push({ month, microUsd });
    },

    settle: async (used) => {
      const before = reserved.shift() ?? { month: monthOf(clock()), microUsd: 0 };
      const microUsd = costOf(used, prices);
      const { inputTokens, cachedTokens, outputTokens } = used;
      await db.transaction(function* (tx) {
        yield* spend(tx, userId, { month: before.month, microUsd: microUsd - before.microUsd, calls: 1 });
        yield* addUsage(tx, { userId, id }, { calls: 1, inputTokens, cachedTokens, outputTokens, microUsd });
      });
    },
  };
}

/** The calendar month of an instant, in UTC: YYYY-MM. */
export const monthOf = (instant: Date): string => instant.toISOString().slice(0, 7);

/** Takes both rows, everyone's first, so that no two calls decide at the same time. */
function* spend(tx: Writer, userId: string, amount: { month: string; microUsd: number; calls: number }) {
  const all = yield* addSpending(tx, { ...amount, scope: everyone, answers: 0 });
  const own = yield* addSpending(tx, { ...amount, scope: userId, answers: 0 });
  return { everyone: all.microUsd, user: own.microUsd };
}

function refuseBeyond(microUsd: number, limit: number, what: string, month: string) {
  if (microUsd <= limit * 1e6) return;
  throw new GraderFailure(
    'budget',
    `${what} is spent, or what is left is not enough for this answer. It is renewed on ${renewal(month)}; until then, judge the points yourself.`,
  );
}

/** Millionths of a dollar, rounded up. */
function costOf({ inputTokens, cachedTokens, outputTokens }: Usage, prices: GraderConfig['prices']): number {
  if (!prices) return 0;
  const fresh = Math.max(0, inputTokens - cachedTokens);
  return Math.ceil(fresh * prices.input + cachedTokens * prices.cached + outputTokens * prices.output);
}

function renewal(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(Date.UTC(year, number, 1));
}

const dollars = (amount: number) => `$${amount}`;
