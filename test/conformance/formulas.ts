import { fuzzRange, pickDay } from '../../api/scheduling/fuzz.ts';
import { forgettingOf } from '../../api/scheduling/forgetting.ts';
import { newMemory, ratings, type Memory } from '../../api/scheduling/memory.ts';
import { retrievability, schedule } from '../../api/scheduling/scheduler.ts';
import { plainSettings } from '../support/reviews.ts';
import { close, equal, ratingsOf, type Examination, type Vector } from './vectors.ts';

/** Vectors that are formulas: no API takes their input, so they go through the scheduler's functions. */
export const formulas: Record<string, (vector: Vector) => Examination> = {
  'fsrs6.forgetting_curve': forgettingCurve,
  'fsrs6.next_difficulty': nextDifficulty,
  'fsrs6.next_stability': nextStability,
  'fsrs6.next_interval.by_retention': intervalByRetention,
  'fuzz.anki': fuzz,
};

const learnt = (over: Partial<Memory>): Memory => ({
  ...newMemory(0),
  state: 'review',
  stability: 5,
  difficulty: 5,
  reps: 3,
  ...over,
});

function forgettingCurve(vector: Vector): Examination {
  const { input, expected, tolerance } = vector as unknown as {
    input: { stability: number; delta_t: number[] };
    expected: { R: number[] };
    tolerance: number;
  };
  const ours = input.delta_t.map((days) => retrievability(input.stability, days, plainSettings));
  return {
    by: 'directly',
    through: '`retrievability`',
    checks: [close('chance of recall', expected.R, ours, tolerance)],
  };
}

function nextDifficulty(vector: Vector): Examination {
  const { input, expected, tolerance } = vector as unknown as {
    input: { difficulty: number; ratings: number[] };
    expected: { D: number[] };
    tolerance: number;
  };
  const before = learnt({ difficulty: input.difficulty });
  const ours = ratingsOf(input.ratings).map((rating) => schedule(before, rating, 5, 'card', plainSettings).difficulty);
  return { by: 'directly', through: '`schedule`', checks: [close('difficulty after', expected.D, ours, tolerance)] };
}

function nextStability(vector: Vector): Examination {
  const { input, expected, tolerance } = vector as unknown as {
    input: { S: number[]; D: number[]; R: number[]; ratings: number[] };
    expected: { recall: number[]; forget: number[]; same_day: number[] };
    tolerance: number;
  };
  const { daysUntil } = forgettingOf(plainSettings);
  const cases = ratingsOf(input.ratings).map((rating, index) => {
    const [stability, difficulty] = [input.S[index]!, input.D[index]!];
    // The scheduler takes days, the vector a chance of recall: after so many days it has fallen to that.
    return { rating, memory: learnt({ stability, difficulty }), days: daysUntil(input.R[index]!, stability) };
  });
  const after = (rating: (typeof ratings)[number], memory: Memory, days: number) =>
    schedule(memory, rating, days, 'card', plainSettings).stability;
  // The vector's recall after Again is the formula without Hard's and Easy's factor, which is Good's.
  const recalled = cases.map(({ rating, memory, days }) => after(rating === 'again' ? 'good' : rating, memory, days));
  return {
    by: 'directly',
    through: '`schedule`',
    checks: [
      close('stability after recall', expected.recall, recalled, tolerance),
      close(
        'stability after forgetting',
        expected.forget,
        cases.map(({ memory, days }) => after('again', memory, days)),
        tolerance,
      ),
      close(
        'stability after an answer on the same day',
        expected.same_day,
        cases.map(({ rating, memory }) => after(rating, memory, 0)),
        tolerance,
      ),
    ],
  };
}

function intervalByRetention(vector: Vector): Examination {
  const { input, expected } = vector as unknown as {
    input: { stability: number; desired_retention: number[] };
    expected: { days: number[] };
  };
  const { daysUntil } = forgettingOf(plainSettings);
  const ours = input.desired_retention.map((chance) => Math.max(1, Math.round(daysUntil(chance, input.stability))));
  return {
    by: 'directly',
    through: '`forgettingOf(…).daysUntil`, rounded, at least a day',
    checks: [equal(`days at a retention of ${input.desired_retention.join(', ')}`, expected.days, ours)],
  };
}

function fuzz(vector: Vector): Examination {
  const rows = vector.expected as [interval: number, minimum: number, maximum: number, ...days: number[]][];
  return {
    by: 'directly',
    through: '`fuzzRange`, `pickDay`',
    checks: rows.map(([interval, minimum, maximum, ...days]) => {
      const range = fuzzRange(interval, minimum, maximum);
      const ours = [0, 0.5, 0.99].map((factor) => pickDay(range, factor));
      return equal(`interval ${interval} within ${minimum} and ${maximum}: at the factors 0, 0.5, 0.99`, days, ours);
    }),
  };
}
