import { and, asc, desc, eq, getTableColumns, inArray, isNull, sql } from 'drizzle-orm';
import { isVisible } from './catalogue.ts';
import { run, type Reader, type Work, type Writer } from './database.ts';
import { fixedLimit, prepared } from './prepared.ts';
import type { PointRow, QuestionReportRow, QuestionRevisionRow, QuestionRow } from './schema.ts';

/** What a learner may see of a question before answering; the model answer and points are not in it. */
const publicColumns = ({ questions, questionRevisions, decks }: Reader['tables']) => ({
  id: questions.id,
  cardId: questions.cardId,
  rev: questionRevisions.rev,
  deckId: questions.deckId,
  deckTitle: decks.title,
  deckOwnerId: decks.ownerId,
  skillId: decks.skillId,
  retired: questions.retired,
  prompt: questionRevisions.prompt,
  kind: questionRevisions.kind,
  level: questionRevisions.level,
  thinkSeconds: questionRevisions.thinkSeconds,
  answerSeconds: questionRevisions.answerSeconds,
  tags: questionRevisions.tags,
  asOf: questionRevisions.asOf,
  pointCount: questionRevisions.pointCount,
});

const publicQuestions = (db: Reader) => {
  const { questions, questionRevisions, decks } = db.tables;
  return db
    .select(publicColumns(db.tables))
    .from(questions)
    .innerJoin(
      questionRevisions,
      and(eq(questionRevisions.questionId, questions.id), eq(questionRevisions.rev, questions.rev)),
    )
    .innerJoin(decks, eq(decks.id, questions.deckId));
};

/** A question at the revision now asked, if the learner may see it: `{ id, userId }`. */
export const findQuestion = prepared((db: Reader) =>
  publicQuestions(db).where(and(eq(db.tables.questions.id, sql.placeholder('id')), isVisible(db))),
);

/** The question whose card every learner who may see it has under this id: `{ cardId, userId }`. */
export const findQuestionOfCard = prepared((db: Reader) =>
  publicQuestions(db).where(and(eq(db.tables.questions.cardId, sql.placeholder('cardId')), isVisible(db))),
);

/** The point whose drill every learner has under this id: `{ cardId }`. */
export const findPointOfCard = prepared((db: Reader) => {
  const { points } = db.tables;
  return db
    .select({ questionId: points.questionId, id: points.id })
    .from(points)
    .where(eq(points.cardId, sql.placeholder('cardId')))
    .orderBy(desc(points.rev))
    .limit(fixedLimit(1));
});

/** The point whose drill has this id, if the learner missed it in an answer, or a part of it: `{ userId, cardId }`. */
export const findMissedPoint = prepared((db: Reader) => {
  const { points, questions, attempts, verdicts } = db.tables;
  const userId = sql.placeholder('userId');
  return db
    .select({ questionId: points.questionId, id: points.id })
    .from(points)
    .innerJoin(questions, and(eq(questions.id, points.questionId), eq(questions.rev, points.rev)))
    .innerJoin(attempts, and(eq(attempts.userId, userId), eq(attempts.questionId, points.questionId)))
    .innerJoin(
      verdicts,
      and(
        eq(verdicts.userId, userId),
        eq(verdicts.attemptId, attempts.id),
        eq(verdicts.pointId, points.id),
        eq(verdicts.rev, attempts.rev),
        inArray(verdicts.verdict, ['partial', 'missed', 'wrong']),
      ),
    )
    .where(eq(points.cardId, sql.placeholder('cardId')))
    .limit(fixedLimit(1));
});

/** A deck's questions that are not retired, in the order they are met: `{ deckId }`. */
export const listQuestionsOfDeck = prepared((db: Reader) => {
  const { questions } = db.tables;
  return publicQuestions(db)
    .where(and(eq(questions.deckId, sql.placeholder('deckId')), eq(questions.retired, false)))
    .orderBy(asc(questions.position), asc(questions.id));
});

/** Kinds and weights of the points that a deck's questions ask for now, question by question: `{ deckId }`. */
export const listCriteria = prepared((db: Reader) => {
  const { points, questions } = db.tables;
  return db
    .select({ questionId: points.questionId, kind: points.kind, weight: points.weight })
    .from(questions)
    .innerJoin(points, and(eq(points.questionId, questions.id), eq(points.rev, questions.rev)))
    .where(and(eq(questions.deckId, sql.placeholder('deckId')), eq(questions.retired, false)))
    .orderBy(asc(questions.position), asc(questions.id), asc(points.position), asc(points.id));
});

