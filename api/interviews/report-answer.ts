import type { z } from 'zod';
import type { AskedQuestion } from '../../db/asked-questions.ts';
import type { InterviewQuestionRow } from '../../db/schema.ts';
import type { presentAttempt } from '../attempts/present-attempt.ts';
import { joinParts } from './answer-text.ts';
import type { InterviewReport } from './report-routes.ts';

type ReportAnswer = z.input<typeof InterviewReport>['answers'][number];
export type PresentedAttempt = Awaited<ReturnType<typeof presentAttempt>>;

/** A question of an interview that is over, with what was answered to it, if anything was. */
export function reportAnswer({ row, ...asked }: AskedQuestion, attempt: PresentedAttempt | undefined): ReportAnswer {
  const { position, questionId, level, reasons, thinkMs, thinkTargetMs, answerTargetMs, parts, late } = row;
  const { spans } = joinParts(parts);
  return {
    position,
    questionId,
    ...asked,
    level,
    reasons,
    outcome: outcomeOf(row),
    thinkMs,
    thinkTargetMs,
    answerMs: parts.find(({ probe }) => probe === null)?.ms ?? 0,
    answerTargetMs,
    parts: parts.map(({ probe, ms, inputMode }, index) => ({
      probe: probe?.text ?? null,
      start: spans[index]?.start ?? 0,
      end: spans[index]?.end ?? 0,
      ms,
      inputMode,
    })),
    late,
    attempt: attempt ?? null, // the contract keeps what belongs in a report
  };
}

function outcomeOf({ parts, askedAt }: InterviewQuestionRow): ReportAnswer['outcome'] {
  if (parts.length > 0) return parts.some(({ answer }) => answer.trim() !== '') ? 'answered' : 'passed';
  return askedAt === null ? 'not-reached' : 'unanswered';
}
