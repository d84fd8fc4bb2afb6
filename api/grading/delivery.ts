/** A stretch of time, ms from the start of an answer. */
export interface Span {
  start: number;
  end: number;
}
/** How an answer was spoken: information for the learner, never a part of the score. */
export interface Delivery {
  words: number;
  /** null for answers under five seconds: too short to say. */
  wordsPerMinute: number | null;
  spokenMs: number;
  /** null for a drill, which has no target. */
  targetMs: number | null;
  pauses: Span[];
  /** 0 without one. */
  longestPauseMs: number;
  /** Most frequent first. A lower bound: models of the Whisper family leave "um" out. */
  fillers: { word: string; count: number }[];
}

/** A silence is noticed from here on, ms. */
const longPauseMs = 2000;
const shortestRatedMs = 5000;

/**
 * Sounds and phrases that seldom mean anything in a technical answer. Words with a use of their own there ("like",
 * "so", "right", "well") are left out: counting them would be wrong more often than not.
 */
const fillerWords = [
  'um',
  'umm',
  'uh',
  'uhm',
  'er',
  'erm',
  'hmm',
  'you know',
  'i mean',
  'sort of',
  'kind of',
  'basically',
  'actually',
  'literally',
] as const;

/** Silences of two seconds or more between words, oldest first. */
export function pausesOf(words: readonly Span[]): Span[] {
  const pauses: Span[] = [];
  let quietSince: number | undefined;
  for (const { start, end } of words.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (quietSince !== undefined && start - quietSince >= longPauseMs) pauses.push({ start: quietSince, end: start });
    quietSince = Math.max(quietSince ?? 0, end);
  }
  return pauses;
}

/** How a spoken answer was given. `target` in seconds; null for none. */
export function deliveryOf({
  answer,
  speech: { spokenMs, pauses },
  target,
}: {
  answer: string;
  speech: { spokenMs: number; pauses: readonly Span[] };
  target: number | null;
}): Delivery {
  const words = answer.trim() === '' ? 0 : answer.trim().split(/\s+/).length;
  return {
    words,
    wordsPerMinute: wordsPerMinute(words, spokenMs),
    spokenMs,
    targetMs: target === null ? null : target * 1000,
    pauses: [...pauses],
    longestPauseMs: Math.max(0, ...pauses.map(({ start, end }) => end - start)),
    fillers: fillersOf(answer),
  };
}

/** null for less than five seconds. */
export const wordsPerMinute = (words: number, spokenMs: number): number | null =>
  spokenMs < shortestRatedMs ? null : Math.round(words / (spokenMs / 60_000));

function fillersOf(answer: string): Delivery['fillers'] {
  const text = ` ${answer
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}'’]+/gu, ' ')
    .trim()
    .replaceAll(' ', '  ')} `;
  return fillerWords
    .map((word) => ({ word, count: text.split(` ${word.replaceAll(' ', '  ')} `).length - 1 }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
}
