import { randomUUID } from 'node:crypto';
import type { RawRequest } from './load.ts';
import { firstDay, type Learner, type Learners } from './seed.ts';

export type Operation = 'record a review' | 'read the queue';
export const operations: readonly Operation[] = ['record a review', 'read the queue'];

/** The requests of one server: both servers are sent the same ones in the same order, but for the ids of reviews. */
export type Workload = Record<Operation, () => RawRequest>;

const dayMs = 86_400_000;
const ratings = ['good', 'good', 'again', 'good', 'hard'];

/** @param prefix of the server's paths */
export function createWorkload(prefix: string, { reviewers, readers }: Learners): Workload {
  let reviews = 0;
  let reads = 0;
  return {
    // Learners in turn, and of each one card after the other: a card comes again on its next study day only, so that
    // every review counts and is scheduled by FSRS. (A second one on the same day would be practice.)
    'record a review': () => {
      const turn = reviews++;
      const learner = reviewers[turn % reviewers.length]!;
      const asked = Math.floor(turn / reviewers.length);
      const day = firstDay + Math.floor(asked / learner.cardIds.length);
      return request('POST', `${prefix}/reviews`, learner, {
        id: randomUUID(),
        cardId: learner.cardIds[asked % learner.cardIds.length],
        rating: ratings[asked % ratings.length],
        reviewedAt: new Date(day * dayMs + dayMs / 2 + asked).toISOString(),
        durationMs: 60_000 + (turn % 30_000),
      });
    },
    'read the queue': () => readQueue(prefix, readers[reads++ % readers.length]!),
  };
}

/** A request for a learner's queue as the page sends it. */
export const readQueue = (prefix: string, learner: Session): RawRequest =>
  request('GET', `${prefix}/queue?limit=20`, learner);

type Session = Pick<Learner, 'cookie' | 'userId'>;

/** The headers that a browser sends with our page's requests; `x-learner` is for the bare server, which knows no sessions. */
export function request(method: string, path: string, { cookie, userId }: Session, content?: unknown): RawRequest {
  const body = content === undefined ? '' : JSON.stringify(content);
  const ofBody = body === '' ? '' : `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n`;
  return `${method} ${path} HTTP/1.1\r\n${commonHeaders}${ofBody}Cookie: ${cookie}\r\nX-Learner: ${userId}\r\n\r\n${body}`;
}

const commonHeaders = [
  'Host: 127.0.0.1',
  'Connection: keep-alive',
  'User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  'Accept: */*',
  'Accept-Encoding: gzip, deflate, br, zstd',
  'Accept-Language: en-US,en;q=0.9',
  'Sec-Fetch-Site: same-origin',
  'Sec-Fetch-Mode: cors',
  'Sec-Fetch-Dest: empty',
]
  .map((header) => `${header}\r\n`)
  .join('');
