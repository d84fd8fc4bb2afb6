import { and, asc, count, desc, eq, isNull, lte, sql } from 'drizzle-orm';
import { isVisible } from './catalogue.ts';
import type { Reader } from './database.ts';
import { prepared, slotLimit } from './prepared.ts';

const userId = sql.placeholder('userId');

/** Every question that a learner may be asked in an interview, with their card of it; not what they suspended: `{ userId }`. */
export const listCandidates = prepared((db: Reader) => {
  const { cards, decks, questionRevisions, questions, skills } = db.tables;
  return db
    .select({
      questionId: questions.id,
      rev: questions.rev,
      cardId: questions.cardId,
      deckId: questions.deckId,
      deckTitle: decks.title,
      deckOwnerId: decks.ownerId,
      skillId: decks.skillId,
      skillTitle: skills.title,
      kind: questionRevisions.kind,
      level: questionRevisions.level,
      thinkSeconds: questionRevisions.thinkSeconds,
      answerSeconds: questionRevisions.answerSeconds,
      card: {
        lastReview: cards.lastReview,
        lastStudyDay: cards.lastStudyDay,
        stability: cards.stability,
      },
    })
    .from(questions)
    .innerJoin(
      questionRevisions,
      and(eq(questionRevisions.questionId, questions.id), eq(questionRevisions.rev, questions.rev)),
    )
    .innerJoin(decks, and(eq(decks.id, questions.deckId), eq(decks.retired, false)))
    .innerJoin(skills, eq(skills.id, decks.skillId))
    .leftJoin(cards, and(eq(cards.userId, userId), eq(cards.id, questions.cardId)))
    .where(and(eq(questions.retired, false), isVisible(db), isNull(cards.suspendedAt)))
    .orderBy(asc(questions.id));
});

/** A learner’s last full answers to each question, newest first: `{ userId, most }`, `most` of each. */
export const listLastAnswers = prepared((db: Reader) => {
  const { attempts } = db.tables;
  const nth = sql<number>`row_number() over (partition by ${attempts.questionId} order by ${attempts.handedInAt} desc, ${attempts.id} desc)`;
  const answers = db
    .select({
      id: attempts.id,
      questionId: attempts.questionId,
      handedInAt: attempts.handedInAt,
      score: attempts.score,
      nth: nth.as('nth'),
    })
    .from(attempts)
    .where(and(eq(attempts.userId, userId), eq(attempts.handedIn, true), isNull(attempts.pointId)))
    .as('answers');
  return db
    .select({ questionId: answers.questionId, handedInAt: answers.handedInAt, score: answers.score })
    .from(answers)
    .where(lte(answers.nth, slotLimit('most')))
    .orderBy(asc(answers.questionId), desc(answers.handedInAt), desc(answers.id));
});

/** How many drills of each question’s points are open, of points that it still has: `{ userId }`. */
export const countOpenDrills = prepared((db: Reader) => {
  const { cards, points, questions } = db.tables;
  return db
    .select({ questionId: cards.questionId, drills: count() })
    .from(cards)
    .innerJoin(questions, eq(questions.id, cards.questionId))
    .innerJoin(
      points,
      and(eq(points.questionId, questions.id), eq(points.rev, questions.rev), eq(points.id, cards.pointId)),
    )
    .where(
      and(eq(cards.userId, userId), eq(cards.kind, 'drill'), isNull(cards.restingSince), isNull(cards.suspendedAt)),
    )
    .groupBy(cards.questionId)
    .orderBy(asc(cards.questionId));
});
