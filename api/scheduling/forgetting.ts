import type { Rating, SchedulingSettings } from './memory.ts';
import { weightsInForce } from './weights.ts';

/** How well something is remembered: FSRS's two numbers (see Memory). */
export interface Strength {
  stability: number;
  difficulty: number;
}

/**
 * FSRS-6's model of memory for one learner's weights, as plain arithmetic: the fold asks it for every review of a log, a
 * plan thousands of times. Strengths are rounded to eight decimals, so that a log folds to the same on every machine.
 */
export interface Forgetting {
  /** Chance of recall, 0..1, so many days after the last review. */
  recall: (stability: number, days: number) => number;
  /** Days, with their fraction, until the chance of recall has fallen to `chance`. */
  daysUntil: (chance: number, stability: number) => number;
  /** The stability (days) at which the chance of recall after so many days is `chance`. */
  stabilityFor: (chance: number, days: number) => number;
  /** After the first answer ever. */
  first: (rating: Rating) => Strength;
  /** After an answer so many days after the last one (0 for the same study day); `chance`: of recall by then, if known. */
  next: (strength: Strength, rating: Rating, days: number, chance?: number) => Strength;
}

const grade = { again: 1, hard: 2, good: 3, easy: 4 } as const satisfies Record<Rating, number>;
const minStability = 0.001;
const maxStability = 36_500;

const models = new WeakMap<SchedulingSettings, Forgetting>();

/** The model of a learner's settings. Formulas: open-spaced-repetition's wiki, "The Algorithm", FSRS-6; as ts-fsrs has them. */
export function forgettingOf(settings: SchedulingSettings): Forgetting {
  let model = models.get(settings);
  if (!model) models.set(settings, (model = forgetting(weightsInForce(settings))));
  return model;
}

function forgetting(weights: readonly number[]): Forgetting {
  const w = (index: number) => weights[index] ?? 0;
  const decay = -w(20);
  const factor = 0.9 ** (1 / decay) - 1;
  const growth = Math.exp(w(8));
  const sameDayFloor = Math.exp(w(17) * w(18));
  const firstDifficulty = (rating: Rating) => w(4) - Math.exp((grade[rating] - 1) * w(5)) + 1;
  const easiest = firstDifficulty('easy');

  const recall = (stability: number, days: number) => (1 + (factor * days) / stability) ** decay;
  const bounded = (stability: number) => rounded(Math.min(Math.max(stability, minStability), maxStability));

  const afterPass = ({ stability, difficulty }: Strength, rating: Rating, chance: number) =>
    stability *
    (1 +
      growth *
        (11 - difficulty) *
        stability ** -w(9) *
        (Math.exp((1 - chance) * w(10)) - 1) *
        (rating === 'hard' ? w(15) : rating === 'easy' ? w(16) : 1));
  const afterFail = ({ stability, difficulty }: Strength, chance: number) =>
    Math.min(
      w(11) * difficulty ** -w(12) * ((stability + 1) ** w(13) - 1) * Math.exp((1 - chance) * w(14)),
      stability / sameDayFloor,
    );
  const sameDay = ({ stability }: Strength, rating: Rating) => {
    const gain = stability ** -w(19) * Math.exp(w(17) * (grade[rating] - 3 + w(18)));
    return stability * (rating === 'again' ? gain : Math.max(gain, 1));
  };
  const nextDifficulty = (difficulty: number, rating: Rating) => {
    const moved = difficulty + (-w(6) * (grade[rating] - 3) * (10 - difficulty)) / 9;
    return clampDifficulty(w(7) * easiest + (1 - w(7)) * moved);
  };

  const first = (rating: Rating): Strength => ({
    stability: w(grade[rating] - 1), // ts-fsrs alone floors it at 0.1; the optimiser and Anki do not
    difficulty: clampDifficulty(firstDifficulty(rating)),
  });
  const firsts = { again: first('again'), hard: first('hard'), good: first('good'), easy: first('easy') };

  return {
    recall,
    daysUntil: (chance, stability) => (stability * (chance ** (1 / decay) - 1)) / factor,
    stabilityFor: (chance, days) => bounded((factor * days) / (chance ** (1 / decay) - 1)),
    first: (rating) => firsts[rating],
    next: (strength, rating, days, chance = recall(strength.stability, days)) => ({
      stability: bounded(
        days === 0
          ? sameDay(strength, rating)
          : rating === 'again'
            ? afterFail(strength, chance)
            : afterPass(strength, rating, chance),
      ),
      difficulty: nextDifficulty(strength.difficulty, rating),
    }),
  };
}

const clampDifficulty = (difficulty: number) => rounded(Math.min(Math.max(difficulty, 1), 10));
const rounded = (number: number) => Math.round(number * 1e8) / 1e8;
