import { useMemo } from 'react';
import type { ReportAnswer } from '../../api-types.ts';
import { InlineCode } from '../../components/inline-code.tsx';
import { MarkedText } from '../practice/answer-text.tsx';
import { evidenceOf } from '../practice/evidence.ts';
import type { JudgedAttempt } from './report-attempt.ts';
import { type Hearing, ReportRecording } from './report-recording.tsx';

interface Props {
  attempt: JudgedAttempt;
  parts: ReportAnswer['parts'];
  /** The point whose passages stand out. */
  shownPoint: string | null;
  hearing: Hearing | undefined;
}

/** What was said, with its evidence and how it sounded: the answer, then each follow-up with what was said to it. */
export function AnswerSaid({ attempt, parts, shownPoint, hearing }: Props) {
  const evidence = useMemo(() => evidenceOf(attempt), [attempt]);
  const spans = parts.length > 0 ? parts : [{ probe: null, start: 0, end: attempt.answer.length }];
  return (
    <div className="paper-flow grid max-w-3xl gap-3">
      {spans.map(({ probe, start, end }, index) => (
        <div key={index} className="paper-flow grid gap-1.5">
          {probe !== null && (
            <p className="font-serif text-lg leading-snug text-ink">
              <span className="font-sans text-sm font-semibold text-ink-3">Follow-up: </span>
              <InlineCode>{probe}</InlineCode>
            </p>
          )}
          <p className="leading-[1.75] break-words whitespace-pre-wrap">
            {attempt.answer.slice(start, end).trim() === '' ? (
              <span className="text-ink-3">Nothing was said.</span>
            ) : (
              <MarkedText
                text={attempt.answer.slice(start, end)}
                evidence={evidence.map((each) => ({ ...each, start: each.start - start, end: each.end - start }))}
                shownPoint={shownPoint}
              />
            )}
          </p>
          {hearing !== undefined && <ReportRecording attempt={attempt} part={index} hearing={hearing} />}
        </div>
      ))}
    </div>
  );
}
