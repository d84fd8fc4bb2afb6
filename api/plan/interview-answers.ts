import type { Reader } from '../../db/database.ts';
import { listInterviewRatings } from '../../db/interview-answers.ts';
import { listUndos } from '../../db/review-logs.ts';
import { undoneIds } from '../reviews/live-reviews.ts';
import type { Rating } from '../scheduling/memory.ts';

/** What mock interviews have shown of a card since its last review that counted. */
export interface InterviewAnswers {
  /** Ratings of the first of them and the last. */
  first: Rating;
  last: Rating;
}

/** What mock interviews have shown of a learner's cards since the last review of each that counted, by card. */
export async function readInterviewAnswers(db: Reader, userId: string): Promise<ReadonlyMap<string, InterviewAnswers>> {
  const rows = await listInterviewRatings(db, { userId });
  const answers = new Map<string, InterviewAnswers>();
  if (rows.length === 0) return answers;
  const undone = undoneIds(await listUndos(db, userId, [...new Set(rows.map(({ cardId }) => cardId))]));
  for (const { id, cardId, rating } of rows)
    if (rating !== null && !undone.has(id))
      answers.set(cardId, { first: answers.get(cardId)?.first ?? rating, last: rating });
  return answers;
}
