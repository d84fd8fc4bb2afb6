import type { Question } from '../../api-types.ts';

/** Kinds of questions, in words. */
export const questionKindWords: Record<Question['kind'], string> = {
  concept: 'Concept',
  trace: 'Trace',
  debug: 'Debug',
  tradeoff: 'Trade-off',
  scenario: 'Scenario',
};
