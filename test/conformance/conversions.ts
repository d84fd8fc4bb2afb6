import { forgettingOf } from '../../api/scheduling/forgetting.ts';
import { studyDay } from '../../api/scheduling/study-day.ts';
import { plainSettings } from '../support/reviews.ts';
import { close, equal, type Examination, type Vector } from './vectors.ts';

/** Vectors that turn something of another program into ours. */
export const conversions: Record<string, (vector: Vector) => Examination> = {
  'elapsed_days.utc_boundary': utcBoundary,
  sm2_to_fsrs: fromSm2,
};

function utcBoundary(vector: Vector): Examination {
  const rows = vector.expected as [from: string, to: string, days: number][];
  const clock = { timeZone: 'UTC', rolloverHour: 4 };
  const because =
    'the vector shows what counting UTC’s calendar days does, as a hazard and no target: ten minutes around midnight are a day there. We count the learner’s study days, here those of UTC from 04:00';
  return {
    by: 'directly',
    through: '`studyDay`',
    checks: rows.map(([from, to, days]) =>
      equal(
        `days from ${from} to ${to}`,
        days,
        studyDay(Date.parse(to), clock) - studyDay(Date.parse(from), clock),
        because,
      ),
    ),
  };
}

function fromSm2(vector: Vector): Examination {
  const { input, tolerance, expected } = vector as unknown as {
    input: [ease: number, interval: number, retention: number][];
    tolerance: number;
    expected: Record<string, [stability: number, difficulty: number]>;
  };
  const { stabilityFor } = forgettingOf(plainSettings);
  const pairs = Object.values(expected);
  return {
    by: 'directly',
    through: '`forgettingOf(…).stabilityFor`',
    checks: [
      close(
        'stability at which the chance of recall after the interval is the retention',
        pairs.map(([stability]) => stability),
        input.map(([, interval, retention]) => stabilityFor(retention, interval)),
        tolerance,
      ),
      equal(
        'difficulty guessed from the ease',
        pairs.map(([, difficulty]) => difficulty),
        'none',
        'a card’s memory is the fold of its reviews and of nothing else, or it could not be folded again: reviews of an Anki package are imported one by one and folded by FSRS; a card whose reviews Anki no longer has begins as new',
      ),
    ],
  };
}
