import { run, type Database, type Work, type Writer } from '../../db/database.ts';
import { listInterviewQuestions, takeInterview, updateInterview, type InterviewKey } from '../../db/interviews.ts';
import type { InterviewQuestionRow, InterviewRow } from '../../db/schema.ts';
import { Conflict, NotFound } from '../errors.ts';
import { endInterview, type Ending } from './end-interview.ts';
import { isOver, moveClock, type ClockAction, type InterviewClock } from './interview-clock.ts';
import type { AnswerDraft } from './interview.ts';

/** An interview that is taken, its time run up to now. */
export interface TakenInterview {
  tx: Writer;
  interview: InterviewRow;
  questions: readonly InterviewQuestionRow[];
  now: Date;
  /** Moves its clock and stores that; ends the interview where the clock does. */
  move: (action: ClockAction, ending?: Ending) => Work<InterviewClock>;
}

/** What came with a request for the part that is being answered: it still counts if the time runs out in this request. */
export interface Incoming {
  position: number;
  part: number;
  answer?: string | undefined;
  speech?: AnswerDraft['speech'] | undefined;
}

/**
 * Takes an interview, lets its time run, and changes it in one transaction. Where the time ran out meanwhile, what came
 * with this very request is handed in with the draft, and nothing else happens.
 * @param holder of the tab that asks
 * Throws NotFound, and Conflict where another tab goes through it.
 */
export function changeInterview(
  db: Database,
  key: InterviewKey,
  { now, holder, incoming }: { now: Date; holder?: string | undefined; incoming?: Incoming },
  change: (taken: TakenInterview) => Work<void>,
): Promise<void> {
  return db.transaction(function* (tx) {
    const [interview] = yield* run(takeInterview(tx, key));
    if (!interview) throw noInterview();
    if (holder !== undefined && interview.holder !== null && interview.holder !== holder && !isOver(interview))
      throw new Conflict(
        'Another tab or device goes through this interview. Take over here to go on; nothing is lost.',
      );
    const questions = yield* run(listInterviewQuestions(tx, { userId: key.userId, interviewId: key.id }));
    const clock = moveClock(clockOf(interview), { type: 'seen' }, now.getTime());
    if (clock.status === 'expired' && interview.status === 'running') {
      const withIncoming = questions.map((question) => (incoming ? withDraft(question, incoming) : question));
      yield* endInterview(tx, { ...interview, ...columnsOf(clock) }, withIncoming, 'time-up', now);
      return;
    }
    const taken: TakenInterview = {
      tx,
      interview: { ...interview, ...columnsOf(clock) },
      questions,
      now,
      *move(action, ending) {
        const moved = moveClock(clock, action, now.getTime());
        const row = { ...interview, ...columnsOf(moved) };
        if (isOver(moved) && !isOver(clock)) {
          yield* endInterview(tx, row, ending?.questions ?? questions, ending?.because ?? 'learner', now);
        } else {
          yield* updateInterview(tx, key, columnsOf(moved));
        }
        return moved;
      },
    };
    yield* change(taken);
  });
}

export const noInterview = () => new NotFound('You have no such interview: choose one of yours, or set one up.');

/** The question that is asked. Throws Conflict if its deck was deleted meanwhile. */
export function currentQuestion({ interview, questions }: Pick<TakenInterview, 'interview' | 'questions'>) {
  const question = questions.find(({ position }) => position === interview.position);
  if (!question)
    throw new Conflict('The deck of this question was deleted meanwhile: finish the interview to keep your answers.');
  return question;
}

/** Throws Conflict unless an interview runs, with what to do. */
export function requireRunning({ status }: Pick<InterviewRow, 'status'>): void {
  if (status === 'planned') throw new Conflict('This interview has not begun: start it first.');
  if (status === 'paused') throw new Conflict('This interview is paused: resume it first.');
  if (status !== 'running') throw over();
}

export const over = () => new Conflict('This interview is over: open its report.');

/** Throws Conflict where an answer is not for what is asked now, as when another tab was faster. */
export function requireSlot(taken: TakenInterview, { position, part }: { position: number; part: number }): void {
  const { interview } = taken;
  const asked = currentQuestion(taken).parts.length;
  if (position !== interview.position || part !== asked)
    throw new Conflict(
      `This is for part ${part} of question ${position}, but part ${asked} of question ${interview.position} is asked now. It was not handed in: answer what is asked now.`,
    );
}

/** A question with what came for the part that is asked as its draft; without words, its draft stays. */
export function withDraft(
  question: InterviewQuestionRow,
  { position, part, answer, speech = null }: Incoming,
): InterviewQuestionRow {
  const isFor = question.position === position && question.parts.length === part && question.doneAt === null;
  return isFor && answer !== undefined ? { ...question, draft: { part, answer, speech } } : question;
}

/** The clock out of a row. */
export function clockOf(row: InterviewRow): InterviewClock {
  const { status, limitMs, ranMs, seenAt, position, step, stepMs, thinkMs, thinkLimitMs, pauses, pausedBecause } = row;
  return {
    status,
    limitMs,
    ranMs,
    seenAt: seenAt?.getTime() ?? null,
    position,
    step,
    stepMs,
    thinkMs,
    thinkLimitMs,
    pauses,
    pausedBecause,
  };
}

/** A clock as the columns of its row. */
const columnsOf = ({ seenAt, ...clock }: InterviewClock) => ({
  ...clock,
  seenAt: seenAt === null ? null : new Date(seenAt),
});
