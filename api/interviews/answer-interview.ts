import { run, type Database, type Work } from '../../db/database.ts';
import { updateInterviewQuestion, type InterviewKey } from '../../db/interviews.ts';
import { findRevision, listPoints } from '../../db/questions.ts';
import type { InterviewQuestionRow } from '../../db/schema.ts';
import {
  changeInterview,
  currentQuestion,
  requireRunning,
  requireSlot,
  type TakenInterview,
} from './change-interview.ts';
import { chooseProbe } from './choose-probe.ts';
import { isOver, remainingMs } from './interview-clock.ts';
import { thinkMsOf } from './end-interview.ts';
import type { AnswerPart } from './interview.ts';
import { probeTargetMs } from './planned-time.ts';
import { keepLate } from './run-interview.ts';

/** An answer to what is asked: to a question, or to a follow-up. */
export interface InterviewAnswer extends Pick<AnswerPart, 'id' | 'answer' | 'inputMode'> {
  position: number;
  part: number;
  speech?: AnswerPart['speech'] | undefined;
}

/**
 * Hands in an answer, or passes with one without words; then a follow-up or the next question is asked, or the interview
 * is over. The same id again changes nothing. After the end the words are kept as late. Throws Conflict for an answer to
 * something else than what is asked.
 */
export function answerInterview(
  db: Database,
  key: InterviewKey,
  answer: InterviewAnswer,
  asker: { now: Date; holder?: string | undefined },
): Promise<void> {
  return changeInterview(db, key, { ...asker, incoming: answer }, function* (taken) {
    const { interview, questions, now } = taken;
    if (questions.some(({ parts }) => parts.some((part) => part.id === answer.id))) return;
    if (isOver(interview)) return yield* keepLate(taken, answer);
    requireRunning(interview);
    requireSlot(taken, answer);
    const question = currentQuestion(taken);
    const part: AnswerPart = {
      id: answer.id,
      probe: question.probe,
      answer: answer.answer,
      inputMode: answer.inputMode,
      speech: answer.speech ?? null,
      ms: interview.step === 'think' ? 0 : interview.stepMs,
      at: now.toISOString(),
    };
    const thinkMs = thinkMsOf(interview);
    yield* goOn(taken, { ...question, parts: [...question.parts, part], draft: null, probe: null, thinkMs });
  });
}

/** Asks what comes after a part of an answer. */
function* goOn({ tx, interview, questions, now, move }: TakenInterview, answered: InterviewQuestionRow): Work<void> {
  const { parts, draft, thinkMs } = answered;
  const hasTime = remainingMs(interview) > probeTargetMs;
  const probe = interview.settings.followUps && hasTime ? yield* nextProbe(tx, answered) : null;
  const doneAt = probe ? null : now;
  const next = questions.find(({ position }) => position > answered.position);
  yield* updateInterviewQuestion(tx, answered, { parts, draft, probe, thinkMs, doneAt });
  if (probe) {
    yield* move({ type: 'hand-in', next: { type: 'probe' } });
  } else if (next) {
    yield* move({ type: 'hand-in', next: { type: 'question', thinkLimitMs: next.thinkTargetMs } });
    yield* updateInterviewQuestion(tx, next, { askedAt: now });
  } else {
    const ended = questions.map((question) =>
      question.position === answered.position ? { ...answered, doneAt } : question,
    );
    yield* move({ type: 'hand-in', next: { type: 'end' } }, { because: 'all-answered', questions: ended });
  }
}

/** A follow-up on what the answer left out so far, if there is one to ask. */
function* nextProbe(
  tx: TakenInterview['tx'],
  { questionId, rev, parts }: InterviewQuestionRow,
): Work<InterviewQuestionRow['probe']> {
  const [revision] = yield* run(findRevision(tx, { questionId, rev }));
  if (!revision) return null;
  return chooseProbe(revision, yield* run(listPoints(tx, { questionId, rev })), parts);
}
