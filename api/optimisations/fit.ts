import { undoneIds } from '../reviews/live-reviews.ts';
import type { FoldedReview } from '../scheduling/fold.ts';
import { guess, logLoss, predictWith } from '../scheduling/predictions.ts';
import { heldOutSince, historyOf, isPredicted, trainingItems, type History } from '../scheduling/training-items.ts';
import { fewestHeldOut, fewestItems, type Training, type TrainingEntry, type TrainingSetup } from './training.ts';

/** Finds weights from items; the same items give the same weights. */
export type Train = (items: ReturnType<typeof trainingItems>) => Promise<number[]>;

/**
 * Fits weights to all but the last fifth of a learner's reviews by time, and measures them on that fifth beside the
 * defaults, the weights in force and two guesses. What it finds is exactly what it measured.
 */
export async function fit(
  log: readonly TrainingEntry[],
  { settings, inForce }: TrainingSetup,
  train: Train,
): Promise<Training> {
  const histories = historiesOf(log, settings);
  const since = heldOutSince(histories);
  const predicted = histories.flat().filter(isPredicted);
  const items = predicted.length;
  const heldOut = predicted.filter(({ at }) => at >= since).length;
  if (items < fewestItems || heldOut < fewestHeldOut) return { items, heldOut, found: null };

  const lossOf = (weights: readonly number[] | null) => logLoss(predictWith(weights, histories, since));
  const trained = train(trainingItems(histories, since)); // works in a thread of its own: the others are measured meanwhile
  const ofDefault = lossOf(null);
  const { constant, streak } = guess(histories, since);
  const others = {
    default: ofDefault,
    inForce: inForce ? lossOf(inForce) : ofDefault,
    constant: logLoss(constant),
    streak: logLoss(streak),
  };
  const weights = await trained;
  return { items, heldOut, found: { weights, logLoss: { ...others, optimised: lossOf(weights) } } };
}

/** The histories of all cards, without what was undone. */
function historiesOf(log: readonly TrainingEntry[], settings: TrainingSetup['settings']): History[] {
  const undone = undoneIds(log.filter((entry) => entry.kind === 'undo'));
  const byCard = new Map<string, FoldedReview[]>();
  for (const entry of log) {
    if (entry.kind === 'undo' || undone.has(entry.id)) continue;
    const { cardId, settingsVersion, id, rating, at, clock, source, ahead } = entry;
    const inForce = settings.get(settingsVersion);
    if (!inForce) throw new RangeError(`a review names version ${settingsVersion} of the settings, which is not there`);
    const review = { id, rating, at, clock, settings: inForce, source, ahead, loadBalanceDays: 0, durationMs: null };
    const card = byCard.get(cardId);
    if (card) card.push(review);
    else byCard.set(cardId, [review]);
  }
  const inOrder = [...byCard].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return inOrder.map(([cardId, card]) => historyOf(card, cardId));
}
