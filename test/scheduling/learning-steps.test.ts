import { expect, it } from 'vitest';
import { stepDelays } from '../../api/scheduling/learning-steps.ts';

// Anki's table: ankitects/anki rslib/src/scheduler/states/steps.rs, in seconds, by remaining steps.
const table: [steps: number[], remaining: number, again: number, hard: number, good: number | null][] = [
  [[10], 1, 600, 900, null],
  [[4320], 1, 259_200, 345_600, null],
  [[1, 10], 2, 60, 330, 600],
  [[1, 10], 1, 60, 600, null],
  [[1, 10, 100], 3, 60, 330, 600],
  [[1, 10, 100], 2, 60, 600, 6000],
  [[1, 10, 100], 1, 60, 6000, null],
];

it.each(table)('steps of %j minutes with %d left come back as in Anki', (steps, remaining, again, hard, good) => {
  const delays = stepDelays(steps, steps.length - remaining);
  expect({ again: delays.again, hard: delays.hard, good: delays.good }).toEqual({
    again: again / 60,
    hard: hard / 60,
    good: good === null ? undefined : good / 60,
  });
});

it('no steps end at once', () => {
  expect(stepDelays([], 0)).toEqual({});
});
