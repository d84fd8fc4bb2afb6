import { and, asc, desc, eq, inArray, isNotNull, lt, or, sql } from 'drizzle-orm';
import type { Reader } from './database.ts';
import { prepared } from './prepared.ts';
import type { InterviewRow } from './schema.ts';

/** The questions of an interview in their order, as they were asked: `{ userId, interviewId }`. Those of a deck that is gone are not among them. */
export const listAskedQuestions = prepared((db: Reader) => {
  const { interviewQuestions, questionRevisions, questions, decks, skills } = db.tables;
  return db
    .select({
      row: interviewQuestions,
      prompt: questionRevisions.prompt,
      kind: questionRevisions.kind,
      deckId: decks.id,
      deckTitle: decks.title,
      skillId: skills.id,
      skillTitle: skills.title,
    })
    .from(interviewQuestions)
    .innerJoin(
      questionRevisions,
      and(
        eq(questionRevisions.questionId, interviewQuestions.questionId),
        eq(questionRevisions.rev, interviewQuestions.rev),
      ),
    )
    .innerJoin(questions, eq(questions.id, interviewQuestions.questionId))
    .innerJoin(decks, eq(decks.id, questions.deckId))
    .innerJoin(skills, eq(skills.id, decks.skillId))
    .where(
      and(
        eq(interviewQuestions.userId, sql.placeholder('userId')),
        eq(interviewQuestions.interviewId, sql.placeholder('interviewId')),
      ),
    )
    .orderBy(asc(interviewQuestions.position));
});
export type AskedQuestion = Awaited<ReturnType<typeof listAskedQuestions>>[number];

/** A learner’s interviews that ended before an instant and id, the last first. */
export const listInterviewsEndedBefore = (
  db: Reader,
  userId: string,
  before: { at: Date; id: string },
  limit: number,
) => {
  const { interviews } = db.tables;
  return db
    .select()
    .from(interviews)
    .where(
      and(
        eq(interviews.userId, userId),
        isNotNull(interviews.endedAt),
        or(lt(interviews.endedAt, before.at), and(eq(interviews.endedAt, before.at), lt(interviews.id, before.id))),
      ),
    )
    .orderBy(desc(interviews.endedAt), desc(interviews.id))
    .limit(limit);
};

/** The answers of some interviews with what the figures of a report go by. */
export const listAnswersOfInterviews = (db: Reader, userId: string, interviewIds: InterviewRow['id'][]) => {
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
    .where(and(eq(attempts.userId, userId), inArray(attempts.interviewId, interviewIds), eq(attempts.handedIn, true)))
    .orderBy(asc(attempts.id));
};
export type AnswerOfInterview = Awaited<ReturnType<typeof listAnswersOfInterviews>>[number];
