import { CsvError } from 'csv-parse';
import type { Rating } from '../scheduling/memory.ts';
import { csvRows, csvRemedy, type CsvSource } from './csv-rows.ts';

/** One review as a row of the CSV says it. */
export interface CsvReview {
  /** Where it stands: the line on which its row begins, from 1. */
  line: number;
  cardId: string;
  /** Instant, ms. */
  at: number;
  rating: Rating;
  /** Of the card before the review: 0 new, 1 learning, 2 review, 3 relearning, 4 filtered; null where the file does not say. */
  state: number | null;
  durationMs: number | null;
  /** false for practice, which leaves the card's stability as it is. */
  counts: boolean;
}

/** What is wrong with a row, and what to write instead. `column` is null where the whole row is at fault. */
export interface RowFault {
  line: number;
  column: string | null;
  message: string;
}

/** The reviews of a file in its order, or its faults: the first `mostFaults` of `faultCount`. */
export interface ReviewsCsv {
  reviews: CsvReview[];
  faults: RowFault[];
  faultCount: number;
}

/** Faults that one answer names. */
export const mostFaults = 50;
/** Reviews in one file; somebody who answers 100 a day needs 27 years for more. */
const mostRows = 1_000_000;

/**
 * Reads the columns that `GET /reviews.csv` writes and FSRS's tools read: card_id, review_time (ms), review_rating
 * (1–4) and, if there are such columns, review_state, review_duration (ms) and review_counts (1 or 0). Their order
 * does not matter, other columns are passed over. A byte order mark, CRLF and quoted fields are fine.
 * @param source the file in UTF-8, whole or in pieces; read piece by piece, so that others get their turn
 * @param now nothing later is taken, ms
 */
export async function readReviewsCsv(source: CsvSource, now: number): Promise<ReviewsCsv> {
  const found: ReviewsCsv = { reviews: [], faults: [], faultCount: 0 };
  const fault = (line: number, column: string | null, message: string) => {
    found.faultCount += 1;
    if (found.faults.length < mostFaults) found.faults.push({ line, column, message });
  };
  let header: Header | undefined;
  let linesBefore = 0;
  try {
    for await (const rows of csvRows(source)) {
      for (const { record, info } of rows) {
        const line = linesBefore + 1;
        linesBefore = info.lines;
        if (!header) {
          header = readHeader(record, (column, message) => fault(line, column, message));
          if (!header) return found;
        } else if (record.some((value) => value !== '')) {
          const review = readRow(record, header, now, line, fault);
          if (review) found.reviews.push(review);
        }
      }
      if (found.reviews.length > mostRows) {
        fault(linesBefore, null, `there are more than ${mostRows.toLocaleString('en')} rows: split the file in two`);
        return found;
      }
    }
    if (!header) fault(1, null, `the file is empty: its first line names the columns, ${required.join(', ')}`);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    fault(linesBefore + 1, null, csvRemedy(error));
  }
  return found;
}

type Report = (line: number, column: string | null, message: string) => void;

const required = ['card_id', 'review_time', 'review_rating'] as const;
const optional = ['review_state', 'review_duration', 'review_counts'] as const;
type Column = (typeof required)[number] | (typeof optional)[number];
/** Which field of a row holds a column; undefined where the file has no such column. */
interface Header {
  at: Record<Column, number | undefined>;
  width: number;
}

function readHeader(record: string[], fault: (column: string | null, message: string) => void): Header | undefined {
  const names = record.map((name) => name.trim());
  const place = (column: Column) => {
    const index = names.indexOf(column);
    return index === -1 ? undefined : index;
  };
  const at = {
    card_id: place('card_id'),
    review_time: place('review_time'),
    review_rating: place('review_rating'),
    review_state: place('review_state'),
    review_duration: place('review_duration'),
    review_counts: place('review_counts'),
  };
  const missing = required.filter((column) => at[column] === undefined);
  const twice = [...required, ...optional].find((column) => names.indexOf(column) !== names.lastIndexOf(column));
  if (missing.length > 0) {
    const parted = names.length === 1 && /[;\t]/.test(names[0] ?? '') ? '; part the columns by commas' : '';
    fault(missing[0] ?? null, `is missing: the first line must name the columns ${required.join(', ')}${parted}`);
  } else if (twice) {
    fault(twice, 'is there twice: keep one column of this name');
  } else {
    return { at, width: names.length };
  }
  return undefined;
}

