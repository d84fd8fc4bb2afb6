import { and, asc, eq, sql } from 'drizzle-orm';
import type { Reader } from './database.ts';
import { prepared } from './prepared.ts';

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
