import { CLAMP_PARAMETERS, default_w, W17_W18_Ceiling } from 'ts-fsrs';
import { expect, it } from 'vitest';
import { usableWeights, weightBounds } from '../../api/scheduling/parameters.ts';
import { schedule } from '../../api/scheduling/scheduler.ts';
import { newMemory } from '../../api/scheduling/memory.ts';
import { plainSettings } from '../support/reviews.ts';

it('bounds weights as ts-fsrs does, so that it changes none of them', () => {
  expect(weightBounds).toEqual(CLAMP_PARAMETERS(W17_W18_Ceiling, true));
});

it('keeps weights within bounds, to six decimals', () => {
  expect(usableWeights(default_w.map(Math.fround))).toEqual([...default_w]);
});

it('schedules with a first stability under 0.1 as it was trained', () => {
  const weights = usableWeights(default_w.with(0, 0.02));
  expect(schedule(newMemory(0), 'again', 0, '', { ...plainSettings, weights }).stability).toBe(0.02);
});

it.each([
  ['too few', default_w.slice(0, 19)],
  ['too many', [...default_w, 0.1]],
  ['NaN', default_w.with(3, NaN)],
  ['infinite', default_w.with(3, Infinity)],
  ['a stability of nothing', default_w.with(0, 0)],
  ['a stability below nothing', default_w.with(1, -1)],
  ['over the bound', default_w.with(20, 0.9)],
])('refuses weights that are %s', (_, weights) => {
  expect(() => usableWeights(weights)).toThrow(RangeError);
});
