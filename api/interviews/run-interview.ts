import { run, type Database, type Work } from '../../db/database.ts';
import { findOpenInterview, updateInterview, updateInterviewQuestion, type InterviewKey } from '../../db/interviews.ts';
import { takeUser } from '../../db/users.ts';
import { Conflict } from '../errors.ts';
import {
  changeInterview,
  currentQuestion,
  over,
  requireRunning,
  requireSlot,
  withDraft,
  type Incoming,
  type TakenInterview,
} from './change-interview.ts';
import { ask, isOver } from './interview-clock.ts';

interface Asker {
  now: Date;
  /** The tab or device that asks. */
  holder?: string | undefined;
}

/** Starts the clock; nothing changes if it was started before. Throws Conflict while another interview is under way. */
export const startInterview = (db: Database, key: InterviewKey, { now, holder }: Asker): Promise<void> =>
  changeInterview(db, key, { now }, function* ({ tx, interview, questions, move }) {
    if (isOver(interview)) throw over();
    if (interview.status !== 'planned') return;
    yield* takeUser(tx, key.userId);
    const [open] = yield* run(findOpenInterview(tx, key));
    if (open)
      throw new Conflict(
        'Another interview of yours is under way: go on with it, or finish it, before you start a new one.',
      );
    yield* move({ type: 'start' });
    const first = questions[0];
    const clock = ask({ position: first?.position ?? 0 }, first?.thinkTargetMs ?? 0);
    yield* updateInterview(tx, key, { ...clock, startedAt: now, holder: holder ?? null });
    if (first) yield* updateInterviewQuestion(tx, first, { askedAt: now });
  });

/** Stops the clock; nothing changes if it stands. */
export const pauseInterview = (db: Database, key: InterviewKey, asker: Asker): Promise<void> =>
  changeInterview(db, key, asker, function* ({ interview, move }) {
    if (interview.status !== 'paused') requireRunning(interview);
    yield* move({ type: 'pause' });
  });

/** Goes on with it in this tab. */
export const resumeInterview = (db: Database, key: InterviewKey, { now, holder }: Asker): Promise<void> =>
  changeInterview(db, key, { now }, function* ({ tx, interview, move }) {
    if (interview.status !== 'paused') requireRunning(interview);
    yield* move({ type: 'resume' });
    if (holder !== undefined) yield* updateInterview(tx, key, { holder });
  });

/** Ends the time to think; nothing changes if it is over. */
export const beginAnswer = (
  db: Database,
  key: InterviewKey,
  { position, ...asker }: Asker & { position: number },
): Promise<void> =>
  changeInterview(db, key, asker, function* ({ interview, move }) {
    requireRunning(interview);
    if (position !== interview.position)
      throw new Conflict(`Question ${position} is not asked now, but question ${interview.position}: answer that one.`);
    yield* move({ type: 'begin' });
  });

/** Keeps what is being written, and takes it as a sign of life; while the interview is paused, too. */
export const saveDraft = (db: Database, key: InterviewKey, incoming: Incoming, asker: Asker): Promise<void> =>
  changeInterview(db, key, { ...asker, incoming }, function* (taken) {
    const { interview, move } = taken;
    if (isOver(interview)) return yield* keepLate(taken, incoming);
    if (interview.status !== 'paused') requireRunning(interview);
    requireSlot(taken, incoming);
    yield* move({ type: 'seen' });
    if (incoming.answer === undefined) return;
    const question = currentQuestion(taken);
    yield* updateInterviewQuestion(taken.tx, question, { draft: withDraft(question, incoming).draft });
  });

/** Ends it now; harmless when it is over. */
export const finishInterview = (db: Database, key: InterviewKey, now: Date): Promise<void> =>
  changeInterview(db, key, { now }, function* ({ interview, move }) {
    if (isOver(interview)) return;
    if (interview.status === 'planned') requireRunning(interview);
    yield* move({ type: 'finish' });
  });

/** What comes after the end is kept with its question, and is no part of the answer; nothing that was handed in comes twice. */
export function* keepLate({ tx, questions }: TakenInterview, { position, answer = '' }: Incoming): Work<void> {
  const question = questions.find((candidate) => candidate.position === position);
  const text = answer.trim();
  if (!question || text === '' || question.parts.some((part) => part.answer.trim() === text)) return;
  yield* updateInterviewQuestion(tx, question, { late: text });
}
