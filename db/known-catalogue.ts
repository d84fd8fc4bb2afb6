import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm';
import type { Reader } from './database.ts';

/** Which of some decks are here for a person: the service's and their own, retired ones too. */
export const listKnownDecks = (db: Reader, userId: string, ids: string[]) => {
  const { decks } = db.tables;
  return db
    .select({ id: decks.id })
    .from(decks)
    .where(and(inArray(decks.id, ids), or(isNull(decks.ownerId), eq(decks.ownerId, userId))))
    .orderBy(asc(decks.id));
};

/** Which revisions of some questions are here for a person. */
export const listKnownRevisions = (db: Reader, userId: string, questionIds: string[]) => {
  const { decks, questions, questionRevisions } = db.tables;
  return db
    .select({ questionId: questionRevisions.questionId, rev: questionRevisions.rev })
    .from(questionRevisions)
    .innerJoin(questions, eq(questions.id, questionRevisions.questionId))
    .innerJoin(decks, eq(decks.id, questions.deckId))
    .where(and(inArray(questions.id, questionIds), or(isNull(decks.ownerId), eq(decks.ownerId, userId))))
    .orderBy(asc(questionRevisions.questionId), asc(questionRevisions.rev));
};

/** Whether a skill is here. */
export const findSkillId = (db: Reader, id: string) => {
  const { skills } = db.tables;
  return db.select({ id: skills.id }).from(skills).where(eq(skills.id, id));
};

/** Whose decks some ids begin with: users that are here. */
export const listUsersAmong = (db: Reader, ids: string[]) => {
  const { user } = db.tables;
  return db.select({ id: user.id }).from(user).where(inArray(user.id, ids)).orderBy(asc(user.id));
};
