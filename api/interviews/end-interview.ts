import { randomUUID } from 'node:crypto';
import type { Work, Writer } from '../../db/database.ts';
import { updateInterview, updateInterviewQuestion, type InterviewKey } from '../../db/interviews.ts';
import { insertJob } from '../../db/jobs.ts';
import type { InterviewQuestionRow, InterviewRow } from '../../db/schema.ts';
import { handInInterview } from '../assignments/hand-in-interview.ts';
import type { AnswerPart } from './interview.ts';
import { settleInterview } from './settle-interview.ts';
import { storeAnswer } from './store-answer.ts';

export const gradeInterviewKind = 'interview';
export const gradeInterviewKey = ({ userId, id }: InterviewKey): string => `${gradeInterviewKind}:${userId}:${id}`;

/** How an interview comes to its end, with its questions as they are then. */
export interface Ending {
  because: NonNullable<InterviewRow['endedBecause']>;
  questions: readonly InterviewQuestionRow[];
}

/**
 * Ends an interview that is taken: what was being written is handed in, every answer becomes an attempt of its own, and
 * a job sees to their grading. Where an assignment asked for it, it is handed in.
 * @param interview with its clock as it stopped
 */
export function* endInterview(
  tx: Writer,
  interview: InterviewRow,
  questions: readonly InterviewQuestionRow[],
  because: Ending['because'],
  now: Date,
): Work<void> {
  const { version: _, userId, id, ...columns } = interview;
  yield* updateInterview(tx, interview, { ...columns, endedAt: now, endedBecause: because, holder: null });
  for (const question of questions) {
    const ended =
      question.askedAt !== null && question.doneAt === null ? handInDraft(interview, question, now) : question;
    const { parts, probe, draft, thinkMs, doneAt } = ended;
    if (ended !== question) yield* updateInterviewQuestion(tx, question, { parts, probe, draft, thinkMs, doneAt });
    if (parts.length > 0) yield* storeAnswer(tx, ended, now);
  }
  yield* handInInterview(tx, interview, now);
  yield* settleInterview(tx, interview, now);
  const key = gradeInterviewKey(interview);
  yield* insertJob(tx, { id: randomUUID(), key, kind: gradeInterviewKind, payload: { userId, id }, runAt: now }, now);
}

/** The question that was asked at the end, with what was written as its last part. */
function handInDraft(interview: InterviewRow, question: InterviewQuestionRow, now: Date): InterviewQuestionRow {
  const { draft, probe, parts } = question;
  const done = { ...question, doneAt: now, draft: null, probe: null, thinkMs: thinkMsOf(interview) };
  if (!draft || draft.answer.trim() === '') return done;
  const { answer, speech } = draft;
  const part: AnswerPart = {
    id: randomUUID(),
    probe,
    answer,
    inputMode: speech === null ? 'typed' : 'spoken',
    speech,
    ms: interview.step === 'think' ? 0 : interview.stepMs,
    at: now.toISOString(),
  };
  return { ...done, parts: [...parts, part] };
}

/** What was thought about the question that is asked, ms. */
export const thinkMsOf = ({ step, stepMs, thinkMs }: Pick<InterviewRow, 'step' | 'stepMs' | 'thinkMs'>): number =>
  step === 'think' ? stepMs : thinkMs;