function readRow(
  record: string[],
  { at, width }: Header,
  now: number,
  line: number,
  fault: Report,
): CsvReview | undefined {
  if (record.length !== width) {
    fault(line, null, `has ${record.length} fields where the first line has ${width}: add or remove commas`);
    return undefined;
  }
  let sound = true;
  const say = (column: Column, message: string) => {
    sound = false;
    fault(line, column, message);
  };
  const field = (column: Column) => (at[column] === undefined ? '' : (record[at[column]] ?? '').trim());
  const cardId = field('card_id');
  if (cardId === '') say('card_id', 'is empty: write the id of a card or question');
  else if (cardId.length > 200) say('card_id', 'is too long: write the id of a card or question');
  const time = readTime(field('review_time'), now, (message) => say('review_time', message));
  const rating = readRating(field('review_rating'), (message) => say('review_rating', message));
  const state = field('review_state');
  if (!/^[0-4]?$/.test(state))
    say('review_state', `is ${shown(state)}: write 0 (new), 1 (learning), 2 (review), 3 (relearning) or 4 (filtered)`);
  const duration = field('review_duration');
  if (!/^\d{0,10}$/.test(duration) || Number(duration) > longestDuration)
    say('review_duration', `is ${shown(duration)}: write whole milliseconds, 0 or more`);
  const counts = field('review_counts');
  if (!/^[01]?$/.test(counts)) say('review_counts', `is ${shown(counts)}: write 1, or 0 for practice`);
  if (!sound || time === undefined || rating === undefined) return undefined;
  return {
    line,
    cardId,
    at: time,
    rating,
    state: state === '' ? null : Number(state),
    durationMs: duration === '' ? null : Number(duration),
    counts: counts !== '0',
  };
}

function readTime(text: string, now: number, say: (message: string) => void): number | undefined {
  const ms = Number(text);
  const example = `milliseconds since 1970, such as ${exampleTime}`;
  if (!/^\d{1,15}$/.test(text)) say(`is ${shown(text)}: write ${example}`);
  else if (ms < earliest && ms >= earliest / 1000) say(`is ${text}, which looks like seconds: write ${example}`);
  else if (ms < earliest) say(`is ${text}, long before anybody reviewed cards: write ${example}`);
  else if (ms > now)
    say(`is ${text}, which lies in the future (${instantOf(ms)}): write the instant at which the review was given`);
  else return ms;
  return undefined;
}

function readRating(text: string, say: (message: string) => void): Rating | undefined {
  const rating = text.length === 1 ? ratingOf[text] : undefined;
  if (rating) return rating;
  const why = text === '0' ? ', which Anki writes for a change by hand, no review: remove the row' : '';
  say(`is ${shown(text)}${why || ': write 1 (again), 2 (hard), 3 (good) or 4 (easy)'}`);
  return undefined;
}

const ratingOf: Record<string, Rating> = { 1: 'again', 2: 'hard', 3: 'good', 4: 'easy' };
const exampleTime = Date.UTC(2026, 10, 22, 10);
/** Before the first program of its kind kept a log; seconds taken for milliseconds fall before it. */
const earliest = Date.UTC(1985, 0);
const longestDuration = 2_147_483_647;
const shown = (value: string) => (value === '' ? 'empty' : `"${value.slice(0, 40).toWellFormed()}"`);
const instantOf = (ms: number) => (ms < Date.UTC(10_000, 0) ? new Date(ms).toISOString() : 'after the year 9999');
