import { v5 } from 'uuid';
import { run, type Database, type Work, type Writer } from '../../db/database.ts';
import { findInterview } from '../../db/interviews.ts';
import { countAnswers, findOwnSubmission, type OwnSubmission } from '../../db/learner-submissions.ts';
import { takeSubmission, updateSubmission, type SubmissionKey } from '../../db/submissions.ts';
import { listDecksById } from '../../db/assignments.ts';
import type { DeckRow } from '../../db/schema.ts';
import { Conflict } from '../errors.ts';
import { createInterview } from '../interviews/create-interview.ts';
import { isOver } from '../interviews/interview-clock.ts';
import { levels } from '../grading/question.ts';
import { handInInterview } from './hand-in-interview.ts';
import { handInTake } from './hand-in-take.ts';
import { dueInEffect, lateness } from './late.ts';
import { released } from '../submissions/lock-submission.ts';
import { noAssignment } from './policy.ts';
import { takesOf } from './takes.ts';

/**
 * Begins a take, or goes on with the one that is open. An exam or interview is planned; one that was planned and went
 * away is planned anew, and one that ended too late is handed in now that it may be. Throws NotFound, and Conflict where no take can be begun.
 */
export async function startTake(
  db: Database,
  key: SubmissionKey,
  { inputMode = 'typed' }: { inputMode?: 'typed' | 'spoken' | undefined },
  now: Date,
): Promise<void> {
  const own = await selectOwn(db, key);
  const [deck] = await decksOf(db, own);
  const why = whyNoTake(own, deck, now);
  if (why !== null) throw new Conflict(why);
  const { submission, assignment } = own;
  const isNew = submission.status !== 'open';
  const take = isNew ? submission.take + 1 : submission.take;
  const interviewId = assignment.mode === 'exam' ? await planInterview(db, own, { take, inputMode }, now) : null;
  await db.transaction(function* (tx) {
    const [taken] = yield* run(takeSubmission(tx, key));
    if (!taken || taken.version !== submission.version + 1)
      throw new Conflict('This was changed at the same moment: look at it, then choose again.');
    if (!isNew) {
      yield* run(updateSubmission(tx, key, { startedAt: taken.startedAt ?? now, interviewId }));
      const [interview] =
        interviewId === null ? [] : yield* run(findInterview(tx, { userId: key.userId, id: interviewId }));
      if (interview && isOver(interview)) yield* handInInterview(tx, interview, now);
      return;
    }
    yield* run(
      updateSubmission(tx, key, {
        status: 'open',
        take,
        startedAt: now,
        handedInAt: null,
        late: false,
        interviewId,
        score: null,
        waitingSince: null,
        ...released,
      }),
    );
  });
}

/** The interview of a take, under an id that is the same whoever asks twice. */
async function planInterview(
  db: Database,
  { submission, assignment }: OwnSubmission,
  { take, inputMode }: { take: number; inputMode: 'typed' | 'spoken' },
  now: Date,
): Promise<string> {
  const { userId } = submission;
  const id = interviewIdOf(submission, take);
  const [known] = await findInterview(db.read, { userId, id });
  if (known) return id;
  if (assignment.interview) {
    await createInterview(db, userId, { ...assignment.interview, id }, now);
    return id;
  }
  const { deckId, timeLimitMs } = assignment;
  if (deckId === null || timeLimitMs === null) throw noAssignment();
  const settings = {
    careerId: null,
    skillId: null,
    deckIds: [deckId],
    levels: [...levels],
    minutes: Math.ceil(timeLimitMs / 60_000),
    inputMode,
    think: false,
    followUps: false,
  };
  await createInterview(db, userId, { id, ...settings }, now, { deckId, limitMs: timeLimitMs });
  return id;
}

const interviewIdOf = ({ userId, assignmentId }: SubmissionKey, take: number): string =>
  v5(`${userId}/${assignmentId}/${take}`, namespace);
const namespace = '5f6e63a9-7a4b-4a2a-9a55-2f7a9d1c8e31';

/** Ids that the interviews of a submission's takes have or may get, those that a coach may yet grant among them. */
export const interviewIdsOf = ({
  submission,
  assignment,
}: Pick<OwnSubmission, 'submission' | 'assignment'>): string[] =>
  Array.from({ length: takesOf({ submission, assignment }) + mostGranted }, (_, index) =>
    interviewIdOf(submission, index + 1),
  );
