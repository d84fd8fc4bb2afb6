import { and, eq, notInArray } from 'drizzle-orm';
import { run, type Work, type Writer } from './database.ts';
import type { InterviewRow } from './schema.ts';

/** Makes a guest's interviews an account's, with what was asked in them and the links to their reports; answers those moved. */
export function* moveInterviews(tx: Writer, fromUserId: string, userId: string): Work<InterviewRow[]> {
  const { interviews, interviewQuestions, interviewShares } = tx.tables;
  // Ids are the client's: what the account has already under one of them stays its own.
  const own = tx.select({ id: interviews.id }).from(interviews).where(eq(interviews.userId, userId));
  for (const table of [interviewQuestions, interviewShares])
    yield* run(
      tx
        .update(table)
        .set({ userId })
        .where(and(eq(table.userId, fromUserId), notInArray(table.interviewId, own)))
        .returning({ id: table.interviewId }),
    );
  return yield* run(
    tx
      .update(interviews)
      .set({ userId })
      .where(and(eq(interviews.userId, fromUserId), notInArray(interviews.id, own)))
      .returning(),
  );
}
