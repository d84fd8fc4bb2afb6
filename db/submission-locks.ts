import { and, eq } from 'drizzle-orm';
import { run, type Work, type Writer } from './database.ts';

/** Gives back what somebody has open to review in a cohort. */
export function* releaseReviews(tx: Writer, cohortId: string, reviewerId: string): Work<void> {
  const { submissions } = tx.tables;
  yield* run(
    tx
      .update(submissions)
      .set({ reviewerId: null, reviewerSince: null, reviewerUntil: null })
      .where(and(eq(submissions.cohortId, cohortId), eq(submissions.reviewerId, reviewerId)))
      .returning({ userId: submissions.userId }),
  );
}
