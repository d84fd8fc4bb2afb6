import type { QuestionRevisionRow } from '../../db/schema.ts';
import type { InterviewSettings } from './interview.ts';

/** The target of an answer to a follow-up, ms. */
export const probeTargetMs = 45_000;

/** To read a question, or to hear it. */
const readingSeconds = 15;
/** For follow-ups: a complete answer gets none, others one or two of some thirty seconds. */
const followUpSeconds = 45;

/** Time (ms) that a question takes in an interview: reading, thinking, answering in its target, and follow-ups. Pure. */
export function plannedMsOf(
  { thinkSeconds, answerSeconds }: Pick<QuestionRevisionRow, 'thinkSeconds' | 'answerSeconds'>,
  { think, followUps }: Pick<InterviewSettings, 'think' | 'followUps'>,
): number {
  return (readingSeconds + (think ? thinkSeconds : 0) + answerSeconds + (followUps ? followUpSeconds : 0)) * 1000;
}
