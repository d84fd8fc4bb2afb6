import { and, asc, eq, isNotNull, ne, or, sql } from 'drizzle-orm';
import type { Reader } from './database.ts';
import { prepared } from './prepared.ts';

/**
 * A learner's cards of the decks they study, set aside and resting ones too, with what is asked (of a drill,
 * the cue too) and what tells how long an answer takes: `{ userId }`. Questions never answered are not among them (see queue.ts).
 */
export const listStudiedCards = prepared((db: Reader) => {
  const { cards, questions, questionRevisions, decks, enrolments, points } = db.tables;
  return db
    .select({
      card: cards,
      prompt: questionRevisions.prompt,
      thinkSeconds: questionRevisions.thinkSeconds,
      answerSeconds: questionRevisions.answerSeconds,
      pointCount: questionRevisions.pointCount,
      cue: points.cue,
    })
    .from(cards)
    .innerJoin(questions, and(eq(questions.id, cards.questionId), eq(questions.retired, false)))
    .innerJoin(
      questionRevisions,
      and(eq(questionRevisions.questionId, questions.id), eq(questionRevisions.rev, questions.rev)),
    )
    .innerJoin(decks, and(eq(decks.id, questions.deckId), eq(decks.retired, false)))
    .innerJoin(
      enrolments,
      and(eq(enrolments.userId, cards.userId), eq(enrolments.deckId, questions.deckId), eq(enrolments.active, true)),
    )
    .leftJoin(
      points,
      and(eq(points.questionId, cards.questionId), eq(points.rev, questions.rev), eq(points.id, cards.pointId)),
    )
    .where(
      and(
        eq(cards.userId, sql.placeholder('userId')),
        or(and(eq(cards.kind, 'question'), ne(cards.state, 'new')), and(eq(cards.kind, 'drill'), isNotNull(points.id))),
      ),
    )
    .orderBy(asc(cards.id));
});
export type StudiedCard = Awaited<ReturnType<typeof listStudiedCards>>[number];
