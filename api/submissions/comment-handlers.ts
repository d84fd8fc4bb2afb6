import { markSeen, type Subject } from '../../db/comments.ts';
import { run, type Database } from '../../db/database.ts';
import type { CommentRow } from '../../db/schema.ts';
import { updateSubmission } from '../../db/submissions.ts';
import type { Deps } from '../deps.ts';
import type { Handlers } from '../http/route.ts';
import type { commentRoutes } from './comment-routes.ts';
import { cohortsFor, presentComments, readComments } from './read-comments.ts';
import { changeComment, writeComment } from './write-comment.ts';

export function commentHandlers({ db, clock }: Pick<Deps, 'db' | 'clock'>): Handlers<typeof commentRoutes> {
  const present = async (readerId: string, comment: CommentRow) => {
    const [presented] = await presentComments(db.read, readerId, [comment], comment.at);
    if (!presented) throw new Error('A comment was not presented.');
    return presented;
  };
  return {
    async listSubmissionComments({ params, actor }) {
      return { status: 200, body: await readComments(db, actor.userId, params) };
    },
    async commentOnSubmission({ params, body, actor }) {
      const { comment, isNew } = await writeComment(db, actor.userId, params, body, clock());
      return { status: isNew ? 201 : 200, body: await present(actor.userId, comment) };
    },
    async markSubmissionSeen({ params, actor }) {
      return { status: 200, body: await seen(db, actor.userId, params, clock()) };
    },
    async listAttemptComments({ params, actor }) {
      return { status: 200, body: await readComments(db, actor.userId, params) };
    },
    async commentOnAttempt({ params, body, actor }) {
      const { comment, isNew } = await writeComment(db, actor.userId, params, body, clock());
      return { status: isNew ? 201 : 200, body: await present(actor.userId, comment) };
    },
    async markAttemptSeen({ params, actor }) {
      return { status: 200, body: await seen(db, actor.userId, params, clock()) };
    },
    async updateComment({ params: { userId, commentId: id }, body: { text }, actor }) {
      const comment = await changeComment(db, actor.userId, { userId, id }, text, clock());
      return { status: 200, body: await present(actor.userId, comment) };
    },
    async deleteComment({ params: { userId, commentId: id }, actor }) {
      const comment = await changeComment(db, actor.userId, { userId, id }, null, clock());
      return { status: 200, body: await present(actor.userId, comment) };
    },
  };
}

/** Remembers that somebody has read what is said about something. */
async function seen(db: Database, readerId: string, subject: Subject, now: Date): Promise<{ seenAt: string }> {
  await db.transaction(function* (tx) {
    yield* cohortsFor(tx, readerId, subject);
    yield* run(markSeen(tx, subject, readerId, now));
    if (readerId === subject.userId && 'assignmentId' in subject)
      yield* run(updateSubmission(tx, subject, { seenAt: now }));
  });
  return { seenAt: now.toISOString() };
}
