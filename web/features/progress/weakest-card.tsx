import { useState } from 'react';
import { Link } from 'wouter';
import type { Progress } from '../../api-types.ts';
import { Button, ButtonLink } from '../../components/button.tsx';
import { InlineCode } from '../../components/inline-code.tsx';
import { brief, halves, numberWord } from '../../format.ts';
import { ProgressCard } from './progress-card.tsx';

/** How many are shown at first. */
const atFirst = 5;

/** The points that were missed most, each with a way to practise it alone. */
export function WeakestCard({ weakest }: { weakest: Progress['weakest'] }) {
  const [all, setAll] = useState(false);
  const shown = all ? weakest : weakest.slice(0, atFirst);
  return (
    <ProgressCard
      title="Weakest points"
      words={
        weakest.length === 0
          ? 'None stands out. Points that you miss again and again are listed here, to be practised alone.'
          : 'What you missed most. Practise asks for the point alone.'
      }
    >
      {weakest.length > 0 && (
        <ul className="-my-1 divide-y divide-line">
          {shown.map((point) => (
            <WeakPoint key={`${point.questionId} ${point.pointId}`} point={point} />
          ))}
        </ul>
      )}
      {shown.length < weakest.length && (
        <Button className="justify-self-start" onClick={() => setAll(true)}>
          Show {numberWord(weakest.length - shown.length)} more
        </Button>
      )}
    </ProgressCard>
  );
}

function WeakPoint({ point }: { point: Progress['weakest'][number] }) {
  const { questionId, deckId, say, prompt, missed, answers, drillCardId } = point;
  return (
    <li className="flex items-center justify-between gap-4 py-3 md:gap-8">
      <div className="grid min-w-0 gap-1">
        <p className="font-[550]">
          <InlineCode>{say}</InlineCode>
        </p>
        <p className="text-sm text-ink-3">
          <span className="num">
            missed {halves(missed)} of {answers}
          </span>{' '}
          in{' '}
          <Link href={`/library/decks/${deckId}#${questionId}`} className="link">
            {brief(prompt)}
          </Link>
        </p>
      </div>
      <ButtonLink href={`/practice?cardId=${encodeURIComponent(drillCardId)}`} className="shrink-0">
        Practise<span className="sr-only">: {brief(say)}</span>
      </ButtonLink>
    </li>
  );
}
