import type { Optimisation, Optimisations } from '../../api-types.ts';
import { count, formatDate, formatWhen, type StudyClock } from '../../format.ts';

export const isUnderWay = ({ status }: Pick<Optimisation, 'status'>): boolean =>
  status === 'queued' || status === 'running';

/** What cards are scheduled with now. */
export function inForceWords({ parameters, items }: Optimisations, timeZone: string): string {
  if (parameters === null)
    return 'Your dates come from FSRS with its default parameters, which fit learners on average.';
  const source = items.find(({ inForce }) => inForce);
  const since = source?.finishedAt ? `, in force since ${formatDate(source.finishedAt, timeZone)}` : '';
  return `Your dates come from FSRS with parameters fitted to your own reviews${since}.`;
}

/** When it is done by itself. */
export function nextRunWords(
  { on, reviewsMissing, notBefore }: Optimisations['automatic'],
  now: Date,
  clock: StudyClock,
): string {
  if (!on) return 'Nothing is fitted unless you start it.';
  const rests = notBefore !== null && new Date(notBefore) > now;
  const when = rests ? formatWhen(new Date(notBefore), now, clock) : undefined;
  if (reviewsMissing > 0) {
    const reviews = count(reviewsMissing, 'more review');
    return `The next time comes after ${reviews}${when ? `, ${when} at the earliest` : ''}.`;
  }
  return `The next time comes ${when ?? 'within a day'}.`;
}

/** How far an optimisation is. */
export const progressWords = ({ status, progress }: Pick<Optimisation, 'status' | 'progress'>): string =>
  status === 'queued' ? 'Waiting for its turn' : `Learning from your reviews: ${Math.round(progress * 100)} %`;

/** One guesser of the held-out reviews. */
export interface Guesser {
  name: string;
  loss: number;
  /** Had the lowest loss of all. */
  best: boolean;
}

/** Who guessed the held-out reviews, and how far off; what was in force only where it was not the defaults. */
export function guessers({ logLoss, previousParameters }: Optimisation): Guesser[] {
  if (!logLoss) return [];
  const lowest = Math.min(...Object.values(logLoss));
  const of = (name: string, loss: number): Guesser => ({ name, loss, best: loss === lowest });
  return [
    of('FSRS fitted to you', logLoss.optimised),
    ...(previousParameters ? [of('FSRS as it was in force', logLoss.inForce)] : []),
    of('FSRS with its defaults', logLoss.default),
    of('Always the average', logLoss.constant),
    of('The recent average', logLoss.streak),
  ];
}

/** What came of an optimisation, in a word or two. */
export function outcomeWords({ status, adopted, logLoss }: Optimisation): string {
  if (status === 'done') return adopted ? 'adopted' : logLoss ? 'not adopted' : 'too few reviews';
  return { queued: 'waiting', running: 'running', failed: 'failed', cancelled: 'cancelled' }[status];
}
