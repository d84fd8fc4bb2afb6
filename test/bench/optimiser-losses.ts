import { fit } from '../../api/optimisations/fit.ts';
import { forgettingOf, type Strength } from '../../api/scheduling/forgetting.ts';
import { logLoss, type Prediction } from '../../api/scheduling/predictions.ts';
import { trainParameters } from '../../api/scheduling/train-parameters.ts';
import { heldOutSince, historyOf, type History } from '../../api/scheduling/training-items.ts';
import { readRealCards, realLogs, type RealLog } from '../support/review-logs.ts';
import { plainSettings } from '../support/reviews.ts';
import { trainingReviews } from '../support/training.ts';

/** Log loss on the last fifth of each real log: rows of a table. */
export async function heldOutLosses(): Promise<string[][]> {
  const rows = [['held-out log loss', 'defaults', 'fitted', 'fitted from then on', 'average', 'streak', 'reviews']];
  for (const name of Object.keys(realLogs) as RealLog[]) {
    const cards = await readRealCards(name);
    const setup = { settings: new Map([[1, plainSettings]]), inForce: null };
    const { heldOut, found } = await fit(trainingReviews(cards), setup, (items) => trainParameters(items, () => {}));
    if (!found) throw new Error(`there was too little to learn from in ${name}`);
    const { logLoss: losses, weights } = found;
    const histories = [...cards].map(([id, reviews]) => historyOf(reviews, id));
    const switched = logLoss(predictSwitching(weights, histories, heldOutSince(histories)));
    const figures = [losses.default, losses.optimised, switched, losses.constant, losses.streak];
    rows.push([name, ...figures.map((figure) => figure.toFixed(4)), String(heldOut)]);
  }
  return rows;
}

/** What is predicted where weights are adopted at `since` (ms) and memory until then stays as the defaults had it. */
function predictSwitching(weights: readonly number[], histories: readonly History[], since: number): Prediction[] {
  const [before, after] = [forgettingOf(plainSettings), forgettingOf({ ...plainSettings, weights })];
  return histories.flatMap((history) => {
    let strength: Strength | undefined;
    return history.flatMap(({ rating, at, days }) => {
      const model = at < since ? before : after;
      const predicted =
        strength && days > 0 && at >= since
          ? [{ chance: model.recall(strength.stability, days), recalled: rating !== 'again' }]
          : [];
      strength = strength ? model.next(strength, rating, days) : model.first(rating);
      return predicted;
    });
  });
}
