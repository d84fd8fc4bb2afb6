import type { z } from 'zod';
import { findSeenMark, listComments, listNames, type Subject } from '../../db/comments.ts';
import { readThrough, type Database, type Reader, type Work } from '../../db/database.ts';
import type { CommentRow } from '../../db/schema.ts';
import { attemptFor, submissionFor } from './policy.ts';
import type { commentRoutes } from './comment-routes.ts';
import { mayComment, mostComments } from './write-comment.ts';

type Comments = z.input<(typeof commentRoutes.listAttemptComments.responses)[200]>;
type Presented = Comments['items'][number];

/** The comments on something that somebody may see, oldest first. Throws NotFound. */
export async function readComments(db: Database, readerId: string, subject: Subject): Promise<Comments> {
  const { cohorts, mayWrite } = await readThrough(db, function* (reader) {
    return {
      cohorts: yield* cohortsFor(reader, readerId, subject),
      mayWrite: yield* mayComment(reader, readerId, subject),
    };
  });
  const [comments, [mark]] = await Promise.all([
    listComments(db.read, subject, mostComments),
    findSeenMark(db.read, subject, readerId),
  ]);
  const seen = comments.filter(({ cohortId }) => cohorts === 'all' || cohorts.includes(cohortId));
  return { items: await presentComments(db.read, readerId, seen, mark?.at ?? null), mayWrite };
}

/** The cohorts whose comments somebody sees: their learner all of them. */
export function* cohortsFor(tx: Reader, readerId: string, subject: Subject): Work<'all' | string[]> {
  if ('assignmentId' in subject) {
    const { coach } = yield* submissionFor(tx, 'comment', readerId, subject);
    return coach ? [coach.cohort.id] : 'all';
  }
  const { coach } = yield* attemptFor(tx, 'comment', readerId, subject);
  return coach.length === 0 ? 'all' : coach.map(({ cohort }) => cohort.id);
}

/** @param seenAt until when the reader has read */
export async function presentComments(
  db: Reader,
  readerId: string,
  comments: readonly CommentRow[],
  seenAt: Date | null,
): Promise<Presented[]> {
  const ids = [...new Set(comments.flatMap(({ authorId }) => authorId ?? []))];
  const names = new Map(ids.length === 0 ? [] : (await listNames(db, ids)).map(({ id, name }) => [id, name]));
  return comments.map(({ id, userId, pointId, authorId, text, at, editedAt, deletedAt }) => {
    const name = authorId === null ? undefined : names.get(authorId);
    const isYou = authorId === readerId;
    return {
      id,
      pointId,
      author: name === undefined ? null : { name, isYou, role: authorId === userId ? 'learner' : 'coach' },
      text,
      at: at.toISOString(),
      editedAt: editedAt?.toISOString() ?? null,
      deletedAt: deletedAt?.toISOString() ?? null,
      unread: !isYou && deletedAt === null && (seenAt === null || at > seenAt),
    };
  });
}
