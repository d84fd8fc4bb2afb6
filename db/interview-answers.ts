import { and, asc, eq, gt, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import type { Reader } from './database.ts';
import { prepared } from './prepared.ts';
import type { InterviewRow } from './schema.ts';

type Key = Pick<InterviewRow, 'userId' | 'id'>;

/** A learner's interviews that are over and have answers without a score. */
export const listUngradedInterviews = (db: Reader, userId: string) => {
  const { interviews } = db.tables;
  return db
    .select({ userId: interviews.userId, id: interviews.id })
    .from(interviews)
    .where(and(eq(interviews.userId, userId), inArray(interviews.status, ['finished', 'expired'])))
    .orderBy(asc(interviews.id));
};

/** The answers of an interview in the order in which they were given, once it is over. */
export const listInterviewAttempts = (db: Reader, { userId, id }: Key) => {
  const { attempts } = db.tables;
  return db
    .select()
    .from(attempts)
    .where(and(eq(attempts.userId, userId), eq(attempts.interviewId, id)))
    .orderBy(asc(attempts.handedInAt), asc(attempts.id));
};

/** The answers of an interview that are in words, one row for each of their gradings, oldest first, or one without. */
export const listInterviewGradings = (db: Reader, { userId, id }: Key) => {
  const { attempts, gradings } = db.tables;
  return db
    .select({
      attemptId: attempts.id,
      grading: {
        id: gradings.id,
        status: gradings.status,
        failure: gradings.failure,
        createdAt: gradings.createdAt,
      },
    })
    .from(attempts)
    .leftJoin(gradings, and(eq(gradings.userId, attempts.userId), eq(gradings.attemptId, attempts.id)))
    .where(and(eq(attempts.userId, userId), eq(attempts.interviewId, id), ne(attempts.answer, '')))
    .orderBy(asc(attempts.handedInAt), asc(attempts.id), asc(gradings.createdAt), asc(gradings.id));
};

/**
 * What answers in interviews were rated whose card has not been answered since in a way that counts, oldest first,
 * undone ones too: `{ userId }`.
 */
export const listInterviewRatings = prepared((db: Reader) => {
  const { attempts, cards, reviewLogs } = db.tables;
  return db
    .select({
      id: reviewLogs.id,
      cardId: reviewLogs.cardId,
      rating: reviewLogs.rating,
    })
    .from(attempts)
    .innerJoin(cards, and(eq(cards.userId, attempts.userId), eq(cards.id, attempts.cardId)))
    .innerJoin(
      reviewLogs,
      and(
        eq(reviewLogs.userId, attempts.userId),
        eq(reviewLogs.cardId, attempts.cardId),
        eq(reviewLogs.attemptId, attempts.id),
        eq(reviewLogs.kind, 'review'),
        eq(reviewLogs.source, 'interview'),
      ),
    )
    .where(
      and(
        eq(attempts.userId, sql.placeholder('userId')),
        isNotNull(attempts.interviewId),
        or(isNull(cards.lastReview), gt(reviewLogs.reviewedAt, cards.lastReview)),
      ),
    )
    .orderBy(asc(reviewLogs.reviewedAt), asc(reviewLogs.id));
});

/** The answers of some interviews: each with its score and how the LLM grader got on, one row a grading (or one without). */
export const listInterviewAnswers = (db: Reader, userId: string, interviewIds: string[]) => {
  const { attempts, gradings } = db.tables;
  return db
    .select({
      interviewId: attempts.interviewId,
      attemptId: attempts.id,
      score: attempts.score,
      grading: gradings.status,
    })
    .from(attempts)
    .leftJoin(gradings, and(eq(gradings.userId, attempts.userId), eq(gradings.attemptId, attempts.id)))
    .where(
      and(eq(attempts.userId, userId), isNotNull(attempts.interviewId), inArray(attempts.interviewId, interviewIds)),
    )
    .orderBy(asc(attempts.handedInAt), asc(attempts.id), asc(gradings.createdAt), asc(gradings.id));
};
export type InterviewAnswer = Awaited<ReturnType<typeof listInterviewAnswers>>[number];

/** The answers of some interviews with what the figures of a report go by. */
export const listScoredAnswers = (db: Reader, userId: string, interviewIds: string[]) => {
  const { attempts, decks, questionRevisions, questions } = db.tables;
  return db
    .select({
      interviewId: attempts.interviewId,
      id: attempts.id,
      questionId: attempts.questionId,
      rev: attempts.rev,
      score: attempts.score,
      kind: questionRevisions.kind,
      skillId: decks.skillId,
    })
    .from(attempts)
    .innerJoin(
      questionRevisions,
      and(eq(questionRevisions.questionId, attempts.questionId), eq(questionRevisions.rev, attempts.rev)),
    )
    .innerJoin(questions, eq(questions.id, attempts.questionId))
    .innerJoin(decks, eq(decks.id, questions.deckId))
    .where(and(eq(attempts.userId, userId), inArray(attempts.interviewId, interviewIds)))
    .orderBy(asc(attempts.id));
};
export type ScoredAnswerRow = Awaited<ReturnType<typeof listScoredAnswers>>[number];
