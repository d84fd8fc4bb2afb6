import type { RubricPoint } from '../grader.ts';
import { readText, type Reading } from './words.ts';

/** Words that an answer may say, by stem, and how much each tells. */
export interface Phrase {
  weights: ReadonlyMap<string, number>;
  total: number;
  hasNegation: boolean;
}

export interface PointPhrases {
  id: string;
  evidence: Phrase[];
  say: Phrase;
  /** Each misconception, and of its words those that neither the point nor its evidence has. */
  wrong: { whole: Phrase; own: Phrase }[];
}

export interface RubricPhrases {
  points: PointPhrases[];
  /** The stems of question and points. */
  vocabulary: ReadonlySet<string>;
}

/** Weight of a word that the question said already. */
const asked = 0.3;
/** Weight of a digit. Single letters have none: like digits, they are met everywhere. */
const digit = 0.3;

/** The phrases of a question's points. A word tells the more, the fewer of the points have it (inverse document frequency). */
export function readPhrases(prompt: string, points: readonly RubricPoint[], stems: Map<string, string>): RubricPhrases {
  const read = (text: string) => readText(text, stems);
  const inPrompt = stemsOf([read(prompt)]);
  const readings = points.map(({ id, say, evidence, wrong }) => ({
    id,
    say: read(say),
    evidence: evidence.flatMap((text) => spellings(text).map(read)),
    wrong: wrong.map((misconception) => read(misconception.if)),
  }));
  const ofPoints = readings.map(({ say, evidence }) => stemsOf([say, ...evidence]));
  const pointsWith = new Map<string, number>();
  for (const stem of ofPoints.flatMap((each) => [...each])) pointsWith.set(stem, (pointsWith.get(stem) ?? 0) + 1);

  const weigh = (stem: string): number => {
    const rarity = Math.log(1 + points.length / (pointsWith.get(stem) ?? 1));
    const length = stem.length > 1 ? 1 : /\d/.test(stem) ? digit : 0;
    return rarity * length * (inPrompt.has(stem) ? asked : 1);
  };
  const phraseOf = ({ words, hasNegation }: Reading, without?: ReadonlySet<string>): Phrase => {
    const told = words.map(({ stem }) => stem).filter((stem) => !without?.has(stem) && weigh(stem) > 0);
    const weights = new Map(told.map((stem) => [stem, weigh(stem)]));
    return { weights, total: [...weights.values()].reduce((sum, weight) => sum + weight, 0), hasNegation };
  };
  return {
    points: readings.map(({ id, say, evidence, wrong }, index) => ({
      id,
      say: phraseOf(say),
      evidence: evidence.map((each) => phraseOf(each)),
      wrong: wrong.map((each) => ({ whole: phraseOf(each), own: phraseOf(each, ofPoints[index]) })),
    })),
    vocabulary: new Set([...inPrompt, ...pointsWith.keys()]),
  };
}

const stemsOf = (readings: readonly Reading[]): Set<string> =>
  new Set(readings.flatMap(({ words }) => words.map(({ stem }) => stem)));

/** `preStop hook` is also written as `pre stop hook`, and spoken so. */
function spellings(text: string): string[] {
  const apart = text.replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ');
  return apart === text ? [text] : [text, apart];
}
