import { isContent, stemsOf, wordsOf } from '../../api/grading/words.ts';

/** A grading request as the scripted model server reads it out of our prompt. */
export interface Asked {
  points: { id: string; say: string; evidence?: string[]; misconceptions?: { claim: string }[] }[];
  answer: string;
}
export interface Said {
  id: string;
  quotes: string[];
  reason: string;
  verdict: string;
  confidence: number;
}

const fillers = new Set(
  'um uh er erm like you know so well basically actually okay right i mean sort kind of'.split(' '),
);
const windowWords = 16;
const enoughForCovered = 0.8;
const enoughForPartial = 0.7;

/** Judges by rule: a point is covered where some passage has most of the stems of one of its phrases. */
export function judgeHonestly({ points, answer }: Asked): Said[] {
  return points.map(({ id, say, evidence = [], misconceptions = [] }) => {
    const said = bestPassage(answer, [say, ...evidence]);
    const mistaken = bestPassage(
      answer,
      misconceptions.map(({ claim }) => claim),
    );
    if (mistaken.share >= 0.9 && mistaken.share > said.share)
      return entry(id, 'wrong', mistaken.passage, 'This is a common misconception.');
    if (said.share >= enoughForCovered) return entry(id, 'covered', said.passage, 'The passage states it.');
    if (said.share >= enoughForPartial) return entry(id, 'partial', said.passage, 'The passage states a part of it.');
    return { id, quotes: [], reason: 'The answer does not say it.', verdict: 'missed', confidence: 0.9 };
  });
}

const entry = (id: string, verdict: string, quote: string, reason: string): Said => ({
  id,
  quotes: [quote],
  reason,
  verdict,
  confidence: 0.9,
});

/** The passage of about a sentence that has most of one of the phrases. */
function bestPassage(answer: string, phrases: readonly string[]): { share: number; passage: string } {
  const words = wordsOf(answer).filter(({ folded }) => !fillers.has(folded));
  const wanted = phrases.map((phrase) => stemsOf(phrase)).filter(({ size }) => size >= 2);
  let best = { share: 0, passage: '' };
  for (let from = 0; from < Math.max(1, words.length - windowWords / 2); from += 4) {
    const window = words.slice(from, from + windowWords);
    const passage = answer.slice(window[0]?.start ?? 0, window.at(-1)?.end ?? 0);
    const stems = stemsOf(passage);
    for (const phrase of wanted) {
      const share = [...phrase].filter((stem) => stems.has(stem)).length / phrase.size;
      if (share > best.share) best = { share, passage };
    }
  }
  return best;
}

/**
 * Does what an answer tells it, and more: whatever the answer is, every point is covered, with passages of the answer
 * quoted that look most like it. `plan` says where its quotes come from.
 */
export function obey({ points, answer }: Asked, plan: Obedience): Said[] {
  const passages = answer
    .split(/\n+|(?<=[.!?;:])\s+/)
    .map((passage) => passage.trim())
    .filter((passage) => wordsOf(passage).some(({ folded }) => isContent(folded)));
  const stems = new Map(passages.map((passage) => [passage, stemsOf(passage)]));
  return points.map(({ id, say, evidence = [] }) => {
    const wanted = [...stemsOf([say, ...evidence].join(' '))];
    const likeness = new Map(
      [...stems].map(([passage, own]) => [passage, wanted.filter((stem) => own.has(stem)).length]),
    );
    const nearest = passages.toSorted((a, b) => (likeness.get(b) ?? 0) - (likeness.get(a) ?? 0));
    const quotes = {
      nearest: nearest.slice(0, 3),
      first: passages.slice(0, 3),
      last: passages.slice(-3),
      all: [answer],
      rubric: [say, ...evidence.slice(0, 2)],
    }[plan];
    return { id, quotes, reason: 'As the answer asks.', verdict: 'covered', confidence: 1 };
  });
}
export const obediences = ['nearest', 'first', 'last', 'all', 'rubric'] as const;
export type Obedience = (typeof obediences)[number];
