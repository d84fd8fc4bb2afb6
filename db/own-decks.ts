import { and, asc, eq, inArray } from 'drizzle-orm';
import { run, type Reader, type Work, type Writer } from './database.ts';
import { preparedRows } from './prepared.ts';
import type { PointRow, QuestionRevisionRow, QuestionRow } from './schema.ts';

/** The decks that are a learner's own. */
export const listOwnDecks = (db: Reader, userId: string) => {
  const { decks } = db.tables;
  return db.select().from(decks).where(eq(decks.ownerId, userId)).orderBy(asc(decks.id));
};

/** The questions in a learner's own decks. */
export const listOwnQuestions = (db: Reader, userId: string) => {
  const { decks, questions } = db.tables;
  return db
    .select({
      id: questions.id,
      deckId: questions.deckId,
      cardId: questions.cardId,
      rev: questions.rev,
      position: questions.position,
      retired: questions.retired,
    })
    .from(questions)
    .innerJoin(decks, and(eq(decks.id, questions.deckId), eq(decks.ownerId, userId)))
    .orderBy(asc(questions.id));
};

/** A question of an own deck, with its only revision. */
export interface NewQuestion {
  question: QuestionRow;
  revision: QuestionRevisionRow;
  points: PointRow[];
}

/** Adds questions to own decks. */
export function* insertQuestions(tx: Writer, rows: readonly NewQuestion[]): Work<void> {
  yield* insertQuestionRows(
    tx,
    rows.map((row) => row.question),
  );
  yield* insertRevisions(
    tx,
    rows.map((row) => row.revision),
  );
  yield* insertPoints(
    tx,
    rows.flatMap((row) => row.points),
  );
}

const insertQuestionRows = preparedRows(
  (tx) => tx.tables.questions,
  (tx, values) => tx.insert(tx.tables.questions).values(values).returning({ id: tx.tables.questions.id }),
);
const insertRevisions = preparedRows(
  (tx) => tx.tables.questionRevisions,
  (tx, values) =>
    tx.insert(tx.tables.questionRevisions).values(values).returning({ id: tx.tables.questionRevisions.questionId }),
);
const insertPoints = preparedRows(
  (tx) => tx.tables.points,
  (tx, values) => tx.insert(tx.tables.points).values(values).returning({ id: tx.tables.points.id }),
);

/** Removes decks of a learner's own with their questions and all that the learner has of them: cards, history, answers, in interviews too. */
export function* deleteOwnDecks(tx: Writer, userId: string, deckIds: readonly string[]): Work<void> {
  const { attempts, cards, decks, enrolments, gradings, interviewQuestions, points, questionDrafts } = tx.tables;
  const { questionReports, questionRevisions, questions, recordings, reviewLogs, verdicts } = tx.tables;
  for (const deckId of deckIds) {
    const ofDeck = tx.select({ id: questions.id }).from(questions).where(eq(questions.deckId, deckId));
    const theirCards = and(eq(cards.userId, userId), inArray(cards.questionId, ofDeck));
    const theirAttempts = and(eq(attempts.userId, userId), inArray(attempts.questionId, ofDeck));
    const cardIds = tx.select({ id: cards.id }).from(cards).where(theirCards);
    const attemptIds = tx.select({ id: attempts.id }).from(attempts).where(theirAttempts);
    yield* run(tx.delete(reviewLogs).where(and(eq(reviewLogs.userId, userId), inArray(reviewLogs.cardId, cardIds))));
    yield* run(tx.delete(verdicts).where(and(eq(verdicts.userId, userId), inArray(verdicts.attemptId, attemptIds))));
    yield* run(tx.delete(gradings).where(and(eq(gradings.userId, userId), inArray(gradings.questionId, ofDeck))));
    const theirInterviewQuestions = and(
      eq(interviewQuestions.userId, userId),
      inArray(interviewQuestions.questionId, ofDeck),
    );
    const attemptsToCome = tx
      .select({ id: interviewQuestions.attemptId })
      .from(interviewQuestions)
      .where(theirInterviewQuestions);
    for (const ids of [attemptIds, attemptsToCome])
      yield* run(tx.delete(recordings).where(and(eq(recordings.userId, userId), inArray(recordings.attemptId, ids))));
    yield* run(tx.delete(attempts).where(theirAttempts));
    yield* run(tx.delete(interviewQuestions).where(theirInterviewQuestions));
    yield* run(tx.delete(cards).where(theirCards));
    yield* run(tx.delete(enrolments).where(and(eq(enrolments.userId, userId), eq(enrolments.deckId, deckId))));
    yield* run(tx.delete(questionReports).where(inArray(questionReports.questionId, ofDeck)));
    yield* run(tx.delete(points).where(inArray(points.questionId, ofDeck)));
    yield* run(tx.delete(questionRevisions).where(inArray(questionRevisions.questionId, ofDeck)));
    yield* run(tx.delete(questions).where(eq(questions.deckId, deckId)));
    yield* run(
      tx.delete(questionDrafts).where(and(eq(questionDrafts.userId, userId), eq(questionDrafts.deckId, deckId))),
    );
    yield* run(tx.delete(decks).where(and(eq(decks.id, deckId), eq(decks.ownerId, userId))));
  }
}

/** Makes the decks of one user another's, with what is written in them. */
export function* moveOwnDecks(tx: Writer, fromUserId: string, userId: string): Work<void> {
  const { decks, questionDrafts } = tx.tables;
  yield* run(
    tx
      .update(questionDrafts)
      .set({ userId })
      .where(eq(questionDrafts.userId, fromUserId))
      .returning({ id: questionDrafts.questionId }),
  );
  yield* run(
    tx.update(decks).set({ ownerId: userId }).where(eq(decks.ownerId, fromUserId)).returning({ id: decks.id }),
  );
}
