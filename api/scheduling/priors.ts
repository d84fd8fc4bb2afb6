/** First answers of a learner at one level: how many, and how many passed (hard or better). */
export interface FirstAnswers {
  level: number;
  answered: number;
  passed: number;
}

/** A learner's mean scores, 0..1, of answers passed and of answers failed. */
export interface ScoreMeans {
  pass: number;
  fail: number;
}

/** Chance of passing a question at first sight while nothing is known of the learner, and the answers it counts for. */
export const firstGuess = 0.25;
const guessWorth = 4;
/** Answers that the learner's share over all levels counts for at each level. */
const overallWorth = 4;

/**
 * Chance of passing a question never met, by level: the share of first answers passed at that level, as the mean of a
 * Beta prior around the share over all levels, itself around one in four. Without the prior a first answer
 * would make the share 0 or 1, and a plan would leave or cram a whole level on its account.
 */
export function firstPassPriors(record: readonly FirstAnswers[]): (level: number) => number {
  const overall = shrunk(sum(record, 'passed'), sum(record, 'answered'), firstGuess, guessWorth);
  return (level) => {
    const own = record.filter((entry) => entry.level === level);
    return shrunk(sum(own, 'passed'), sum(own, 'answered'), overall, overallWorth);
  };
}

/** What scores are taken to be before a learner has any, and the answers that counts for. */
const usualScores: ScoreMeans = { pass: 0.85, fail: 0.35 };
const usualWorth = 5;

/** A learner's mean scores from sums over their answers, drawn towards the usual ones while there are few. */
export function scoreMeans({ pass, fail }: Record<keyof ScoreMeans, { answers: number; total: number }>): ScoreMeans {
  return {
    pass: shrunk(pass.total, pass.answers, usualScores.pass, usualWorth),
    fail: shrunk(fail.total, fail.answers, usualScores.fail, usualWorth),
  };
}

/** Mean of a sum over `count` with a prior mean that counts for `worth` more. */
const shrunk = (total: number, count: number, prior: number, worth: number) =>
  (total + prior * worth) / (count + worth);

const sum = (record: readonly FirstAnswers[], field: 'answered' | 'passed') =>
  record.reduce((total, entry) => total + entry[field], 0);
