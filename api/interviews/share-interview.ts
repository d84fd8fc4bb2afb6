import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { run, type Database } from '../../db/database.ts';
import { countLiveShares, insertShare } from '../../db/interview-shares.ts';
import { takeInterview, type InterviewKey } from '../../db/interviews.ts';
import type { InterviewShareRow } from '../../db/schema.ts';
import { Conflict } from '../errors.ts';
import { noInterview } from './change-interview.ts';
import { isOver } from './interview-clock.ts';

const dayMs = 86_400_000;
const mostLive = 20;

/**
 * Makes a link to the report of an interview that is over. Its token is told here alone: what is stored is its hash.
 * @param days that the link lives
 * Throws NotFound and Conflict.
 */
export async function shareInterview(
  db: Database,
  key: InterviewKey,
  days: number,
  now: Date,
): Promise<{ share: InterviewShareRow; token: string }> {
  const token = randomBytes(32).toString('base64url');
  const share: InterviewShareRow = {
    userId: key.userId,
    id: randomUUID(),
    interviewId: key.id,
    tokenHash: hashOf(token),
    createdAt: now,
    expiresAt: new Date(now.getTime() + days * dayMs),
    revokedAt: null,
    views: 0,
    viewedAt: null,
  };
  await db.transaction(function* (tx) {
    const [interview] = yield* run(takeInterview(tx, key));
    if (!interview) throw noInterview();
    if (!isOver(interview)) throw notOver();
    const [live] = yield* run(countLiveShares(tx, share, now));
    if (live && live.shares >= mostLive)
      throw new Conflict(
        `This report has ${mostLive} links that still open it, and that is the most: revoke one first.`,
      );
    yield* insertShare(tx, share);
  });
  return { share, token };
}

/** As tokens are stored. They are random, so that a hash without salt is enough. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

export const notOver = () => new Conflict('This interview is not over: finish it first.');
