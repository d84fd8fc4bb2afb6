import type { RubricPoint, Suggestion, SuggestionNote } from '../grader.ts';
import { findPassage, indexAnswer, type IndexedAnswer, type Passage } from './find-passage.ts';
import { readPhrases, type Phrase, type PointPhrases } from './phrases.ts';
import { whyUnreadable } from './unreadable.ts';
import { readText } from './words.ts';

/** How clearly a point must be said to be suggested as covered, and as partial. */
const clear = 0.7;
const traceable = 0.4;
/** What the wording of a point counts beside its evidence. */
const wording = 0.6;
/** Of a misconception's own words, this share must be said. */
const telling = 0.6;
/** Characters that are read. */
const longestAnswer = 20_000;

/**
 * What a learner may want to judge of each point, going by words alone: `covered` or `partial` with the passage that
 * says what the point's evidence says, `wrong` with one that says a misconception, `missed` where nothing was found.
 * It proposes and never awards: right words in a wrong order pass. Takes milliseconds; the same input, the same output.
 */
export function suggestVerdicts(
  question: { prompt: string },
  points: readonly RubricPoint[],
  answer: string,
): { suggestions: Suggestion[]; note: SuggestionNote | null } {
  const stems = new Map<string, string>();
  const reading = readText(answer.slice(0, longestAnswer), stems);
  const rubric = readPhrases(question.prompt, points, stems);
  const reason = whyUnreadable(reading, rubric.vocabulary);
  if (reason) return { suggestions: [], note: reason };
  const indexed = indexAnswer(reading.words);
  return {
    suggestions: rubric.points.map((point) => suggestVerdict(indexed, point)),
    note: answer.length > longestAnswer ? 'cut' : null,
  };
}

/** How much of a point an answer says by what is suggested of it, 0..1. */
export function supportOf({ verdict, confidence }: Suggestion): number {
  if (verdict === 'missed') return 1 - 2 * confidence;
  return verdict === 'wrong' ? 0 : confidence;
}

function suggestVerdict(answer: IndexedAnswer, { id: pointId, evidence, say, wrong }: PointPhrases): Suggestion {
  const found = clearest(evidence.map((phrase) => match(answer, phrase)));
  const said = match(answer, say);
  const share = evidence.length === 0 ? 1 : wording;
  const clarity = either(found.clarity, share * said.clarity);
  const support = either(found.support, share * said.support);
  const { passage, isOpposed } = found.clarity >= share * said.clarity ? found : said;

  const misconception = clearest(
    wrong.filter(({ own }) => isTold(answer, own)).map(({ whole }) => match(answer, whole)),
  );
  if (misconception.passage && !misconception.isOpposed && misconception.clarity > Math.max(clear, found.clarity))
    return { pointId, verdict: 'wrong', quotes: quote(misconception.passage), confidence: misconception.support };
  // That nothing was found says little: the same can be said in other words.
  if (!passage || clarity < traceable) return { pointId, verdict: 'missed', quotes: [], confidence: (1 - support) / 2 };
  const verdict = clarity >= clear && !isOpposed ? 'covered' : 'partial';
  return { pointId, verdict, quotes: quote(passage), confidence: support };
}

interface Match {
  /** Share of the phrase that is said, less for a single word that may stand there by chance; 0..1. */
  support: number;
  /** The same, held against what may be expected: nobody says all of a long phrase. 0..1. */
  clarity: number;
  passage?: Passage;
  /** It is denied: a negation stands by it, and none in the phrase. */
  isOpposed: boolean;
}

const noMatch: Match = { support: 0, clarity: 0, isOpposed: false };

function match(answer: IndexedAnswer, phrase: Phrase): Match {
  const passage = findPassage(answer, phrase);
  if (!passage) return noMatch;
  const notByChance = 1 - 0.5 ** passage.said;
  const expected = Math.min(1, Math.sqrt(4 / phrase.weights.size));
  return {
    support: passage.recall * notByChance,
    clarity: Math.min(1, passage.recall / expected) * notByChance,
    passage,
    isOpposed: passage.isNegated && !phrase.hasNegation,
  };
}

const clearest = (matches: readonly Match[]): Match =>
  matches.reduce((best, each) => (each.clarity > best.clarity ? each : best), noMatch);

/** Whether the words are said that make a misconception another claim than its point. */
const isTold = (answer: IndexedAnswer, own: Phrase): boolean => (findPassage(answer, own)?.recall ?? 0) >= telling;

const either = (a: number, b: number): number => 1 - (1 - a) * (1 - b);
const quote = ({ start, end }: Passage) => [{ start, end }];
