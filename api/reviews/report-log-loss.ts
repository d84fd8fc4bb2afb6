import { createReadStream, existsSync } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { StudyClock } from '../accounts/routes.ts';
import { defaultSettings } from '../accounts/settings.ts';
import { readReviewsCsv } from '../imports/read-reviews-csv.ts';
import { validate } from '../validation.ts';
import { logLosses } from './log-loss.ts';

const usage = 'npm run logloss -- reviews.csv --zone Europe/Berlin --rollover 4';

/**
 * Reads a history and says how well the scheduler foretells it with FSRS-6's default parameters.
 * @param file CSV as `POST /imports/reviews` takes it, packed with gzip if its name ends in .gz
 * @param now nothing later is taken, ms
 */
export async function reportLogLoss(
  file: string | undefined,
  given: { timeZone: string; rolloverHour: number },
  now: number,
): Promise<{ lines: string[]; errors: number }> {
  const clock = validate(StudyClock, given);
  if (file === undefined) return failed(`Say which file: ${usage}`);
  if (!existsSync(file)) return failed(`There is no file ${file}: ${usage}`);
  if ('faults' in clock) return failed(...clock.faults.map(({ path, message }) => `${path.join('.')}: ${message}`));
  const bytes = createReadStream(file);
  const { reviews, faults, faultCount } = await readReviewsCsv(
    file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes,
    now,
  );
  if (faultCount > 0)
    return failed(...faults.map(({ line, column, message }) => `${file}:${line}: ${column ?? 'the row'} ${message}`));
  const settings = { ...defaultSettings, weights: null };
  const past = reviews.map(({ line, ...review }) => ({ ...review, id: String(line).padStart(10, '0') }));
  const { predicted, scheduler, utcDays, average } = logLosses(past, clock.data, settings);
  if (predicted === 0)
    return failed('No review came a study day or more after the last of its card: nothing to predict.');
  const { timeZone, rolloverHour } = clock.data;
  const cards = new Set(reviews.map(({ cardId }) => cardId)).size;
  return {
    errors: 0,
    lines: [
      `${count(reviews.length)} reviews of ${count(cards)} cards; log loss over the ${count(predicted)} that came a study day or more after the last:`,
      `${scheduler.toFixed(4)}  the scheduler, on study days of ${timeZone} from ${String(rolloverHour).padStart(2, '0')}:00`,
      `${utcDays.toFixed(4)}  the same on UTC's calendar days`,
      `${average.toFixed(4)}  the average share remembered, said every time`,
    ],
  };
}

const failed = (...lines: string[]) => ({ lines, errors: lines.length });
const count = (whole: number) => whole.toLocaleString('en');
