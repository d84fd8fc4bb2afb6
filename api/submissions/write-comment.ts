import { findMembership, listCoaches } from '../../db/cohort-members.ts';
import {
  countComments,
  findComment,
  insertComment,
  listComments,
  updateComment,
  type Subject,
} from '../../db/comments.ts';
import { run, type Database, type Reader, type Work, type Writer } from '../../db/database.ts';
import { findRevision, listPoints } from '../../db/questions.ts';
import type { AttemptRow, CommentRow } from '../../db/schema.ts';
import { findUser } from '../../db/users.ts';
import { unlessArchived } from '../cohorts/policy.ts';
import { Conflict, Forbidden, invalidFields, NotFound } from '../errors.ts';
import { questionTitle, quoteOf } from '../notifications/plain-text.ts';
import { tell } from '../notifications/tell.ts';
import { attemptFor, submissionFor, type AttemptFor } from './policy.ts';

export interface NewComment {
  id: string;
  text: string;
  pointId?: string | undefined;
}

/** Of one thing; a page shows them all. */
export const mostComments = 500;

/** Writes a comment and tells the other side. The same again is the same comment. Throws NotFound, Conflict, Invalid and Forbidden. */
export async function writeComment(
  db: Database,
  actorId: string,
  subject: Subject,
  comment: NewComment,
  now: Date,
): Promise<{ comment: CommentRow; isNew: boolean }> {
  const author = await findUser(db.read, actorId);
  return db.transaction(function* (tx) {
    const place = yield* placeOf(tx, actorId, subject, comment.pointId);
    const written = yield* addComment(tx, subject, { cohortId: place.cohortId, authorId: actorId }, comment, now);
    if (written.isNew) {
      const byLearner = actorId === subject.userId;
      const coaches = byLearner ? yield* run(listCoaches(tx, [place.cohortId])) : [];
      const told = byLearner ? coaches.map(({ userId }) => userId) : [subject.userId];
      yield* tell(
        tx,
        told.map((userId) => ({
          userId,
          key: `comment:${subject.userId}:${comment.id}`,
          kind: 'comment',
          payload: {
            href: byLearner ? place.coachHref : place.learnerHref,
            actor: author?.name ?? '',
            cohort: place.cohortName,
            title: place.title,
            text: quoteOf(comment.text),
          },
        })),
        now,
      );
    }
    return written;
  });
}

interface Place {
  cohortId: string;
  cohortName: string;
  title: string;
  learnerHref: string;
  coachHref: string;
}

/** In which cohort a comment is written, and where each side reads it. */
function* placeOf(tx: Writer, actorId: string, subject: Subject, pointId: string | undefined): Work<Place> {
  const { userId } = subject;
  if ('assignmentId' in subject) {
    const { submission, assignment } = yield* submissionFor(tx, 'comment', actorId, subject);
    const cohortName = yield* presentIn(tx, actorId, submission.cohortId);
    return {
      cohortId: submission.cohortId,
      cohortName,
      title: assignment.title,
      learnerHref: `/assignments/${assignment.id}`,
      coachHref: `/coach/${submission.cohortId}/submissions/${userId}/${assignment.id}`,
    };
  }
  const { attempt, submissions, coach } = yield* attemptFor(tx, 'comment', actorId, subject);
  yield* refuseUnknownPoint(tx, attempt, pointId);
  const cohortId = yield* cohortOfAnswer(tx, actorId, subject, { submissions, coach });
  if (cohortId === undefined)
    throw new Conflict('No coach sees this answer: choose one that you handed in with an assignment.');
  const cohortName = yield* presentIn(tx, actorId, cohortId);
  const submitted = submissions.find(({ submission }) => submission.cohortId === cohortId);
  const [revision] = yield* run(findRevision(tx, { questionId: attempt.questionId, rev: attempt.rev }));
  return {
    cohortId,
    cohortName,
    title: questionTitle(revision?.prompt ?? ''),
    learnerHref: `/questions/${attempt.questionId}/answers`,
    coachHref: submitted
      ? `/coach/${cohortId}/submissions/${userId}/${submitted.assignment.id}`
      : `/coach/${cohortId}/learners/${userId}`,
  };
}

/** Whether somebody may write about something that they see: their cohort is there for it, and not archived. */
export function* mayComment(tx: Reader, actorId: string, subject: Subject): Work<boolean> {
  const cohortId =
    'assignmentId' in subject
      ? (yield* submissionFor(tx, 'comment', actorId, subject)).submission.cohortId
      : yield* cohortOfAnswer(tx, actorId, subject, yield* attemptFor(tx, 'comment', actorId, subject));
  const [membership] = cohortId === undefined ? [] : yield* run(findMembership(tx, actorId, cohortId));
  return membership !== undefined && membership.cohort.archivedAt === null;
}

/** The cohort in which somebody writes about an answer; undefined where no coach sees it. */
function* cohortOfAnswer(
  tx: Reader,
  actorId: string,
  subject: { userId: string; attemptId: string },
  { submissions, coach }: Pick<AttemptFor, 'submissions' | 'coach'>,
): Work<string | undefined> {
  const handedInTo = submissions.map(({ submission }) => submission.cohortId);
  // A learner answers those who wrote last.
  if (actorId === subject.userId)
    return yield* firstPresentIn(tx, actorId, [...(yield* commentedIn(tx, subject)), ...handedInTo]);
  const archived = new Set(coach.flatMap(({ cohort }) => (cohort.archivedAt === null ? [] : cohort.id)));
  const cohortIds = [...handedInTo, ...coach.map(({ cohort }) => cohort.id)];
  return cohortIds.find((id) => !archived.has(id)) ?? cohortIds[0];
}