/** Every card that the questions and points of visible decks, or of one of them, may have: `{ userId, deckId }`, deckId null for all. */
export async function listCardTargets(
  db: Reader,
  { userId, deckId }: { userId: string; deckId: string | undefined },
): Promise<CardTarget[]> {
  const { decks, points, questions } = db.tables;
  const inDecks = and(isVisible(db, userId), deckId === undefined ? undefined : eq(questions.deckId, deckId));
  const ofQuestions = await db
    .select({ cardId: questions.cardId, questionId: questions.id, deckId: questions.deckId })
    .from(questions)
    .innerJoin(decks, eq(decks.id, questions.deckId))
    .where(inDecks)
    .orderBy(asc(questions.id));
  const ofPoints = await db
    .selectDistinct({
      cardId: points.cardId,
      questionId: questions.id,
      deckId: questions.deckId,
      pointId: points.id,
    })
    .from(points)
    .innerJoin(questions, eq(questions.id, points.questionId))
    .innerJoin(decks, eq(decks.id, questions.deckId))
    .where(inDecks)
    .orderBy(asc(points.cardId));
  return [...ofQuestions.map((row) => ({ ...row, pointId: null })), ...ofPoints];
}

/** What a card's id stands for: a question, or a point of it. */
export interface CardTarget {
  cardId: string;
  questionId: string;
  deckId: string;
  pointId: string | null;
}

/** The revision now asked, retired or not: `{ questionId }`. */
export const findCurrentRev = prepared((db: Reader) => {
  const { questions } = db.tables;
  return db
    .select({ rev: questions.rev })
    .from(questions)
    .where(eq(questions.id, sql.placeholder('questionId')));
});

/** One revision with its model answer: `{ questionId, rev }`. */
export const findRevision = prepared((db: Reader) => {
  const { questionRevisions } = db.tables;
  return db
    .select()
    .from(questionRevisions)
    .where(
      and(
        eq(questionRevisions.questionId, sql.placeholder('questionId')),
        eq(questionRevisions.rev, sql.placeholder('rev')),
      ),
    );
});

/** The rubric points of one revision, in their order, each with how many its revision's groups need: `{ questionId, rev }`. */
export const listPoints = prepared((db: Reader) => {
  const { points, questionRevisions } = db.tables;
  return db
    .select({ ...getTableColumns(points), groups: questionRevisions.groups })
    .from(points)
    .innerJoin(
      questionRevisions,
      and(eq(questionRevisions.questionId, points.questionId), eq(questionRevisions.rev, points.rev)),
    )
    .where(and(eq(points.questionId, sql.placeholder('questionId')), eq(points.rev, sql.placeholder('rev'))))
    .orderBy(asc(points.position), asc(points.id));
});
export type AskedPoint = Awaited<ReturnType<typeof listPoints>>[number];

/** What is asked now by some questions that are not retired. */
export function listPrompts(db: Reader, questionIds: string[]) {
  const { questions, questionRevisions } = db.tables;
  return db
    .select({
      questionId: questions.id,
      deckId: questions.deckId,
      rev: questions.rev,
      cardId: questions.cardId,
      kind: questionRevisions.kind,
      prompt: questionRevisions.prompt,
    })
    .from(questions)
    .innerJoin(
      questionRevisions,
      and(eq(questionRevisions.questionId, questions.id), eq(questionRevisions.rev, questions.rev)),
    )
    .where(and(inArray(questions.id, questionIds), eq(questions.retired, false)))
    .orderBy(asc(questions.id));
}

