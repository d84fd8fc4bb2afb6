/** The memory model whose weights are kept; FSRS-7 will have another name and length. */
export const memoryModel = 'fsrs-6';

/** Lowest and highest value of each of FSRS-6's 21 weights, as ts-fsrs and fsrs-rs bound them. */
export const weightBounds = [
  [0.001, 100],
  [0.001, 100],
  [0.001, 100],
  [0.001, 100],
  [1, 10],
  [0.001, 4],
  [0.001, 4],
  [0.001, 0.75],
  [0, 4.5],
  [0, 0.8],
  [0.001, 3.5],
  [0.001, 5],
  [0.001, 0.25],
  [0.001, 0.9],
  [0, 4],
  [0, 1],
  [1, 6],
  [0, 2],
  [0, 2],
  [0.01, 0.8],
  [0.1, 0.8],
] as const satisfies readonly (readonly [number, number])[];

/**
 * Weights as they come from training, to six decimals. Throws RangeError where one is out of bounds: the scheduler would
 * silently use another, so such a training went wrong.
 */
export function usableWeights(trained: readonly number[]): number[] {
  if (trained.length !== weightBounds.length) throw new RangeError(`${trained.length} weights instead of 21`);
  return weightBounds.map(([lowest, highest], index) => {
    const weight = Number((trained[index] ?? NaN).toFixed(6));
    if (!(weight >= lowest && weight <= highest))
      throw new RangeError(`weight ${index} is ${weight}, not within ${lowest} and ${highest}`);
    return weight;
  });
}
