import { findGrading } from '../../db/gradings.ts';
import type { GradingRow } from '../../db/schema.ts';
import type { ServerEvent } from '../http/route.ts';
import type { GradingDeps } from './deps.ts';
import { isLive } from './grading-life.ts';

/** How often a grading is looked at that another process may be working on, ms. */
const pollMs = 500;

/**
 * How many events of a grading a client has, by the id of the last: those of another grading count for nothing.
 * `isLast` if it is the grading's last.
 */
export function eventsSeen(grading: GradingRow, lastEventId: string | undefined) {
  const { id, results } = grading;
  const [, gradingId, number] = /^(.+):(\d{1,6})$/.exec(lastEventId ?? '') ?? [];
  const isOver = !isLive(grading);
  const last = results.length + (isOver ? 1 : 0);
  const seen = gradingId === id && Number(number) <= last ? Number(number) : 0;
  return { seen, isLast: isOver && seen === last };
}

/** The events of a grading after the first `seen`, until it is over or the signal is aborted. */
export async function* followGrading(
  { db, news }: Pick<GradingDeps, 'db' | 'news'>,
  { userId, id }: Pick<GradingRow, 'userId' | 'id'>,
  seen: number,
  signal: AbortSignal,
): AsyncGenerator<ServerEvent> {
  const listener = news.listen(id);
  try {
    for (let sent = seen; !signal.aborted; await listener.next(pollMs, signal)) {
      const [grading] = await findGrading(db.read, { userId, id });
      if (!grading) return; // gone with its deck, or moved with its learner
      for (const result of grading.results.slice(sent)) {
        sent += 1;
        yield { id: `${id}:${sent}`, event: 'point', data: result };
      }
      if (isLive(grading)) continue;
      const { failure } = grading;
      yield { id: `${id}:${sent + 1}`, ...(failure ? { event: 'failed', data: failure } : done(id)) };
      return;
    }
  } finally {
    listener.close();
  }
}

const done = (gradingId: string) => ({ event: 'done', data: { gradingId } });
