import type { CardRow } from '../../db/schema.ts';
import { expectedDrillMs, expectedQuestionMs } from '../catalogue/present.ts';

/** Expected time (ms) to answer a card and check it: the mean of the learner's own times, with the usual time as one more. */
export function expectedAnswerMs(
  card: Pick<CardRow, 'kind' | 'timedAnswers' | 'answerMs'> | null,
  question: Parameters<typeof expectedQuestionMs>[0],
): number {
  const usual = card?.kind === 'drill' ? expectedDrillMs : expectedQuestionMs(question);
  return card ? Math.round((card.answerMs + usual) / (card.timedAnswers + 1)) : usual;
}