const mostGranted = 20;

/** Why no take can be begun or gone on with now, and what to do; null if one can. Pure. */
export function whyNoTake(
  { submission, assignment, ...cohort }: Omit<OwnSubmission, 'cohortName'>,
  deck: Pick<DeckRow, 'title' | 'retired'> | undefined,
  now: Date,
): string | null {
  const { status, take } = submission;
  const over = whyNoMoreWork({ assignment, ...cohort });
  if (over !== null) return over;
  if (assignment.opensAt > now) return `This opens at ${assignment.opensAt.toISOString()}: start it then.`;
  if (assignment.kind === 'habit')
    return status === 'open' ? null : 'You have kept this habit up: choose the deck in the library to go on.';
  if (deck?.retired)
    return `The deck “${deck.title}” was retired: what you handed in stays. Write to your coach for other work.`;
  const takes = takesOf({ assignment, submission });
  if (status !== 'open' && take >= takes)
    return `You have used ${takes === 1 ? 'the one take' : `all ${takes} takes`} of this assignment: write to your coach if you need another.`;
  if (lateness(assignment, submission, now) === 'refused')
    return `This was due at ${dueInEffect(assignment, submission)?.toISOString()}, and late work is refused: write to your coach for more time.`;
  return null;
}

function whyNoMoreWork({
  assignment: { status, title },
  cohortArchivedAt,
}: Pick<OwnSubmission, 'assignment' | 'cohortArchivedAt'>): string | null {
  if (status !== 'assigned')
    return `“${title}” is ${status}, and takes no more work: write to your coach if you still want to hand it in.`;
  if (cohortArchivedAt === null) return null;
  return `“${title}” is in a cohort that is archived, and takes no more work: a coach must restore it before you can hand this in.`;
}

/**
 * Hands in an open take of a deck before every question has an answer; nothing changes once it is handed in. Throws
 * NotFound and Conflict.
 */
export async function handInEarly(db: Database, key: SubmissionKey, now: Date): Promise<void> {
  await db.transaction(function* (tx) {
    const [submission] = yield* run(takeSubmission(tx, key));
    const [own] = yield* run(findOwnSubmission(tx, key));
    if (!submission || !own) throw noAssignment();
    const { assignment } = own;
    const over = whyNoMoreWork(own);
    if (over !== null) throw new Conflict(over);
    if (submission.status === 'handed-in' || submission.status === 'reviewed') return;
    if (submission.status === 'returned')
      throw new Conflict('Your coach gave this back to you: start another take first.');
    const when = lateness(assignment, submission, now);
    if (assignment.kind === 'habit')
      throw new Conflict('A habit is done by itself once its points are reached: choose its deck to practise.');
    if (assignment.mode === 'exam')
      throw new Conflict(
        submission.interviewId === null
          ? 'You have not begun this: start it first; it is handed in when it is over.'
          : 'This is handed in when its interview is over: finish that with POST /interviews/{interviewId}/finish.',
      );
    if (when === 'refused')
      throw new Conflict('This was due, and late work is refused: write to your coach for more time.');
    if (yield* isEmpty(tx, own))
      throw new Conflict(
        'You have answered nothing in this take: answer a question, in writing or aloud, then choose to hand it in.',
      );
    yield* handInTake(tx, { ...own, submission }, { late: when === 'late', now });
  });
}

function* isEmpty(tx: Writer, { submission: { userId, assignmentId, take } }: OwnSubmission): Work<boolean> {
  const counts = yield* run(countAnswers(tx, userId, [assignmentId]));
  return counts.every((row) => row.take !== take);
}

/** A learner's submission with its assignment. Throws NotFound. */
export async function selectOwn(db: Database, key: SubmissionKey): Promise<OwnSubmission> {
  const [own] = await findOwnSubmission(db.read, key);
  if (!own) throw noAssignment();
  return own;
}

/** The deck of an assignment, if it has one. */
const decksOf = ({ read }: Database, { assignment: { deckId } }: OwnSubmission) =>
  listDecksById(read, deckId === null ? [] : [deckId]);
