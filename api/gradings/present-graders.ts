import type { z } from 'zod';
import type { Reader } from '../../db/database.ts';
import { everyone, listSpendings } from '../../db/spendings.ts';
import type { Config } from '../config.ts';
import { monthOf } from './meter.ts';
import type { gradingRoutes } from './routes.ts';

type Graders = z.input<(typeof gradingRoutes.getGraders)['responses'][200]>;

/** Who grades and transcribes, where, and what this month cost so far. */
export async function presentGraders(
  db: Reader,
  { grader, transcriber }: Pick<Config, 'grader' | 'transcriber'>,
  userId: string,
  now: Date,
): Promise<Graders> {
  return {
    llm: grader
      ? {
          model: grader.model,
          host: hostOf(grader.baseUrl),
          ...(grader.prices ? await readMoney(db, userId, now) : unknown),
          budgetUsd: grader.budget ?? null,
          userBudgetUsd: grader.userBudget ?? null,
        }
      : null,
    transcriber: transcriber ? { model: transcriber.model, host: hostOf(transcriber.baseUrl) } : null,
  };
}

const unknown = { monthUsd: null, userMonthUsd: null, usdPerAnswer: null };

async function readMoney(db: Reader, userId: string, now: Date) {
  const month = monthOf(now);
  const before = monthOf(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1)));
  const rows = await listSpendings(db, [everyone, userId], [month, before]);
  const spending = (scope: string, of: string) => rows.find((row) => row.scope === scope && row.month === of);
  const dollars = (scope: string) => (spending(scope, month)?.microUsd ?? 0) / 1e6;
  const known = [spending(everyone, month), spending(everyone, before)].find((row) => row && row.answers > 0);
  const usdPerAnswer = known ? known.microUsd / known.answers / 1e6 : null;
  return { monthUsd: dollars(everyone), userMonthUsd: dollars(userId), usdPerAnswer };
}

/** A key may be anywhere in an address but here. */
const hostOf = (address: string) => new URL(address).host;
