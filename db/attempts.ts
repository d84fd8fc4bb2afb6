import { and, asc, count, desc, eq, gt, gte, isNotNull, isNull, ne, sql, sum } from 'drizzle-orm';
import type { Reader, Writer } from './database.ts';
import { isBefore } from './is-before.ts';
import { isOneOf } from './is-one-of.ts';
import { fixedLimit, prepared, slots } from './prepared.ts';
import type { AttemptRow } from './schema.ts';

const byKey = ({ attempts }: Reader['tables']) =>
  and(eq(attempts.userId, sql.placeholder('userId')), eq(attempts.id, sql.placeholder('id')));

/** One attempt of a learner, handed in or not: `{ userId, id }`. */
export const findAttempt = prepared((db: Reader) => db.select().from(db.tables.attempts).where(byKey(db.tables)));

/** Takes an attempt for the rest of the transaction: `{ userId, id }`. Its version orders the verdicts. */
export const takeAttempt = prepared((tx: Writer) => {
  const { attempts } = tx.tables;
  return tx
    .update(attempts)
    .set({ version: sql`${attempts.version} + 1` })
    .where(byKey(tx.tables))
    .returning();
});

/** Adds an attempt unless its id is taken. */
export const insertAttempt = prepared((tx: Writer) => {
  const { attempts } = tx.tables;
  return tx.insert(attempts).values(slots(attempts)).onConflictDoNothing().returning({ id: attempts.id });
});

/** Changes an attempt that is taken. */
export function updateAttempt(
  tx: Writer,
  { userId, id }: Pick<AttemptRow, 'userId' | 'id'>,
  values: Partial<Omit<AttemptRow, 'userId' | 'id' | 'version'>>,
) {
  const { attempts } = tx.tables;
  return tx
    .update(attempts)
    .set(values)
    .where(and(eq(attempts.userId, userId), eq(attempts.id, id)))
    .returning();
}

/** The newest full answer to a question that was handed in after an instant. */
export function findLaterAttempt(db: Reader, { userId, questionId, handedInAt }: AttemptRow) {
  const { attempts } = db.tables;
  return db
    .select({ id: attempts.id })
    .from(attempts)
    .where(
      and(
        eq(attempts.userId, userId),
        eq(attempts.questionId, questionId),
        eq(attempts.handedIn, true),
        sql`${attempts.pointId} is null`,
        gt(attempts.handedInAt, handedInAt),
      ),
    )
    .orderBy(desc(attempts.handedInAt), desc(attempts.id))
    .limit(fixedLimit(1));
}

/** Scores of a learner's full answers, added up by the rating that each was given: `{ userId }`. */
export const sumScoresByRating = prepared((db: Reader) => {
  const { attempts, reviewLogs } = db.tables;
  return db
    .select({ rating: reviewLogs.rating, answers: count(), total: sum(attempts.score).mapWith(Number) })
    .from(attempts)
    .innerJoin(reviewLogs, and(eq(reviewLogs.userId, attempts.userId), eq(reviewLogs.attemptId, attempts.id)))
    .where(
      and(
        eq(attempts.userId, sql.placeholder('userId')),
        isNull(attempts.pointId),
        isNotNull(attempts.score),
        eq(reviewLogs.kind, 'review'),
      ),
    )
    .groupBy(reviewLogs.rating)
    .orderBy(asc(reviewLogs.rating));
});

/** What the latest answers that a learner handed in were of, newest first. */
export const listLatestAnswers = (db: Reader, userId: string, limit: number) => {
  const { attempts } = db.tables;
  return db
    .select({ id: attempts.id, questionId: attempts.questionId, rev: attempts.rev })
    .from(attempts)
    .where(and(eq(attempts.userId, userId), eq(attempts.handedIn, true)))
    .orderBy(desc(attempts.handedInAt), desc(attempts.id))
    .limit(limit);
};
export type LatestAnswer = Awaited<ReturnType<typeof listLatestAnswers>>[number];