/** The claims of some questions' points, in every revision. */
export function listClaims(db: Reader, questionIds: string[]) {
  const { points, questionRevisions } = db.tables;
  return db
    .select({
      questionId: points.questionId,
      rev: points.rev,
      pointId: points.id,
      say: points.say,
      role: points.role,
      kind: points.kind,
      weight: points.weight,
      cardId: points.cardId,
      group: points.group,
      groups: questionRevisions.groups,
    })
    .from(points)
    .innerJoin(
      questionRevisions,
      and(eq(questionRevisions.questionId, points.questionId), eq(questionRevisions.rev, points.rev)),
    )
    .where(inArray(points.questionId, questionIds))
    .orderBy(asc(points.questionId), asc(points.rev), asc(points.position), asc(points.id));
}
export type Claim = Awaited<ReturnType<typeof listClaims>>[number];

/** What is stored of every revision that came from a file, to see what a deck file changes. */
export function listRevisionHashes(db: Reader) {
  const { decks, questions, questionRevisions } = db.tables;
  return db
    .select({
      id: questions.id,
      currentRev: questions.rev,
      deckId: questions.deckId,
      position: questions.position,
      retired: questions.retired,
      rev: questionRevisions.rev,
      hash: questionRevisions.hash,
      fileHash: questionRevisions.fileHash,
    })
    .from(questions)
    .innerJoin(questionRevisions, eq(questionRevisions.questionId, questions.id))
    .innerJoin(decks, and(eq(decks.id, questions.deckId), isNull(decks.ownerId)))
    .orderBy(asc(questions.id), asc(questionRevisions.rev));
}

/** Adds a question or moves it to a revision; earlier revisions stay. */
export function* storeQuestion(
  tx: Writer,
  question: Omit<QuestionRow, 'retired'>,
  revision: QuestionRevisionRow,
  pointRows: PointRow[],
): Work<void> {
  const { questions, questionRevisions, points } = tx.tables;
  const { id, ...rest } = question;
  yield* run(
    tx
      .insert(questions)
      .values({ id, ...rest, retired: false })
      .onConflictDoUpdate({ target: questions.id, set: { ...rest, retired: false } })
      .returning({ id: questions.id }),
  );
  const { questionId, rev, ...content } = revision;
  yield* run(
    tx
      .insert(questionRevisions)
      .values(revision)
      .onConflictDoUpdate({ target: [questionRevisions.questionId, questionRevisions.rev], set: content })
      .returning({ rev: questionRevisions.rev }),
  );
  yield* run(
    tx
      .delete(points)
      .where(and(eq(points.questionId, questionId), eq(points.rev, rev)))
      .returning({ id: points.id }),
  );
  yield* run(tx.insert(points).values(pointRows));
}

export function* insertQuestionReport(tx: Writer, row: QuestionReportRow): Work<void> {
  yield* run(tx.insert(tx.tables.questionReports).values(row));
}

const reports = (db: Reader) => {
  const { questionReports, questionRevisions, questions } = db.tables;
  return db
    .select({ report: questionReports, prompt: questionRevisions.prompt, deckId: questions.deckId })
    .from(questionReports)
    .innerJoin(questions, eq(questions.id, questionReports.questionId))
    .innerJoin(
      questionRevisions,
      and(eq(questionRevisions.questionId, questionReports.questionId), eq(questionRevisions.rev, questionReports.rev)),
    );
};
/** A report with what was asked and the deck to look in. */
export type ReportWithQuestion = Awaited<ReturnType<typeof listQuestionReports>>[number];

/** The newest reports on questions, with what was asked. */
export const listQuestionReports = (db: Reader, limit: number) => {
  const { questionReports } = db.tables;
  return reports(db).orderBy(desc(questionReports.reportedAt), desc(questionReports.id)).limit(limit);
};

export const findQuestionReport = (db: Reader, id: string) => reports(db).where(eq(db.tables.questionReports.id, id));

export function* resolveQuestionReport(tx: Writer, id: string, resolvedAt: Date): Work<boolean> {
  const { questionReports } = tx.tables;
  const rows = yield* run(
    tx
      .update(questionReports)
      .set({ resolvedAt })
      .where(eq(questionReports.id, id))
      .returning({ id: questionReports.id }),
  );
  return rows.length > 0;
}

/** Makes a user's reports another's. */
export function* moveQuestionReports(tx: Writer, fromUserId: string, userId: string): Work<void> {
  const { questionReports } = tx.tables;
  yield* run(
    tx
      .update(questionReports)
      .set({ userId })
      .where(eq(questionReports.userId, fromUserId))
      .returning({ id: questionReports.id }),
  );
}
