import { describe, expect, it } from 'vitest';
import type { Graders } from '../../web/api-types.ts';
import {
  beforehand,
  budgetSpent,
  costOf,
  dollars,
  mayTryAgain,
  sureness,
} from '../../web/features/practice/grading-words.ts';
import { gradingOf } from '../support/sitting.ts';

const llm: NonNullable<Graders['llm']> = {
  model: 'gpt-5-mini',
  host: 'api.openai.com',
  monthUsd: 1,
  budgetUsd: 5,
  userMonthUsd: 0.2,
  userBudgetUsd: 1,
  usdPerAnswer: 0.0021,
};

describe('in words', () => {
  it.each([
    [1, 'sure'],
    [0.85, 'sure'],
    [0.84, 'fairly sure'],
    [0.6, 'fairly sure'],
    [0.59, 'not sure'],
  ])('a confidence of %d is %s', (confidence, words) => {
    expect(sureness(confidence)).toBe(words);
  });
  it.each([
    [0, '$0'],
    [0.00004, 'less than $0.0001'],
    [0.0021, '$0.0021'],
    [0.34, '$0.34'],
    [5, '$5.00'],
  ])('%d dollars are %s', (usd, words) => {
    expect(dollars(usd)).toBe(words);
  });
  it('a grading cost money and calls', () => {
    expect(costOf(gradingOf('g'))).toBe('$0.0021, 1 call');
  });
  it('a grading cost tokens where prices are not known', () => {
    const { cost } = gradingOf('g');
    expect(costOf(gradingOf('g', { cost: { ...cost, usd: null, calls: 3 } }))).toBe('1,540 tokens, 3 calls');
  });
  it('a copied grading cost nothing', () => {
    expect(costOf(gradingOf('g', { copiedFrom: 'f' }))).toBe('no cost: graded in just this way before');
  });
});

describe('before one asks', () => {
  it('they read what is sent where, and what it costs', () => {
    expect(beforehand(llm)).toBe(
      'Sends the question, its points and your answer to api.openai.com. About $0.0021 an answer.',
    );
  });
  it('no price is made up', () => {
    expect(beforehand({ ...llm, usdPerAnswer: null })).toBe(
      'Sends the question, its points and your answer to api.openai.com.',
    );
  });
  it('the month’s money may be spent, one’s own or everyone’s', () => {
    expect(budgetSpent(llm)).toBeNull();
    expect(budgetSpent({ ...llm, userMonthUsd: 1 })).toMatch(/^Your \$1\.00 of this month/);
    expect(budgetSpent({ ...llm, monthUsd: 5.001 })).toMatch(/^This month’s \$5\.00 of this server/);
    expect(budgetSpent({ ...llm, monthUsd: 9, budgetUsd: null })).toBeNull();
  });
});

describe('after a failure, another try', () => {
  it.each(['timeout', 'unreachable', 'rate-limited', 'paused', 'interrupted', 'nonsense', 'refused'] as const)(
    'may help: %s',
    (code) => {
      expect(mayTryAgain({ code, message: '' })).toBe(true);
    },
  );
  it.each(['too-short', 'too-long', 'budget', 'rejected'] as const)('does not help: %s', (code) => {
    expect(mayTryAgain({ code, message: '' })).toBe(false);
  });
});
