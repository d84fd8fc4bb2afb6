import { findInterview, type InterviewKey } from '../../db/interviews.ts';
import type { GradingDeps } from '../gradings/deps.ts';
import type { ServerEvent } from '../http/route.ts';
import { presentInterview } from './present-interview.ts';

/** How often an interview is looked at that another process may be changing, ms. */
const pollMs = 1000;

/** An interview at once and after every change, until it is over and nothing is graded any more, or the signal is aborted. */
export async function* followInterview(
  { db, clock, news }: Pick<GradingDeps, 'db' | 'clock' | 'news'>,
  key: InterviewKey,
  lastEventId: string | undefined,
  signal: AbortSignal,
): AsyncGenerator<ServerEvent> {
  const listener = news.listen(key.id);
  try {
    for (let last = lastEventId; !signal.aborted; await listener.next(pollMs, signal)) {
      const [row] = await findInterview(db.read, key);
      if (!row) return; // moved with its learner
      const interview = await presentInterview(db.read, row, clock());
      const id = eventIdOf(row.version, interview);
      if (id !== last) yield { id, event: 'interview', data: interview };
      if (isSettled(interview)) return;
      last = id;
    }
  } finally {
    listener.close();
  }
}

type Presented = Awaited<ReturnType<typeof presentInterview>>;

/** Whether nothing more comes of it by itself. */
export const isSettled = ({ grading }: Presented): boolean => grading !== null && !grading.underWay;

/** Changes with everything that is shown but the time. */
export const eventIdOf = (version: number, { status, grading }: Presented): string =>
  [version, status, ...(grading ? [grading.judged, grading.graded, grading.failed, grading.underWay] : [])].join('.');
