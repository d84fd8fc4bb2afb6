import { selectReviews, type RevlogEntry } from '../../api/imports/anki/select-reviews.ts';
import { applyReview, daysSinceCounted, type FoldedReview } from '../../api/scheduling/fold.ts';
import { newMemory, ratings } from '../../api/scheduling/memory.ts';
import { logLosses } from '../../api/reviews/log-loss.ts';
import { dayMs } from '../../api/scheduling/study-day.ts';
import { readRealLog, realLogs } from '../support/review-logs.ts';
import { plainSettings, review } from '../support/reviews.ts';
import { equal, type Examination, type Vector } from './vectors.ts';

/** Vectors of what the optimiser is given and what it makes of it. */
export const training: Record<string, (vector: Vector) => Promise<Examination> | Examination> = {
  'revlog_to_items.day_delta': revlogToItems,
  'optimizer.expected': fitted,
};

type Item = [grade: number, days: number][];
const noon = Date.UTC(2026, 5, 15, 12);

function revlogToItems(vector: Vector): Examination {
  const rows = vector.expected as { days_ago: number[]; kinds: string[]; items: Item[] }[];
  return {
    by: 'directly',
    through: '`selectReviews`, `daysSinceCounted`, `applyReview`',
    checks: rows.map(({ days_ago, kinds, items }) =>
      equal(
        `items (grade, days) of ${kinds.map((kind, index) => `${kind} ${days_ago[index]} days ago`).join(', ')}`,
        items.map(shownItem),
        itemsOf(selected(days_ago, kinds)).map(shownItem),
      ),
    ),
  };
}

/** Anki's revlog of one card, every answer Good, as the reviews that are imported from it. */
function selected(daysAgo: readonly number[], kinds: readonly string[]): FoldedReview[] {
  const entries = kinds.map((kind, index): RevlogEntry => {
    const at = noon - daysAgo[index]! * dayMs;
    const answer = { at, ease: 3, factor: 2500, durationMs: 5000 };
    if (kind.startsWith('Filtered')) return { ...answer, kind: 3, factor: 0 };
    if (kind.startsWith('Manual')) return { ...answer, kind: 4, ease: 0, factor: 0 };
    return { ...answer, kind: kind === 'Learning' ? 0 : 1 };
  });
  return selectReviews(entries).map(({ at, rating, counts }) =>
    review({ at, rating, source: counts ? 'import' : 'practice' }),
  );
}

/** A prefix of the history for every review that came a day or more after the last that counted. */
function itemsOf(reviews: readonly FoldedReview[]): Item[] {
  let memory = newMemory(0);
  const history: Item = [];
  const items: Item[] = [];
  for (const one of reviews) {
    const days = daysSinceCounted(memory, one);
    memory = applyReview(memory, one, 'card');
    if (days === undefined) continue;
    history.push([ratings.indexOf(one.rating) + 1, days]);
    if (days > 0) items.push([...history]);
  }
  return items;
}
const shownItem = (item: Item) => item.map(([grade, days]) => `${grade}:${days}`).join(' ');

async function fitted(vector: Vector): Promise<Examination> {
  const { 'py-fsrs josh csv (saved here)': josh } = vector.expected as Record<
    string,
    { pyfsrs_optimal_parameters: number[] }
  >;
  const log = await readRealLog('pyfsrs_josh');
  const lossOf = (weights: readonly number[] | null) =>
    logLosses(log, realLogs.pyfsrs_josh, { ...plainSettings, learningSteps: [10], weights }).scheduler.toFixed(3);
  return {
    by: 'directly',
    through: '`logLosses`',
    checks: [
      equal(
        'log loss and error of fsrs-rs’s and Anki’s own collections',
        'figures of 15046782 revlog.csv and collection.anki21',
        'not computed',
        'both collections are not published; the two real logs in test/data/review-logs take their place in our tests',
      ),
      equal(
        'weights that py-fsrs fits to the log pyfsrs_josh',
        'log loss (none given)',
        `${lossOf(josh!.pyfsrs_optimal_parameters)} with py-fsrs’s, ${lossOf(null)} with the defaults`,
        'py-fsrs’s trainer and fsrs-rs’s, which we use, differ in their details, so that equal weights are not to be expected (the vector says so too); on our study days py-fsrs’s weights foretell the log better than the defaults, as they should. Ours are held against the defaults on held-out reviews before they are adopted',
      ),
      equal(
        'retention of least cost that py-fsrs finds',
        0.85,
        'not computed',
        'a learner chooses the retention, with what each costs them shown; it is never chosen for them',
      ),
    ],
  };
}
