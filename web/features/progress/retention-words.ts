import type { Progress, Retention } from '../../api-types.ts';
import { count, percent } from '../../format.ts';

/** Fewer answers say nothing yet. */
const enoughAnswers = 20;

/** Measured against promised: `kept` where the promise lies within the interval of what was measured. */
export type Standing = 'none' | 'few' | 'below' | 'kept' | 'above';
export function standingOf({ answers, promised, low, high }: Retention): Standing {
  if (answers === 0 || promised === null || low === null || high === null) return 'none';
  if (answers < enoughAnswers) return 'few';
  if (high < promised) return 'below';
  return low > promised ? 'above' : 'kept';
}

export const standingNames: Record<Standing, string> = {
  none: 'nothing yet',
  few: 'too few to tell',
  below: 'less than promised',
  kept: 'as promised',
  above: 'more than promised',
};

/** How it stands, in one sentence. */
export function headlineOf({ retention: { all } }: Progress): string {
  const [measured, promised] = [percent(all.measured ?? 0), percent(all.promised ?? 0)];
  switch (standingOf(all)) {
    case 'none':
      return 'Your first questions have yet to come back.';
    case 'few':
      return 'It is too early to tell how well you remember.';
    case 'kept':
      return `You remember what you should: ${measured} of what came back.`;
    case 'below':
      return `You remember less than promised: ${measured}, not ${promised}.`;
    case 'above':
      return `You remember more than promised: ${measured}, not ${promised}.`;
  }
}

/** What that means, and what to do about it. */
export function adviceOf({ retention: { all, desired } }: Progress): string {
  switch (standingOf(all)) {
    case 'none':
      return 'What you remember is measured when a question returns after a day or more. Until then, answer what is due.';
    case 'few':
      return `${count(all.answers, 'question')} came back after a day or more so far; from ${enoughAnswers} on, this page says how well you remember.`;
    case 'kept':
      return 'The dates fit your memory: questions come back about when they should.';
    case 'below':
      return `Questions come back later than your memory needs. The model learns from more answers; until then, a desired retention above ${percent(desired)} in Settings brings them sooner.`;
    case 'above':
      return `Questions come back sooner than your memory needs. A desired retention under ${percent(desired)} in Settings would save time, or keep it and be sure.`;
  }
}

/** “91 %, between 87 and 94 %; promised 90 %; 312 answers, as promised”. */
export function retentionText(retention: Retention): string {
  const { answers, measured, promised, low, high } = retention;
  if (measured === null || promised === null || low === null || high === null) return 'nothing came back';
  return `${percent(measured)} remembered (${interval(low, high)}), ${percent(promised)} promised, ${count(answers, 'answer')}: ${standingNames[standingOf(retention)]}`;
}

/** “87–94 %”. */
const interval = (low: number, high: number) => `${Math.round(low * 100)}–${percent(high)}`;

/** Cells of a table: remembered, its interval, promised, answers. */
export const retentionCells = ({ answers, measured, promised, low, high }: Retention): string[] => [
  measured === null ? '–' : percent(measured),
  low === null || high === null ? '–' : interval(low, high),
  promised === null ? '–' : percent(promised),
  String(answers),
];
