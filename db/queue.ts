import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  gte,
  isNotNull,
  isNull,
  lt,
  lte,
  ne,
  notInArray,
  or,
  sql,
  sum,
  type Column,
  type SQL,
} from 'drizzle-orm';
import type { BacklogOrder } from '../api/scheduling/preferences.ts';
import type { Query, Reader } from './database.ts';
import { fixedLimit, prepared, slot, slotLimit } from './prepared.ts';

/** More cards than anybody answers in a day; what is due beyond them waits its turn. */
const mostDue = 500;

const userId = sql.placeholder('userId');
/** Cast, since a parameter alone tells PostgreSQL no type. */
const today = sql`cast(${sql.placeholder('today')} as integer)`;
const instant = ({ cards }: Reader['tables'], name: string) => slot(cards.due, name);

/** Cards with the question and deck they are asked from and the name of its text, in decks the learner is enrolled in. */
const askableCards = (db: Reader) => {
  const { cards, questions, questionRevisions, decks, enrolments, points } = db.tables;
  return db
    .select({
      card: cards,
      cardId: cards.id,
      questionId: questions.id,
      deckId: questions.deckId,
      deckTitle: decks.title,
      skillId: decks.skillId,
      rev: questions.rev,
      fileHash: questionRevisions.fileHash,
      cue: points.cue,
    })
    .from(cards)
    .innerJoin(questions, eq(questions.id, cards.questionId))
    .innerJoin(
      questionRevisions,
      and(eq(questionRevisions.questionId, questions.id), eq(questionRevisions.rev, questions.rev)),
    )
    .innerJoin(decks, eq(decks.id, questions.deckId))
    .innerJoin(enrolments, and(eq(enrolments.userId, cards.userId), eq(enrolments.deckId, questions.deckId)))
    .leftJoin(
      points,
      and(eq(points.questionId, cards.questionId), eq(points.rev, questions.rev), eq(points.id, cards.pointId)),
    );
};
export type AskableCard = Awaited<ReturnType<typeof listComingCards>>[number];

/** Asked now: not suspended, buried or resting; of a question still in its deck; a drill only while its point exists. */
const inPlay = (tables: Reader['tables']) => {
  const { cards, questions, decks, enrolments, points } = tables;
  return and(
    eq(cards.userId, userId),
    eq(enrolments.active, true),
    eq(questions.retired, false),
    eq(decks.retired, false),
    isNull(cards.suspendedAt),
    isNull(cards.restingSince),
    or(isNull(cards.buriedUntil), lte(cards.buriedUntil, instant(tables, 'now'))),
    or(eq(cards.kind, 'question'), isNotNull(points.id)),
  );
};

/** A question's card that was never answered is a new question, listed below. */
const begun = ({ cards }: Reader['tables']) => or(ne(cards.state, 'new'), eq(cards.kind, 'drill'));

/** Cards due: learning steps, then reviews in the learner's order, then drills not yet answered: `{ userId, now, today }`. */
export const listDueCards = (
  db: Reader,
  order: BacklogOrder,
  values: { userId: string; now: Date; today: number },
): Query<AskableCard[]> => dueCardsBy[order](db, values);

/** A prepared query for each order. */
const dueCardsBy: Record<BacklogOrder, ReturnType<typeof dueCardsIn>> = {
  // Elapsed study days over stability: the more, the lower the chance of recall (FSRS's curve falls in this ratio).
  retrievability: dueCardsIn(
    ({ cards }) => sql`(${today} - coalesce(${cards.lastStudyDay}, ${today})) / (${cards.stability} + 0.001)`,
    desc,
  ),
  due: dueCardsIn(({ cards }) => cards.due, asc),
  'interval-ascending': dueCardsIn(({ cards }) => cards.scheduledDays, asc),
  'interval-descending': dueCardsIn(({ cards }) => cards.scheduledDays, desc),
  'difficulty-ascending': dueCardsIn(({ cards }) => cards.difficulty, asc),
  'difficulty-descending': dueCardsIn(({ cards }) => cards.difficulty, desc),
  // Ids are hashes: read from another place each day, they come in another order.
  random: dueCardsIn(({ cards }) => sql`substr(${cards.id}, 1 + ${today} % 30)`, asc),
};

/** Of reviews; learning steps and fresh drills come as they fell due. */
function dueCardsIn(key: (tables: Reader['tables']) => SQL | Column, direction: typeof asc) {
  return prepared((db: Reader) => {
    const { cards } = db.tables;
    const stepsFirst = sql`case ${cards.state} when 'review' then 1 when 'new' then 2 else 0 end`;
    return askableCards(db)
      .where(and(inPlay(db.tables), lte(cards.due, instant(db.tables, 'now')), begun(db.tables)))
      .orderBy(
        stepsFirst,
        direction(sql`case ${cards.state} when 'review' then ${key(db.tables)} end`),
        asc(cards.due),
        asc(cards.id),
      )
      .limit(fixedLimit(mostDue));
  });
}

/** Cards not due yet, earliest first: `{ userId, now, limit }`. */
export const listComingCards = prepared((db: Reader) => {
  const { cards } = db.tables;
  return askableCards(db)
    .where(and(inPlay(db.tables), gt(cards.due, instant(db.tables, 'now')), begun(db.tables)))
    .orderBy(asc(cards.due), asc(cards.id))
    .limit(slotLimit('limit'));
});