/** A learner's full answers to a question, newest first, those before an instant and id. */
export const listAnswersTo = (
  db: Reader,
  { userId, questionId }: Pick<AttemptRow, 'userId' | 'questionId'>,
  { before, limit }: { before: { at: Date; id: string } | undefined; limit: number },
) => {
  const { attempts } = db.tables;
  return db
    .select()
    .from(attempts)
    .where(
      and(
        eq(attempts.userId, userId),
        eq(attempts.questionId, questionId),
        eq(attempts.handedIn, true),
        isNull(attempts.pointId),
        before && isBefore(attempts.handedInAt, attempts.id, before),
      ),
    )
    .orderBy(desc(attempts.handedInAt), desc(attempts.id))
    .limit(limit);
};

/** The newest attempts of all learners, of one question or of any, newest first. A scan of an index: for admins. */
export const listNewestAttempts = (db: Reader, questionId: string | undefined, limit: number) => {
  const { attempts } = db.tables;
  return db
    .select({ userId: attempts.userId, id: attempts.id, handedInAt: attempts.handedInAt })
    .from(attempts)
    .where(questionId === undefined ? undefined : eq(attempts.questionId, questionId))
    .orderBy(desc(attempts.handedInAt), asc(attempts.id), asc(attempts.userId))
    .limit(limit);
};

/** What is needed to compare who judged some answers in words, to questions of the service: with what the offline grader proposed. */
export const listComparedAnswers = (db: Reader, keys: readonly Pick<AttemptRow, 'userId' | 'id'>[]) => {
  const { attempts, questions, decks } = db.tables;
  return db
    .select({
      userId: attempts.userId,
      id: attempts.id,
      questionId: attempts.questionId,
      suggestions: attempts.suggestions,
      suggestionNote: attempts.suggestionNote,
      words: sql`length(${attempts.answer}) - length(replace(${attempts.answer}, ' ', '')) + 1`.mapWith(Number),
    })
    .from(attempts)
    .innerJoin(questions, eq(questions.id, attempts.questionId))
    .innerJoin(decks, and(eq(decks.id, questions.deckId), isNull(decks.ownerId)))
    .where(
      and(
        isOneOf(
          [attempts.userId, attempts.id],
          keys.map(({ userId, id }) => [userId, id]),
        ),
        eq(attempts.handedIn, true),
        ne(attempts.answer, ''),
      ),
    )
    .orderBy(asc(attempts.userId), asc(attempts.id));
};
export type ComparedAnswer = Awaited<ReturnType<typeof listComparedAnswers>>[number];

/** Scores of full answers handed in since an instant, oldest first, with the skill that was asked. */
export const listScoresSince = (db: Reader, userId: string, since: Date) => {
  const { attempts, questions, decks, skills } = db.tables;
  return db
    .select({
      skillId: skills.id,
      title: skills.title,
      handedInAt: attempts.handedInAt,
      score: sql<number>`${attempts.score}`,
    })
    .from(attempts)
    .innerJoin(questions, eq(questions.id, attempts.questionId))
    .innerJoin(decks, eq(decks.id, questions.deckId))
    .innerJoin(skills, eq(skills.id, decks.skillId))
    .where(
      and(
        eq(attempts.userId, userId),
        gte(attempts.handedInAt, since),
        eq(attempts.handedIn, true),
        isNull(attempts.pointId),
        isNotNull(attempts.score),
      ),
    )
    .orderBy(asc(attempts.handedInAt), asc(attempts.id));
};

/** The questions to which a learner has handed in an answer. */
export const listAnsweredQuestions = (db: Reader, userId: string) => {
  const { attempts } = db.tables;
  return db
    .selectDistinct({ questionId: attempts.questionId })
    .from(attempts)
    .where(and(eq(attempts.userId, userId), eq(attempts.handedIn, true), sql`${attempts.pointId} is null`))
    .orderBy(asc(attempts.questionId));
};

/** All of a learner's attempts. */
export const listAttempts = (db: Reader, userId: string) => {
  const { attempts } = db.tables;
  return db
    .select()
    .from(attempts)
    .where(eq(attempts.userId, userId))
    .orderBy(asc(attempts.handedInAt), asc(attempts.id));
};
