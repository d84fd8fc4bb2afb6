import { daysSinceCounted, type FoldedReview } from './fold.ts';
import type { Memory } from './memory.ts';
import { retrievability } from './scheduler.ts';

/** An answer beside what was predicted for it. */
export interface CheckedAnswer {
  /** Chance of recall just before it, 0..1, by the settings then in force. */
  promised: number;
  passed: boolean;
  mature: boolean;
}

/** Intervals of so many days or more are mature: Anki's bound. */
const matureDays = 21;

/**
 * An answer that tells how well a prediction held: one that counts (fold.ts), a study day or more after the last that
 * did. So it is its card's first that counts on its day; practice and mock interviews are none. Undefined for others.
 * @param memory just before it
 */
export function checkedAnswer(memory: Memory, review: FoldedReview): CheckedAnswer | undefined {
  const days = daysSinceCounted(memory, review);
  if (days === undefined || days < 1) return undefined;
  return {
    promised: retrievability(memory.stability, days, review.settings),
    passed: review.rating !== 'again',
    mature: memory.scheduledDays >= matureDays,
  };
}

/** Checked answers added up. */
export interface Tally {
  answers: number;
  /** Sum of the promised chances. */
  promised: number;
  passed: number;
}

export const noAnswers: Tally = { answers: 0, promised: 0, passed: 0 };

export const addAnswer = ({ answers, promised, passed }: Tally, answer: CheckedAnswer): Tally => ({
  answers: answers + 1,
  promised: promised + answer.promised,
  passed: passed + Number(answer.passed),
});

export const addTallies = (a: Tally, b: Tally): Tally => ({
  answers: a.answers + b.answers,
  promised: a.promised + b.promised,
  passed: a.passed + b.passed,
});

/** Promised and measured retention, 0..1, with the measured share's 95 % interval; null without answers. */
export interface Retention {
  answers: number;
  promised: number | null;
  measured: number | null;
  low: number | null;
  high: number | null;
}

export function retentionOf({ answers, promised, passed }: Tally): Retention {
  if (answers === 0) return { answers, promised: null, measured: null, low: null, high: null };
  return { answers, promised: promised / answers, measured: passed / answers, ...wilsonInterval(passed, answers) };
}

/** Of the standard normal distribution: 95 % lie within. */
const z = 1.959964;

/** Wilson's score interval of a share (E. B. Wilson, 1927): honest for few answers and near 0 and 1. */
function wilsonInterval(passed: number, answers: number): { low: number; high: number } {
  const share = passed / answers;
  const spread = z ** 2 / answers;
  const middle = (share + spread / 2) / (1 + spread);
  const half = (z * Math.sqrt((share * (1 - share)) / answers + spread / answers / 4)) / (1 + spread);
  // Exactly 0 or 1 at the ends, where rounding would step over.
  return { low: passed === 0 ? 0 : middle - half, high: passed === answers ? 1 : middle + half };
}
