import type { z } from 'zod';
import type { Reader } from '../../db/database.ts';
import { listInterviewAnswers, type InterviewAnswer } from '../../db/interview-answers.ts';
import { listInterviewQuestions } from '../../db/interviews.ts';
import { findJob } from '../../db/jobs.ts';
import { findQuestion, findRevision } from '../../db/questions.ts';
import type { InterviewQuestionRow, InterviewRow } from '../../db/schema.ts';
import { isLive } from '../gradings/grading-life.ts';
import { clockOf } from './change-interview.ts';
import { gradeInterviewKey } from './end-interview.ts';
import { isOver, moveClock, remainingMs, type InterviewClock } from './interview-clock.ts';
import { probeTargetMs } from './planned-time.ts';
import type { Interview } from './fields.ts';

type Presented = z.input<typeof Interview>;

/** An interview as it stands now, for its learner. Nothing is written: its time runs in what is shown alone. */
export async function presentInterview(db: Reader, row: InterviewRow, now: Date): Promise<Presented> {
  const clock = clockNow(row, now);
  const { id, settings, questionCount, plannedMs, holder, createdAt, startedAt, endedAt, endedBecause } = row;
  const { status, limitMs, ranMs, pauses, pausedBecause } = clock;
  return {
    id,
    settings,
    status,
    questionCount,
    plannedMs,
    limitMs,
    ranMs,
    remainingMs: remainingMs(clock),
    pauses,
    pausedBecause,
    holder,
    createdAt: createdAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    endedBecause,
    current: status === 'running' || status === 'paused' ? await presentCurrent(db, row, clock) : null,
    grading: isOver(clock) ? await gradingOf(db, row) : null,
  };
}

/** Its clock with the time up to now. An end that nobody has seen yet is shown as no time left. */
export function clockNow(row: InterviewRow, now: Date): InterviewClock {
  const clock = moveClock(clockOf(row), { type: 'seen' }, now.getTime());
  return clock.status === 'expired' && row.status === 'running' ? { ...clock, status: 'running' } : clock;
}

async function presentCurrent(db: Reader, row: InterviewRow, clock: InterviewClock): Promise<Presented['current']> {
  const questions = await listInterviewQuestions(db, { userId: row.userId, interviewId: row.id });
  const question = questions.find(({ position }) => position === clock.position);
  if (!question) return null;
  const { position, questionId, rev, level, parts, probe, draft, attemptId } = question;
  const [[revision], [asked]] = await Promise.all([
    findRevision(db, { questionId, rev }),
    findQuestion(db, { id: questionId, userId: row.userId }),
  ]);
  if (!revision) return null;
  return {
    position,
    prompt: revision.prompt,
    kind: revision.kind,
    level,
    deckTitle: asked?.deckTitle ?? '',
    questionId,
    attemptId,
    step: clock.step,
    stepMs: clock.stepMs,
    stepTargetMs: targetOf(question, clock),
    part: parts.length,
    probe: probe?.text ?? null,
    parts: parts.map((part) => ({ probe: part.probe?.text ?? null, answer: part.answer })),
    draft: { answer: draft?.answer ?? '', speech: draft?.speech ?? null },
  };
}

const targetOf = ({ thinkTargetMs, answerTargetMs }: InterviewQuestionRow, { step }: InterviewClock): number =>
  step === 'think' ? thinkTargetMs : step === 'answer' ? answerTargetMs : probeTargetMs;

/** How far the grading of its answers is. */
async function gradingOf(db: Reader, { userId, id }: InterviewRow): Promise<NonNullable<Presented['grading']>> {
  const [rows, jobs] = await Promise.all([
    listInterviewAnswers(db, userId, [id]),
    findJob(db, gradeInterviewKey({ userId, id })),
  ]);
  const latest = latestOfEach(rows);
  const count = (isSo: (answer: InterviewAnswer) => boolean) => latest.filter(isSo).length;
  return {
    answers: latest.length,
    judged: count(({ score }) => score !== null),
    underWay: jobs.length > 0 || latest.some(({ grading }) => grading !== null && isLive({ status: grading })),
    graded: count(({ grading }) => grading === 'done'),
    failed: count(({ grading }) => grading === 'failed'),
  };
}

/** Each answer once, with its latest grading. */
export const latestOfEach = (rows: readonly InterviewAnswer[]): InterviewAnswer[] => [
  ...new Map(rows.map((row) => [row.attemptId, row])).values(),
];
