import { selectReviews, type RevlogEntry } from '../../api/imports/anki/select-reviews.ts';
import { readReviewsCsv } from '../../api/imports/read-reviews-csv.ts';
import { fewestItems } from '../../api/optimisations/training.ts';
import type { FoldedReview } from '../../api/scheduling/fold.ts';
import { ratings } from '../../api/scheduling/memory.ts';
import { logLoss, predictWith } from '../../api/scheduling/predictions.ts';
import { dayMs } from '../../api/scheduling/study-day.ts';
import { historyOf, trainingItems } from '../../api/scheduling/training-items.ts';
import { readRealLog, realLogs } from '../support/review-logs.ts';
import { review } from '../support/reviews.ts';
import { equal, type Examination, type Vector } from './vectors.ts';

/** Vectors of what the optimiser is given and what it makes of it. */
export const training: Record<string, (vector: Vector) => Promise<Examination> | Examination> = {
  'revlog_to_items.day_delta': revlogToItems,
  'optimizer.expected': fitted,
  'optimizer.refuses': refuses,
};

type Item = [grade: number, days: number][];
const noon = Date.UTC(2026, 5, 15, 12);

function revlogToItems(vector: Vector): Examination {
  const rows = vector.expected as { days_ago: number[]; kinds: string[]; items: Item[] }[];
  return {
    by: 'directly',
    through: '`selectReviews`, `historyOf`, `trainingItems`',
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

const itemsOf = (reviews: readonly FoldedReview[]): Item[] =>
  trainingItems([historyOf(reviews, 'card')], Infinity).map((item) =>
    item.map(({ rating, days }) => [ratings.indexOf(rating) + 1, days]),
  );
const shownItem = (item: Item) => item.map(([grade, days]) => `${grade}:${days}`).join(' ');

async function fitted(vector: Vector): Promise<Examination> {
  const { 'py-fsrs josh csv (saved here)': josh } = vector.expected as Record<
    string,
    { pyfsrs_optimal_parameters: number[] }
  >;
  const cards = new Map<string, FoldedReview[]>();
  for (const { cardId, id, rating, at } of await readRealLog('pyfsrs_josh')) {
    const card = cards.get(cardId) ?? [];
    card.push(review({ id, rating, at, clock: realLogs.pyfsrs_josh, source: 'import' }));
    cards.set(cardId, card);
  }
  const histories = [...cards].map(([cardId, reviews]) => historyOf(reviews, cardId));
  const lossOf = (weights: readonly number[] | null) => logLoss(predictWith(weights, histories, 0)).toFixed(3);
  return {
    by: 'directly',
    through: '`historyOf`, `predictWith`, `logLoss`',
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

async function refuses(vector: Vector): Promise<Examination> {
  const rows = vector.expected as [situation: string, outcome: string][];
  const sameDay = [0, 1, 2].map((hours) => review({ at: noon + hours * 3_600_000, source: 'import' }));
  const spaced = (days: number) =>
    Array.from({ length: days }, (_, day) => review({ at: noon + day * dayMs, source: 'import' }));
  const ours = [
    outcomeOf([]),
    outcomeOf(spaced(2)),
    outcomeOf(spaced(6)),
    `the items of four days are ${itemsOf(spaced(4))
      .map(({ length }) => length - 1)
      .join(', ')} long-term reviews long: there is always one with exactly one`,
    await refusal(),
    `${itemsOf(sameDay).length} items: none is made of reviews of one day`,
  ];
  const kept = `with so few items chance decides which parameters win, so none are fitted and those in force stay`;
  const reasons = [
    kept,
    kept,
    kept,
    'every prefix of a history that ends a day or more after the review before it is an item, so the case cannot arise',
    'no such rating gets into a log: the import names line and column, and the trainer’s items are checked once more',
    'what would abort the process is never made an item; and training runs in a process of its own, whose end the server survives',
  ];
  return {
    by: 'directly',
    through: '`trainingItems`, `readReviewsCsv`',
    checks: rows.map(([situation, outcome], index) => equal(situation, outcome, ours[index], reasons[index])),
  };
}

/** What training makes of one card's log. */
function outcomeOf(reviews: readonly FoldedReview[]): string {
  const items = itemsOf(reviews).length;
  return items < fewestItems ? `${items} of at least ${fewestItems} items: parameters stay as they are` : 'fitted';
}

async function refusal(): Promise<string> {
  const rows = [0, 5].map((grade) => `card,${noon},${grade}`);
  const { faults } = await readReviewsCsv(['card_id,review_time,review_rating', ...rows].join('\n'), noon + dayMs);
  return `refused: ${faults.map(({ line, column, message }) => `line ${line}, ${column} ${message}`).join('; ')}`;
}
