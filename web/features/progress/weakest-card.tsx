import { Link } from 'wouter';
import type { Progress } from '../../api-types.ts';
import { ButtonLink } from '../../components/button.tsx';
import { InlineCode } from '../../components/inline-code.tsx';
import { halves } from '../../format.ts';
import { ProgressCard } from './progress-card.tsx';

/** The points that were missed most, each with a way to practise it alone. */
export function WeakestCard({ weakest }: { weakest: Progress['weakest'] }) {
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
          {weakest.map(({ questionId, pointId, deckId, say, prompt, missed, answers, drillCardId }) => (
            <li key={`${questionId} ${pointId}`} className="flex items-center justify-between gap-4 py-3">
              <div className="grid min-w-0 gap-0.5">
                <p className="font-[550]">
                  <InlineCode>{say}</InlineCode>
                </p>
                <p className="text-sm text-ink-3">
                  <span className="num">
                    missed {halves(missed)} of {answers}
                  </span>{' '}
                  in{' '}
                  <Link href={`/library/decks/${deckId}#${questionId}`} className="link">
                    <InlineCode>{prompt}</InlineCode>
                  </Link>
                </p>
              </div>
              <ButtonLink href={`/practice?card=${encodeURIComponent(drillCardId)}`} className="shrink-0">
                Practise<span className="sr-only">: {say}</span>
              </ButtonLink>
            </li>
          ))}
        </ul>
      )}
    </ProgressCard>
  );
}
