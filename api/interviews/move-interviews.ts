import { randomUUID } from 'node:crypto';
import type { Work, Writer } from '../../db/database.ts';
import { moveInterviews } from '../../db/interview-moves.ts';
import { deleteJob, insertJob } from '../../db/jobs.ts';
import { gradeInterviewKey, gradeInterviewKind } from './end-interview.ts';

/** Brings a guest's interviews into an account; what is left of their grading goes on there, by a job that knows the account. */
export function* moveInterviewsOf(tx: Writer, guestId: string, userId: string, now: Date): Work<void> {
  for (const { id, status } of yield* moveInterviews(tx, guestId, userId)) {
    if (status !== 'finished' && status !== 'expired') continue;
    const key = gradeInterviewKey({ userId, id });
    yield* deleteJob(tx, gradeInterviewKey({ userId: guestId, id }));
    yield* insertJob(tx, { id: randomUUID(), key, kind: gradeInterviewKind, payload: { userId, id }, runAt: now }, now);
  }
}
