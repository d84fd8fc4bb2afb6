import { and, asc, desc, eq, inArray, isNotNull, ne, sql } from 'drizzle-orm';
import { run, type Reader, type Work, type Writer } from './database.ts';
import { isBefore } from './is-before.ts';
import { fixedLimit, prepared } from './prepared.ts';
import type { InterviewQuestionRow, InterviewRow } from './schema.ts';

export type InterviewKey = Pick<InterviewRow, 'userId' | 'id'>;

const byKey = ({ interviews }: Reader['tables']) =>
  and(eq(interviews.userId, sql.placeholder('userId')), eq(interviews.id, sql.placeholder('id')));

/** One interview of a learner: `{ userId, id }`. */
export const findInterview = prepared((db: Reader) => db.select().from(db.tables.interviews).where(byKey(db.tables)));

/** Takes an interview for the rest of the transaction: `{ userId, id }`. */
export const takeInterview = prepared((tx: Writer) => {
  const { interviews } = tx.tables;
  return tx
    .update(interviews)
    .set({ version: sql`${interviews.version} + 1` })
    .where(byKey(tx.tables))
    .returning();
});

/** Adds an interview unless its id is taken; tells whether it was added. */
export function* insertInterview(tx: Writer, row: InterviewRow): Work<boolean> {
  const { interviews } = tx.tables;
  const added = yield* run(tx.insert(interviews).values(row).onConflictDoNothing().returning({ id: interviews.id }));
  return added.length > 0;
}

/** Changes an interview that is taken. */
export function* updateInterview(
  tx: Writer,
  { userId, id }: InterviewKey,
  values: Partial<Omit<InterviewRow, 'userId' | 'id' | 'version'>>,
): Work<void> {
  const { interviews } = tx.tables;
  yield* run(
    tx
      .update(interviews)
      .set(values)
      .where(and(eq(interviews.userId, userId), eq(interviews.id, id)))
      .returning({ id: interviews.id }),
  );
}

/** A learner’s interview that is under way, other than one. */
export const findOpenInterview = (db: Reader, { userId, id }: InterviewKey) => {
  const { interviews } = db.tables;
  return db
    .select({ id: interviews.id })
    .from(interviews)
    .where(and(eq(interviews.userId, userId), inArray(interviews.status, ['running', 'paused']), ne(interviews.id, id)))
    .orderBy(asc(interviews.id))
    .limit(fixedLimit(1));
};

/** Removes a learner’s interviews that were never started. */
export function* deletePlannedInterviews(tx: Writer, userId: string): Work<void> {
  const { interviews, interviewQuestions } = tx.tables;
  const gone = yield* run(
    tx
      .delete(interviews)
      .where(and(eq(interviews.userId, userId), eq(interviews.status, 'planned')))
      .returning({ id: interviews.id }),
  );
  if (gone.length === 0) return;
  yield* run(
    tx
      .delete(interviewQuestions)
      .where(
        and(
          eq(interviewQuestions.userId, userId),
          inArray(
            interviewQuestions.interviewId,
            gone.map(({ id }) => id),
          ),
        ),
      )
      .returning({ position: interviewQuestions.position }),
  );
}

/** The question of an interview whose answer has, or will have, an id. */
export const findQuestionOfAttempt = (
  db: Reader,
  { userId, attemptId }: Pick<InterviewQuestionRow, 'userId' | 'attemptId'>,
) => {
  const { interviewQuestions } = db.tables;
  return db
    .select({ parts: interviewQuestions.parts })
    .from(interviewQuestions)
    .where(and(eq(interviewQuestions.userId, userId), eq(interviewQuestions.attemptId, attemptId)));
};

/** A learner’s interviews, newest first, those before an instant and id. */
export const listInterviews = (
  db: Reader,
  userId: string,
  { before, limit }: { before: { at: Date; id: string } | undefined; limit: number },
) => {
  const { interviews } = db.tables;
  return db
    .select()
    .from(interviews)
    .where(and(eq(interviews.userId, userId), before && isBefore(interviews.createdAt, interviews.id, before)))
    .orderBy(desc(interviews.createdAt), desc(interviews.id))
    .limit(limit);
};

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
        isBefore(interviews.endedAt, interviews.id, before),
      ),
    )
    .orderBy(desc(interviews.endedAt), desc(interviews.id))
    .limit(limit);
};

/** The questions of an interview in their order: `{ userId, interviewId }`. */
export const listInterviewQuestions = prepared((db: Reader) => {
  const { interviewQuestions } = db.tables;
  return db
    .select()
    .from(interviewQuestions)
    .where(
      and(
        eq(interviewQuestions.userId, sql.placeholder('userId')),
        eq(interviewQuestions.interviewId, sql.placeholder('interviewId')),
      ),
    )
    .orderBy(asc(interviewQuestions.position));
});

export function* insertInterviewQuestions(tx: Writer, rows: InterviewQuestionRow[]): Work<void> {
  const { interviewQuestions } = tx.tables;
  yield* run(tx.insert(interviewQuestions).values(rows).returning({ position: interviewQuestions.position }));
}

/** Changes a question of an interview that is taken. */
export function* updateInterviewQuestion(
  tx: Writer,
  { userId, interviewId, position }: Pick<InterviewQuestionRow, 'userId' | 'interviewId' | 'position'>,
  values: Partial<Omit<InterviewQuestionRow, 'userId' | 'interviewId' | 'position'>>,
): Work<void> {
  const { interviewQuestions } = tx.tables;
  yield* run(
    tx
      .update(interviewQuestions)
      .set(values)
      .where(
        and(
          eq(interviewQuestions.userId, userId),
          eq(interviewQuestions.interviewId, interviewId),
          eq(interviewQuestions.position, position),
        ),
      )
      .returning({ position: interviewQuestions.position }),
  );
}
