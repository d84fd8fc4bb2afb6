import { credit, type Verdict } from './rubric.ts';

/** What a machine and a person say of one point of one answer. */
export interface JudgedPair {
  machine: Verdict;
  human: Verdict;
  /** Length of the answer. */
  words: number;
  /** Pairs of one key, say of one answer, are drawn together by the bootstrap; without it each stands alone. */
  key?: string | undefined;
}

const judgements = ['covered', 'partial', 'missed', 'wrong'] as const satisfies Verdict[];
export type Judgement = (typeof judgements)[number];
/** Bounds of 95 %. */
export type Interval = [low: number, high: number];

/** null: not defined, as where there are no pairs, or all say the same. */
export interface Agreement {
  /** That the person judged. */
  pairs: number;
  /** Of these, judged by the machine too: all figures below are of them. */
  judged: number;
  /** judged / pairs */
  coverage: number | null;
  /** Cohen's κ of the four verdicts, unweighted. */
  kappa: number | null;
  kappaInterval: Interval | null;
  /** Cohen's κ of credited (covered or partial) or not. */
  creditKappa: number | null;
  /** Pearson's r of credited or not. */
  phi: number | null;
  phiInterval: Interval | null;
  /** Mean of the shares that the machine gets right of what the person credits, and of what they don't. */
  balancedAccuracy: number | null;
  /** confusion[human][machine] */
  confusion: Record<Judgement, Record<Judgement, number>>;
  /** Mean credit by the machine minus mean credit by the person, −1..1; above 0 the machine is the milder. */
  leniency: number | null;
  /** Pearson's r of (machine − human) credit and the length of the answer: above 0 the machine favours talkers. */
  lengthCorrelation: number | null;
}

/**
 * Compares two judges. Intervals are those of the percentile bootstrap (Efron and Tibshirani, An Introduction to the
 * Bootstrap, ch. 13), the same at every call; resamples in which a figure is not defined are left out.
 */
export function measureAgreement(pairs: readonly JudgedPair[], { resamples = 1000, seed = 1 } = {}): Agreement {
  const human = pairs.filter((pair) => pair.human !== 'unjudged');
  const both = human.filter((pair) => pair.machine !== 'unjudged');
  const table = emptyTable();
  for (const pair of both) count(table, cellOf(pair));
  const credits = both.map((pair) => credit[pair.machine] - credit[pair.human]);
  const drawn = resample(both, resamples, seed);
  const kappa = kappaOf(table);
  const phi = phiOf(foldTable(table));
  return {
    pairs: human.length,
    judged: both.length,
    coverage: share(both.length, human.length),
    kappa,
    kappaInterval: kappa === null ? null : intervalOf(drawn.map(kappaOf)),
    creditKappa: kappaOf(foldTable(table)),
    phi,
    phiInterval: phi === null ? null : intervalOf(drawn.map((each) => phiOf(foldTable(each)))),
    balancedAccuracy: balancedAccuracyOf(foldTable(table)),
    confusion: nameCells(table),
    leniency: share(sum(credits), credits.length),
    lengthCorrelation: pearson(
      credits,
      both.map(({ words }) => words),
    ),
  };
}

/** Pearson's r of two rows of numbers, of the same length; null when one of them is constant. */
export function pearson(xs: readonly number[], ys: readonly number[]): number | null {
  const meanX = sum(xs) / xs.length;
  const meanY = sum(ys) / ys.length;
  let [xy, xx, yy] = [0, 0, 0];
  for (const [index, x] of xs.entries()) {
    const dx = x - meanX;
    const dy = (ys[index] ?? NaN) - meanY;
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  }
  // What is left of a constant row is rounding.
  const isConstant = (squares: number, mean: number) => squares <= xs.length * (Number.EPSILON * mean) ** 2 * 4;
  if (xs.length === 0 || isConstant(xx, meanX) || isConstant(yy, meanY)) return null;
  return Math.min(1, Math.max(-1, xy / Math.sqrt(xx * yy)));
}

/**
 * How often a positive scores above a negative, ties counting half: the area under the ROC curve, by ranks (Mann and
 * Whitney). null without positives or without negatives.
 */
