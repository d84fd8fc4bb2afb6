import type { z } from 'zod';
import { listMarksOf } from '../../db/comments.ts';
import type { Reader } from '../../db/database.ts';
import { countByStatus, listQueue, type QueueFilter, type QueuePlace } from '../../db/submissions.ts';
import { countMarks } from '../attempts/present-attempt.ts';
import { invalidFields } from '../errors.ts';
import { addCounts, countPoints } from './count-points.ts';
import { presentState, readPeople } from './present-state.ts';
import { readAnswers } from './read-answers.ts';
import type { submissionRoutes } from './routes.ts';

type Queue = z.input<(typeof submissionRoutes.listSubmissions.responses)[200]>;

/** A page of what was handed in to a cohort, for a coach of it. */
export async function buildQueue(
  db: Reader,
  readerId: string,
  filter: QueueFilter,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
  now: Date,
): Promise<Queue> {
  const after = cursor === undefined ? undefined : readPlace(cursor);
  const [rows, statuses] = await Promise.all([
    listQueue(db, filter, { after, limit: limit + 1 }),
    countByStatus(db, filter.cohortId, filter.assignmentId),
  ]);
  const listed = rows.slice(0, limit);
  const submissions = listed.map(({ submission }) => submission);
  const learners = [...new Set(submissions.map(({ userId }) => userId))];
  const [people, answers, marks] = await Promise.all([
    readPeople(db, filter.cohortId, submissions),
    readAnswers(db, submissions, { presentOnly: true }),
    learners.length === 0 ? [] : listMarksOf(db, filter.cohortId, learners, readerId),
  ]);
  const last = rows.length > limit ? listed.at(-1) : undefined;
  const countOf = (status: QueueFilter['status']) => statuses.find((row) => row.status === status)?.submissions ?? 0;
  return {
    items: listed.map((row) => {
      const { submission, assignment, learner } = row;
      const own = answers.of(submission);
      const isOwn = (id: string | null) => own.some(({ attempt }) => attempt.id === id);
      const unread = marks.filter(
        ({ userId, attemptId, assignmentId }) =>
          userId === submission.userId &&
          (attemptId === null ? assignmentId === submission.assignmentId : isOwn(attemptId)),
      );
      return {
        learner,
        assignment: { id: assignment.id, title: assignment.title, kind: assignment.kind },
        ...presentState(row, people, readerId, now),
        answers: own.length,
        inputModes: [...new Set(own.map(({ attempt }) => attempt.inputMode))].toSorted(),
        durationMs: own.reduce((sum, { attempt }) => sum + attempt.durationMs, 0),
        ...addCounts(own.map((answer) => countPoints(answer.attempt, answers.claims, answers.verdictsOn(answer)))),
        unread: countMarks(unread, readerId).unread,
      };
    }),
    nextCursor: last ? writePlace({ at: last.at, ...last.submission }) : null,
    counts: {
      open: countOf('open'),
      'handed-in': countOf('handed-in'),
      returned: countOf('returned'),
      reviewed: countOf('reviewed'),
    },
  };
}

const writePlace = ({ at, userId, assignmentId }: QueuePlace): string =>
  Buffer.from(JSON.stringify([at.getTime(), userId, assignmentId])).toString('base64url');

/** Throws Invalid for anything but a cursor of ours. */
function readPlace(cursor: string): QueuePlace {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const [, ms, userId, assignmentId] = /^\[(\d{1,14}),"([\w-]{1,100})","([\w-]{1,100})"\]$/.exec(text) ?? [];
  if (ms === undefined || userId === undefined || assignmentId === undefined)
    throw invalidFields([{ pointer: '/query/cursor', message: 'send the nextCursor of the page before, unchanged' }]);
  return { at: new Date(Number(ms)), userId, assignmentId };
}
