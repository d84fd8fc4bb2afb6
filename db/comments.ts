import { and, asc, count, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Reader, Writer } from './database.ts';
import { prepared } from './prepared.ts';
import type { CommentRow } from './schema.ts';

/** What comments are about: an answer with its points, or a submission. */
export type Subject = { userId: string } & ({ attemptId: string } | { assignmentId: string });

const aboutOf = (subject: Subject): string => ('attemptId' in subject ? subject.attemptId : subject.assignmentId);

const isAbout = ({ comments }: Reader['tables'], subject: Subject) =>
  and(
    eq(comments.userId, subject.userId),
    'attemptId' in subject
      ? eq(comments.attemptId, subject.attemptId)
      : and(eq(comments.assignmentId, subject.assignmentId), isNull(comments.attemptId)),
  );

/** Comments about something, oldest first: those taken back too, without their text. */
export const listComments = (db: Reader, subject: Subject, limit: number) => {
  const { comments } = db.tables;
  return db
    .select()
    .from(comments)
    .where(isAbout(db.tables, subject))
    .orderBy(asc(comments.at), asc(comments.id))
    .limit(limit);
};

/** Which of a learner’s answers there are comments on. */
export const listCommented = (db: Reader, userId: string, attemptIds: string[]) => {
  const { comments } = db.tables;
  return db
    .selectDistinct({ attemptId: comments.attemptId })
    .from(comments)
    .where(and(eq(comments.userId, userId), inArray(comments.attemptId, attemptIds), isNull(comments.deletedAt)))
    .orderBy(asc(comments.attemptId));
};

export const countComments = (db: Reader, subject: Subject) =>
  db.select({ comments: count() }).from(db.tables.comments).where(isAbout(db.tables, subject));

/** What there is to read about an answer, and until when somebody has read: `{ userId, attemptId, readerId }`. */
export const listCommentMarks = prepared((db: Reader) => {
  const { comments, seenMarks } = db.tables;
  return db
    .select({ cohortId: comments.cohortId, authorId: comments.authorId, at: comments.at, seenAt: seenMarks.at })
    .from(comments)
    .leftJoin(
      seenMarks,
      and(
        eq(seenMarks.userId, comments.userId),
        eq(seenMarks.about, comments.attemptId),
        eq(seenMarks.readerId, sql.placeholder('readerId')),
      ),
    )
    .where(
      and(
        eq(comments.userId, sql.placeholder('userId')),
        eq(comments.attemptId, sql.placeholder('attemptId')),
        isNull(comments.deletedAt),
      ),
    )
    .orderBy(asc(comments.at), asc(comments.id));
});
export type CommentMark = Pick<CommentRow, 'cohortId' | 'authorId' | 'at'> & { seenAt: Date | null };

/** The same of everything that is said about some learners in a cohort. */
export const listMarksOf = (db: Reader, cohortId: string, userIds: string[], readerId: string) => {
  const { comments, seenMarks } = db.tables;
  return db
    .select({
      userId: comments.userId,
      attemptId: comments.attemptId,
      assignmentId: comments.assignmentId,
      cohortId: comments.cohortId,
      authorId: comments.authorId,
      at: comments.at,
      seenAt: seenMarks.at,
    })
    .from(comments)
    .leftJoin(
      seenMarks,
      and(
        eq(seenMarks.userId, comments.userId),
        or(
          eq(seenMarks.about, comments.attemptId),
          and(isNull(comments.attemptId), eq(seenMarks.about, comments.assignmentId)),
        ),
        eq(seenMarks.readerId, readerId),
      ),
    )
    .where(and(inArray(comments.userId, userIds), eq(comments.cohortId, cohortId), isNull(comments.deletedAt)))
    .orderBy(asc(comments.userId), asc(comments.at), asc(comments.id));
};

type CommentKey = Pick<CommentRow, 'userId' | 'id'>;
const ofKey = ({ comments }: Reader['tables'], { userId, id }: CommentKey) =>
  and(eq(comments.userId, userId), eq(comments.id, id));

export const findComment = (db: Reader, key: CommentKey) =>
  db.select().from(db.tables.comments).where(ofKey(db.tables, key));

/** Adds a comment unless its id is taken. */
export const insertComment = (tx: Writer, comment: CommentRow) =>
  tx.insert(tx.tables.comments).values(comment).onConflictDoNothing().returning();

export const updateComment = (
  tx: Writer,
  key: CommentKey,
  values: Partial<Pick<CommentRow, 'text' | 'editedAt' | 'deletedAt'>>,
) => tx.update(tx.tables.comments).set(values).where(ofKey(tx.tables, key)).returning();

/** Until when somebody has read what is said about something. */
export const findSeenMark = (db: Reader, subject: Subject, readerId: string) => {
  const { seenMarks } = db.tables;
  return db
    .select({ at: seenMarks.at })
    .from(seenMarks)
    .where(
      and(
        eq(seenMarks.userId, subject.userId),
        eq(seenMarks.about, aboutOf(subject)),
        eq(seenMarks.readerId, readerId),
      ),
    );
};

/** Remembers that somebody has read all that is said about something until now. */
export const markSeen = (tx: Writer, subject: Subject, readerId: string, at: Date) => {
  const { seenMarks } = tx.tables;
  return tx
    .insert(seenMarks)
    .values({ userId: subject.userId, about: aboutOf(subject), readerId, at })
    .onConflictDoUpdate({ target: [seenMarks.userId, seenMarks.about, seenMarks.readerId], set: { at } })
    .returning();
};

/** Whom of some people to name how. */
export const listNames = (db: Reader, ids: string[]) => {
  const { user } = db.tables;
  return db.select({ id: user.id, name: user.name }).from(user).where(inArray(user.id, ids)).orderBy(asc(user.id));
};