export function auc(scored: readonly { score: number; positive: boolean }[]): number | null {
  const ascending = scored.toSorted((a, b) => a.score - b.score);
  const positives = scored.filter(({ positive }) => positive).length;
  let wins = 0;
  let below = 0;
  for (let from = 0, to; from < ascending.length; from = to) {
    to = from + 1; // even where a score is not a number
    while (to < ascending.length && ascending[to]?.score === ascending[from]?.score) to++;
    const tied = ascending.slice(from, to).filter(({ positive }) => positive).length;
    const negatives = to - from - tied;
    wins += tied * (below + negatives / 2);
    below += negatives;
  }
  return share(wins, positives * (scored.length - positives));
}

/** Tables of as many keys as there are, drawn with replacement. */
function resample(pairs: readonly JudgedPair[], resamples: number, seed: number): number[][] {
  const byKey = new Map<string | JudgedPair, number[]>();
  for (const pair of pairs) {
    const cells = byKey.get(pair.key ?? pair);
    if (cells) cells.push(cellOf(pair));
    else byKey.set(pair.key ?? pair, [cellOf(pair)]);
  }
  const clusters = [...byKey.values()];
  if (clusters.length < 2) return [];
  const random = randomFrom(seed);
  return Array.from({ length: resamples }, () => {
    const table = emptyTable();
    for (let draws = 0; draws < clusters.length; draws++)
      for (const cell of clusters[Math.floor(random() * clusters.length)] ?? []) count(table, cell);
    return table;
  });
}

/** Park and Miller's generator, 0..1 with both left out. */
function randomFrom(seed: number): () => number {
  let state = (Math.abs(Math.trunc(seed)) % 2_147_483_646) + 1;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

function intervalOf(figures: readonly (number | null)[]): Interval | null {
  const ascending = figures.filter((figure) => figure !== null).toSorted((a, b) => a - b);
  const at = (quantile: number) => ascending[Math.round(quantile * (ascending.length - 1))];
  const [low, high] = [at(0.025), at(0.975)];
  return low === undefined || high === undefined ? null : [low, high];
}

// A table of n × n counts, row by row: a row for each verdict of the person, a column for each of the machine.

const emptyTable = () => judgements.flatMap(() => judgements.map(() => 0));

const cellOf = ({ human, machine }: JudgedPair): number =>
  judgements.findIndex((each) => each === human) * 4 + judgements.findIndex((each) => each === machine);

const count = (table: number[], cell: number) => {
  table[cell] = (table[cell] ?? 0) + 1;
};

/** 2 × 2: credited or not. */
function foldTable(table: readonly number[]): number[] {
  const folded = [0, 0, 0, 0];
  for (const [cell, counted] of table.entries()) {
    const at = (cell < 8 ? 0 : 2) + (cell % 4 < 2 ? 0 : 1);
    folded[at] = (folded[at] ?? 0) + counted;
  }
  return folded;
}

function kappaOf(table: readonly number[]): number | null {
  const size = Math.sqrt(table.length);
  const total = sum(table);
  let [same, chance] = [0, 0];
  for (let each = 0; each < size; each++) {
    same += table[each * size + each] ?? 0;
    const row = sum(table.slice(each * size, (each + 1) * size));
    chance += row * sum(table.filter((_, cell) => cell % size === each));
  }
  // Where both always say the same one thing, chance explains all.
  return share(same * total - chance, total * total - chance);
}

function phiOf([a = 0, b = 0, c = 0, d = 0]: readonly number[]): number | null {
  return share(a * d - b * c, Math.sqrt((a + b) * (c + d) * (a + c) * (b + d)));
}

function balancedAccuracyOf([a = 0, b = 0, c = 0, d = 0]: readonly number[]): number | null {
  const [sensitivity, specificity] = [share(a, a + b), share(d, c + d)];
  return sensitivity === null || specificity === null ? null : (sensitivity + specificity) / 2;
}

function nameCells(table: readonly number[]): Agreement['confusion'] {
  const row = (from: number) => {
    const [covered = 0, partial = 0, missed = 0, wrong = 0] = table.slice(from, from + 4);
    return { covered, partial, missed, wrong };
  };
  return { covered: row(0), partial: row(4), missed: row(8), wrong: row(12) };
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
