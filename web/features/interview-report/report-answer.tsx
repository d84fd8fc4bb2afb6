import { ChevronDown } from 'lucide-react';
import { useLayoutEffect } from 'react';
import { flushSync } from 'react-dom';
import type { ReportAnswer as Answer } from '../../api-types.ts';
import { Chip } from '../../components/chip.tsx';
import { InlineCode } from '../../components/inline-code.tsx';
import { useOpened } from '../../hooks/use-opened.ts';
import { kindWords } from '../library/words.ts';
import { isToCheck } from '../practice/judging.ts';
import { whyAsked } from './choice-words.ts';
import { JudgedAnswer } from './judged-answer.tsx';
import type { Owner } from './owner.ts';
import { Pips } from './pips.tsx';
import { onOpened } from './point-place.ts';
import { judgedOf, type JudgedAttempt } from './report-attempt.ts';
import type { Hearing } from './report-recording.tsx';
import { hundred, outcomeWords, timeWords } from './report-words.ts';

interface Props {
  answer: Answer;
  isFirst: boolean;
  /** Null in a report of somebody else. */
  owner: Owner | null;
  hearing: Hearing | undefined;
}

/** One question of the interview: a line that opens to the answer, its points, and the model answer. */
export function ReportAnswer({ answer, isFirst, owner, hearing }: Props) {
  const { position, prompt, outcome, attempt } = answer;
  const became = outcomeWords[outcome];
  const { ref, isOpened, show } = useOpened(isFirst);
  useLayoutEffect(() => onOpened(ref.current, () => flushSync(show)), [ref, show]);
  return (
    <details
      ref={ref}
      data-answer={position}
      open={isFirst}
      suppressHydrationWarning // its reader may have opened it by then
      onToggle={show}
      className="group"
    >
      <summary
        onClick={show}
        className="grid cursor-pointer list-none grid-cols-[1.25rem_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-2 px-5 py-4 hover:bg-sunken/60 focus-visible:-outline-offset-3 md:grid-cols-[2rem_minmax(0,1fr)_auto_auto_auto] md:gap-x-4 md:px-6 [&::-webkit-details-marker]:hidden"
      >
        <span className="num self-start text-sm leading-6 text-ink-3">{position + 1}</span>
        <h3 className="line-clamp-2 leading-snug font-[550] break-words group-open:line-clamp-none">
          <InlineCode>{prompt}</InlineCode>
        </h3>
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1 max-md:col-start-2 max-md:row-start-2 md:contents">
          <span className="num flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-3">
            {attempt !== null && <ToCheck attempt={judgedOf(attempt)} />}
            {attempt !== null && attempt.comments.unread > 0 && <Chip tone="accent">New from your coach</Chip>}
            {became && <Chip>{became.short}</Chip>}
            {attempt !== null && attempt.score !== null && (
              <span className="whitespace-nowrap">
                <b className="font-semibold text-ink">{hundred(attempt.score)}</b> of 100
              </span>
            )}
            {attempt !== null && <span className="whitespace-nowrap">{timeWords(answer)}</span>}
          </span>
          <span className="justify-self-end">{attempt !== null && <Pips points={attempt.points} />}</span>
        </span>
        <ChevronDown
          size={16}
          aria-hidden
          className="text-ink-3 transition-transform duration-150 group-open:rotate-180 max-md:col-start-3 max-md:row-start-1 max-md:mt-0.5 max-md:self-start print:hidden"
        />
      </summary>
      {isOpened && <Said answer={answer} owner={owner} hearing={hearing} />}
    </details>
  );
}

/** What was answered, with its points: on the page once it is read, since a report has hundreds of them. */
function Said({ answer, owner, hearing }: Omit<Props, 'isFirst'>) {
  const { outcome, attempt, kind, level, deckTitle, reasons, late } = answer;
  const became = outcomeWords[outcome];
  return (
    <div className="paper-flow grid gap-4 px-5 pb-6 text-ink-2 md:pr-6 md:pl-18">
      <p className="-mt-1 text-sm text-ink-3">
        {kindWords[kind]}, level {level}, {deckTitle}. {owner && whyAsked(reasons)}
      </p>
      {became && <p>{became.long}</p>}
      {attempt !== null && <JudgedAnswer answer={answer} attempt={judgedOf(attempt)} owner={owner} hearing={hearing} />}
      {late !== null && (
        <div className="grid max-w-3xl gap-1.5 border-l-2 border-line-strong pl-4">
          <p className="text-sm font-semibold text-ink-3">Sent after the time was up. No part of the answer.</p>
          <p className="break-words whitespace-pre-wrap">{late}</p>
        </div>
      )}
    </div>
  );
}

function ToCheck({ attempt }: { attempt: JudgedAttempt }) {
  const many = attempt.points.filter((point) => isToCheck(point, attempt.rev)).length;
  return many > 0 && <b className="font-semibold text-partial">{many} to check</b>;
}
