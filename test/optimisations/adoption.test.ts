import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decideAdoption } from '../../api/optimisations/adoption.ts';
import type { Training } from '../../api/optimisations/training.ts';

const training = (optimised: number, inForce: number, standard: number, over: Partial<Training> = {}): Training => ({
  items: 6372,
  heldOut: 1494,
  found: { weights: [], logLoss: { optimised, inForce, default: standard, constant: 0.48, streak: 0.47 } },
  ...over,
});

it.each<[string, Training, boolean, RegExp]>([
  [
    'what predicts better',
    training(0.448, 0.45, 0.45),
    true,
    /better than those that were in force.*0\.4480 against 0\.4500/,
  ],
  ['what predicts worse', training(0.46, 0.45, 0.45), false, /no better than those in force/],
  ['what predicts as well', training(0.45, 0.45, 0.45), false, /no better than those in force/],
  ['what only the defaults surpass', training(0.45, 0.46, 0.44), false, /no better than the defaults.*go back to them/],
  [
    'what the defaults surpass, too',
    training(0.46, 0.45, 0.44),
    false,
    /in force.*The defaults predict them better still/,
  ],
  [
    'what is learnt from too little',
    training(0, 0, 0, { items: 1, found: null }),
    false,
    /1 review so far .* takes 400/,
  ],
  [
    'what cannot be checked',
    training(0, 0, 0, { items: 900, heldOut: 3, found: null }),
    false,
    /last fifth .* too little to check with: 3 reviews .* takes 50/,
  ],
])('adopts only the best: %s', (_, outcome, adopted, words) => {
  expect(decideAdoption(outcome)).toEqual({ adopted, reason: expect.stringMatching(words) });
});

it('adopts nothing that either other beats or equals, nor anything that is no number', () => {
  const loss = fc.oneof(fc.double({ min: 0, max: 2, noNaN: true }), fc.constant(NaN));
  fc.assert(
    fc.property(loss, loss, loss, (optimised, inForce, standard) => {
      const { adopted } = decideAdoption(training(optimised, inForce, standard));
      expect(adopted).toBe(optimised < inForce && optimised < standard);
    }),
  );
});
