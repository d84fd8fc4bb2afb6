import { count, formatDate, formatTime, percent } from '../../format.ts';
import type { EarlierAnswer } from './use-answers.ts';

/** When it was handed in: “3 November 2026, 14:20”. */
export const whenWords = ({ handedInAt }: EarlierAnswer, timeZone: string) =>
  `${formatDate(handedInAt, timeZone)}, ${formatTime(handedInAt, timeZone)}`;

/** Its score, or that it has none yet. */
export const scoreWords = ({ score }: Pick<EarlierAnswer, 'score'>) =>
  score === null ? 'not fully judged' : percent(score);

/** How it was given: “spoken, 84 s, 2 hints”. */
export function mannerWords({ inputMode, durationMs, hints }: EarlierAnswer): string {
  const how = { typed: 'typed', spoken: 'spoken', recalled: 'in your head' }[inputMode];
  return [how, `${Math.round(durationMs / 1000)} s`, ...(hints > 0 ? [count(hints, 'hint')] : [])].join(', ');
}

/** How the scores went, oldest first: “82 % last time, up from 45 % in the first of 4 answers”. */
export function courseWords(scores: readonly number[], hasEarlier: boolean): string {
  const [first, last] = [scores[0], scores.at(-1)];
  if (first === undefined || last === undefined) return 'No answer is fully judged yet, so there is no score.';
  if (scores.length === 1) return `${percent(last)} in the one answer that is fully judged.`;
  const change = Math.round(last * 100) - Math.round(first * 100);
  const from = `${percent(first)} in the ${hasEarlier ? 'earliest shown' : 'first'} of ${scores.length} judged answers`;
  return `${percent(last)} last time, ${change === 0 ? 'the same as' : `${change > 0 ? 'up' : 'down'} from`} ${from}.`;
}