/** The cohorts in which there are comments on an answer, that of the last one first. */
function* commentedIn(tx: Reader, subject: { userId: string; attemptId: string }): Work<string[]> {
  const comments = yield* run(listComments(tx, subject, mostComments));
  return comments.toReversed().map(({ cohortId }) => cohortId);
}

/** The first of some cohorts that somebody is in; the first of all if in none. */
function* firstPresentIn(tx: Reader, userId: string, cohortIds: readonly string[]): Work<string | undefined> {
  for (const cohortId of new Set(cohortIds)) {
    const [membership] = yield* run(findMembership(tx, userId, cohortId));
    if (membership) return cohortId;
  }
  return cohortIds[0];
}

/** The name of a cohort for somebody who is in it. Who has left reads what was said, but writes no more. */
function* presentIn(tx: Writer, userId: string, cohortId: string): Work<string> {
  const [membership] = yield* run(findMembership(tx, userId, cohortId));
  if (!membership) throw new Forbidden('You have left this cohort: ask one of its coaches for an invitation.');
  unlessArchived(membership);
  return membership.cohort.name;
}

function* refuseUnknownPoint(
  tx: Writer,
  { questionId, rev, pointId: drilled }: AttemptRow,
  pointId: string | undefined,
): Work<void> {
  if (pointId === undefined) return;
  const points = yield* run(listPoints(tx, { questionId, rev }));
  const known = points.filter(({ id }) => drilled === null || id === drilled).map(({ id }) => id);
  if (!known.includes(pointId))
    throw invalidFields([
      { pointer: '/body/pointId', message: `this answer has no such point: use one of ${known.join(', ')}` },
    ]);
}

/** Stores a comment, unless it is there: then it has to be the same. Throws Conflict. */
export function* addComment(
  tx: Writer,
  subject: Subject,
  { cohortId, authorId }: { cohortId: string; authorId: string },
  { id, text, pointId }: NewComment,
  now: Date,
): Work<{ comment: CommentRow; isNew: boolean }> {
  const comment: CommentRow = {
    userId: subject.userId,
    id,
    cohortId,
    assignmentId: 'assignmentId' in subject ? subject.assignmentId : null,
    attemptId: 'attemptId' in subject ? subject.attemptId : null,
    pointId: pointId ?? null,
    authorId,
    text,
    at: now,
    editedAt: null,
    deletedAt: null,
  };
  const [known] = yield* run(findComment(tx, comment));
  if (known) {
    const isSame = known.text === text || known.editedAt !== null || known.deletedAt !== null;
    const isThere = (['assignmentId', 'attemptId', 'pointId', 'authorId'] as const).every(
      (field) => known[field] === comment[field],
    );
    if (!isThere || !isSame)
      throw new Conflict('Another comment was sent under this id: send each with an id of its own.');
    return { comment: known, isNew: false };
  }
  const [count] = yield* run(countComments(tx, subject));
  if ((count?.comments ?? 0) >= mostComments)
    throw new Conflict(`There are ${mostComments} comments on this, and that is the most: write about another answer.`);
  const added = yield* run(insertComment(tx, comment));
  if (added.length === 0) throw new Conflict('This comment was sent twice at the same moment: send it again.');
  return { comment, isNew: true };
}

/** Changes the text of a comment, or takes it back (null). Throws NotFound, Forbidden and Conflict. */
export function changeComment(
  db: Database,
  actorId: string,
  key: { userId: string; id: string },
  text: string | null,
  now: Date,
): Promise<CommentRow> {
  return db.transaction(function* (tx) {
    const [comment] = yield* run(findComment(tx, key));
    if (!comment) throw noComment();
    yield* refuseUnseen(tx, actorId, comment);
    if (comment.authorId !== actorId)
      throw new Forbidden('Only who wrote a comment can change it: write one of your own.');
    if (text === null) {
      if (comment.deletedAt) return comment;
      const [gone] = yield* run(updateComment(tx, key, { text: '', deletedAt: now }));
      return gone ?? comment;
    }
    if (comment.deletedAt) throw new Conflict('This comment was taken back: write a new one.');
    if (comment.text === text) return comment;
    const [changed] = yield* run(updateComment(tx, key, { text, editedAt: now }));
    return changed ?? comment;
  });
}

/** To who cannot see what it is about, there is no such comment. */
function* refuseUnseen(
  tx: Writer,
  actorId: string,
  { userId, attemptId, assignmentId, cohortId }: CommentRow,
): Work<void> {
  if (actorId === userId) return;
  const [membership] = yield* run(findMembership(tx, actorId, cohortId));
  if (membership?.member.role !== 'coach') throw noComment();
  try {
    if (attemptId !== null) yield* attemptFor(tx, 'comment', actorId, { userId, attemptId });
    else if (assignmentId !== null) yield* submissionFor(tx, 'comment', actorId, { userId, assignmentId });
  } catch (error) {
    throw error instanceof NotFound ? noComment() : error;
  }
}

const noComment = () =>
  new NotFound('There is no such comment: choose one of the lists of comments on an answer or a hand-in.');
