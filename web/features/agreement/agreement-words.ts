import { count, percent } from '../../format.ts';
import type { Agreement, Figures } from './use-agreement.ts';

/** Fewer pairs than this say nothing: their interval spans most of the scale. */
export const fewest = 30;

/** A figure of −1 to 1: “0.62”, “−0.08”, or a dash where it is not defined. */
export const figure = (value: number | null): string =>
  value === null ? '–' : value.toFixed(2).replace('-', '−').replace('−0.00', '0.00');

/** “0.51 to 0.73”. */
export const intervalWords = (interval: [number, number] | null): string =>
  interval === null ? 'no interval' : `${figure(interval[0])} to ${figure(interval[1])}`;

/** Landis and Koch’s words for a κ (Biometrics 33, 1977); a convention, no law. */
export function strength(kappa: number | null): string {
  if (kappa === null) return 'not defined';
  if (kappa < 0) return 'poor';
  if (kappa <= 0.2) return 'slight';
  if (kappa <= 0.4) return 'fair';
  if (kappa <= 0.6) return 'moderate';
  return kappa <= 0.8 ? 'substantial' : 'almost perfect';
}

/** How often two coaches gave the same verdict: “… they said the same 31 of 40 times (78 %)”. */
export function sameWords({ confusion, judged }: Pick<Figures, 'confusion' | 'judged'>): string {
  const { covered, partial, missed, wrong } = confusion;
  const same = covered.covered + partial.partial + missed.missed + wrong.wrong;
  const share = judged === 0 ? '' : ` (${percent(same / judged)})`;
  return `Where two coaches judged the same point, they said the same ${same} of ${count(judged, 'time')}${share}`;
}

/** What a κ says of that, in a sentence. */
export function chanceWords(kappa: number | null): string {
  if (kappa === null) return 'Every verdict was the same, so it cannot be told from chance.';
  if (kappa <= 0) return 'Chance alone would have brought as much.';
  return `Beyond what chance would bring, that is ${strength(kappa)} agreement (κ ${figure(kappa)}).`;
}

/** Whether it beats agreement by chance, as far as its interval tells. */
export function againstChance({ judged, kappa, kappaInterval }: Figures): string {
  if (judged < fewest) return `too few pairs to say: ${fewest} at least`;
  if (kappa === null || kappaInterval === null) return 'cannot be told';
  if (kappaInterval[0] > 0) return 'better than chance';
  return kappaInterval[1] < 0 ? 'worse than chance' : 'no better than chance, as far as can be told';
}

export const graderName = ({ kind, model }: Pick<Agreement['graders'][number], 'kind' | 'model'>): string =>
  kind === 'offline' ? 'Offline suggestions' : (model ?? 'LLM');

/** Each figure in a sentence. */
export const explanations: readonly { name: string; words: string }[] = [
  {
    name: 'κ',
    words:
      'Cohen’s kappa: how far verdicts agree beyond what chance would bring; 1 is always, 0 as by chance, below 0 worse. It tells all four verdicts apart. The range beside it holds the true value 19 times out of 20.',
  },
  { name: 'φ', words: 'The correlation of credited (covered or partly) or not: 1 is perfect, 0 none.' },
  {
    name: 'Balanced accuracy',
    words:
      'The mean of two shares: of the points that people credit, and of those that they do not, how many the grader gets right. Guessing has 50 %.',
  },
  { name: 'Coverage', words: 'The share of the points judged by people on which the grader said anything.' },
  {
    name: 'Leniency',
    words: 'The grader’s mean credit minus people’s: above 0 it is the milder, below 0 the stricter.',
  },
  {
    name: 'Length',
    words: 'The correlation of that difference with the length of the answer: above 0 it favours talkers.',
  },
];
