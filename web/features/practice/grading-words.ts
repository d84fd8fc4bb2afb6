import type { Attempt, Graders, Grading } from '../../api-types.ts';
import { count } from '../../format.ts';

/** What graders say, in words. */

/** How sure a grader is, from its confidence, 0..1. */
export function sureness(confidence: number): string {
  if (confidence >= 0.85) return 'sure';
  if (confidence >= 0.6) return 'fairly sure';
  return 'not sure';
}

/** Why there are no suggestions, or not of all, and what to do. */
export const suggestionNotes: Record<NonNullable<Attempt['suggestionNote']>, string> = {
  'too-short': 'Too short for suggestions. Judge the points yourself; next time say a sentence on each.',
  'fillers-only':
    'Nothing but filler words, so nothing is suggested. Judge the points yourself; next time say a sentence on each.',
  'other-language':
    'This does not look like English, the language of the points, so nothing is suggested. Judge the points yourself.',
  cut: 'A very long answer: suggestions go by its beginning. Judge what you said later yourself.',
};

/** An amount of money that may be tiny: “$0.0021”, “$0.34”, “$5.00”. */
export function dollars(usd: number): string {
  if (usd === 0) return '$0';
  if (usd < 0.0001) return 'less than $0.0001';
  return `$${usd.toFixed(usd < 0.1 ? 4 : 2)}`;
}

/** What a grading did cost: “$0.0021, 1 call”; in tokens where prices are not known. */
export function costOf({ cost, copiedFrom }: Grading): string {
  if (copiedFrom !== null) return 'no cost: graded in just this way before';
  const amount =
    cost.usd === null
      ? count(cost.inputTokens + cost.outputTokens, 'token').replace(/(\d)(?=(\d{3})+ )/, '$1,')
      : dollars(cost.usd);
  return `${amount}, ${count(cost.calls, 'call')}`;
}

type Llm = NonNullable<Graders['llm']>;

/** What grading an answer does, before one asks for it: what is sent where, and what it costs. */
export function beforehand({ host, usdPerAnswer }: Llm): string {
  const cost = usdPerAnswer === null ? '' : ` About ${dollars(usdPerAnswer)} an answer.`;
  return `Sends the question, its points and your answer to ${host}.${cost}`;
}

/** Why nothing can be graded until the month ends, or null. */
export function budgetSpent({ monthUsd, budgetUsd, userMonthUsd, userBudgetUsd }: Llm): string | null {
  const isSpent = (used: number | null, limit: number | null) => used !== null && limit !== null && used >= limit;
  const until = 'Grading goes on next month; judge the points yourself until then.';
  if (isSpent(userMonthUsd, userBudgetUsd))
    return `Your ${dollars(userBudgetUsd ?? 0)} of this month are used. ${until}`;
  if (isSpent(monthUsd, budgetUsd)) return `This month’s ${dollars(budgetUsd ?? 0)} of this server are used. ${until}`;
  return null;
}

const passing = ['rate-limited', 'unreachable', 'timeout', 'paused', 'interrupted', 'nonsense', 'refused'] as const;
type Failure = NonNullable<Grading['failure']>;

/** Whether the same answer may be graded at another try. */
export const mayTryAgain = ({ code }: Failure): boolean => passing.some((other) => other === code);
