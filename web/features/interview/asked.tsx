import { ChevronRight } from 'lucide-react';
import { useEffect } from 'react';
import type { CurrentQuestion } from '../../api-types.ts';
import { Chip } from '../../components/chip.tsx';
import { InlineCode } from '../../components/inline-code.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { kindWords } from '../library/words.ts';
import { ReadAloud } from './read-aloud.tsx';

interface Props {
  current: CurrentQuestion;
  /** Changes with what is asked. */
  slot: string;
}

/** What is asked, large: the question, or the follow-up with the question and what was said to it above. */
export function Asked({ current, slot }: Props) {
  const { prompt, probe, kind, level, deckTitle } = current;
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [slot]);
  return (
    <header className="mb-7 grid gap-4">
      <div className="flex flex-wrap items-center gap-2 text-sm text-ink-3">
        {probe !== null && <Chip tone="accent">Follow-up</Chip>}
        <Chip>{kindWords[kind]}</Chip>
        <Chip>Level {level}</Chip>
        <span>{deckTitle}</span>
      </div>
      {probe !== null && <SaidSoFar current={current} />}
      <PageHeading title="Interview" className="question" focusKey={slot}>
        <InlineCode>{probe ?? prompt}</InlineCode>
      </PageHeading>
      <ReadAloud text={probe ?? prompt} />
    </header>
  );
}

/** The question that is followed up, with the answers so far folded away. */
function SaidSoFar({ current: { prompt, parts } }: { current: CurrentQuestion }) {
  return (
    <details className="group max-w-3xl rounded-control border border-line bg-surface">
      <summary className="flex min-h-11 cursor-pointer list-none items-start gap-2.5 px-4 py-2.5 text-ink-2 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          size={18}
          aria-hidden
          className="mt-0.5 shrink-0 text-ink-3 transition-transform group-open:rotate-90"
        />
        <span>
          <InlineCode>{prompt}</InlineCode> <span className="text-sm whitespace-nowrap text-ink-3">What you said</span>
        </span>
      </summary>
      <div className="grid gap-3 border-t border-line px-4 py-3 pl-11">
        {parts.map(({ probe, answer }, index) => (
          <div key={index} className="grid gap-1">
            {probe !== null && (
              <p className="text-sm font-semibold text-ink-3">
                <InlineCode>{probe}</InlineCode>
              </p>
            )}
            <p className="break-words whitespace-pre-wrap">{answer.trim() === '' ? 'You passed.' : answer}</p>
          </div>
        ))}
      </div>
    </details>
  );
}