/** Questions of enrolled decks with the learner's card, which is not made before it is needed. */
const enrolledQuestions = (db: Reader) => {
  const { cards, questions, questionRevisions, decks, enrolments } = db.tables;
  return db
    .select({
      card: cards,
      cardId: questions.cardId,
      questionId: questions.id,
      deckId: questions.deckId,
      deckTitle: decks.title,
      skillId: decks.skillId,
      rev: questions.rev,
      fileHash: questionRevisions.fileHash,
    })
    .from(enrolments)
    .innerJoin(decks, and(eq(decks.id, enrolments.deckId), eq(decks.retired, false)))
    .innerJoin(questions, and(eq(questions.deckId, enrolments.deckId), eq(questions.retired, false)))
    .innerJoin(
      questionRevisions,
      and(eq(questionRevisions.questionId, questions.id), eq(questionRevisions.rev, questions.rev)),
    )
    .leftJoin(cards, and(eq(cards.userId, enrolments.userId), eq(cards.id, questions.cardId)));
};
export type EnrolledQuestion = Awaited<ReturnType<typeof listEnrolledQuestions>>[number];

const ofLearner = ({ enrolments }: Reader['tables']) => and(eq(enrolments.userId, userId), eq(enrolments.active, true));

/** Every question of a learner's decks that is not suspended: `{ userId }`. */
export const listEnrolledQuestions = prepared((db: Reader) => {
  const { cards, questions } = db.tables;
  return enrolledQuestions(db)
    .where(and(ofLearner(db.tables), isNull(cards.suspendedAt)))
    .orderBy(asc(questions.position), asc(questions.id));
});

const questionsMet = (db: Reader) => {
  const { cards } = db.tables;
  return db
    .select({ id: cards.questionId })
    .from(cards)
    .where(and(eq(cards.userId, userId), eq(cards.kind, 'question'), ne(cards.state, 'new')));
};

/** Questions of enrolled decks that were never answered, in the order they are met: `{ userId, now, limit }`. */
export const listNewQuestions = prepared((db: Reader) => {
  const { cards, questions, enrolments } = db.tables;
  return enrolledQuestions(db)
    .where(
      and(
        ofLearner(db.tables),
        // From an index alone: reading the cards of all questions met would take the longer the more cards there are.
        notInArray(questions.id, questionsMet(db)),
        isNull(cards.suspendedAt),
        or(isNull(cards.buriedUntil), lte(cards.buriedUntil, instant(db.tables, 'now'))),
      ),
    )
    .orderBy(asc(questions.position), asc(enrolments.enrolledAt), asc(questions.id))
    .limit(slotLimit('limit'));
});

/** Drills of enrolled decks that neither rest nor are set aside: `{ userId, now }`. */
export const listOpenDrills = prepared((db: Reader) => {
  const { cards, questions } = db.tables;
  return askableCards(db)
    .where(and(inPlay(db.tables), eq(cards.kind, 'drill')))
    .orderBy(asc(questions.position), asc(cards.id));
});

/** Of each of a learner's drills, the weight of its point and of all points of its question that count: `{ userId }`. */
export const sumDrillWeights = prepared((db: Reader) => {
  const { cards, questions, points } = db.tables;
  return db
    .select({
      cardId: cards.id,
      own: sum(sql`case when ${points.id} = ${cards.pointId} then ${points.weight} end`).mapWith(Number),
      all: sum(points.weight).mapWith(Number),
    })
    .from(cards)
    .innerJoin(questions, eq(questions.id, cards.questionId))
    .innerJoin(
      points,
      and(eq(points.questionId, questions.id), eq(points.rev, questions.rev), ne(points.role, 'bonus')),
    )
    .where(and(eq(cards.userId, userId), eq(cards.kind, 'drill'), isNull(cards.restingSince)))
    .groupBy(cards.id)
    .orderBy(asc(cards.id));
});

/** Cards answered since the study day began, by deck; of the questions how many were new, how many reviews: `{ userId, dayStart }`. */
export const countAnsweredToday = prepared((db: Reader) => {
  const { cards, questions } = db.tables;
  const dayStart = instant(db.tables, 'dayStart');
  const isQuestion = eq(cards.kind, 'question');
  return db
    .select({
      deckId: questions.deckId,
      all: count(),
      first: count(sql`case when ${isQuestion} and ${gte(cards.firstReview, dayStart)} then 1 end`),
      again: count(sql`case when ${isQuestion} and ${lt(cards.firstReview, dayStart)} then 1 end`),
    })
    .from(cards)
    .innerJoin(questions, eq(questions.id, cards.questionId))
    .where(and(eq(cards.userId, userId), gte(cards.lastReview, dayStart)))
    .groupBy(questions.deckId);
});
export type AnsweredToday = Awaited<ReturnType<typeof countAnsweredToday>>[number];

/** How many cards of active enrolments are set aside: suspended or buried: `{ userId, now }`. */
export const countSetAside = prepared((db: Reader) => {
  const { cards, questions, enrolments } = db.tables;
  return db
    .select({ cards: count() })
    .from(cards)
    .innerJoin(questions, and(eq(questions.id, cards.questionId), eq(questions.retired, false)))
    .innerJoin(enrolments, and(eq(enrolments.userId, cards.userId), eq(enrolments.deckId, questions.deckId)))
    .where(
      and(
        eq(cards.userId, userId),
        eq(enrolments.active, true),
        or(sql`${cards.suspendedAt} is not null`, gt(cards.buriedUntil, instant(db.tables, 'now'))),
      ),
    );
});
