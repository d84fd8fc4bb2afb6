import type { Progress } from '../../api-types.ts';
import { Button, ButtonLink } from '../../components/button.tsx';
import { Chip } from '../../components/chip.tsx';
import { InlineCode } from '../../components/inline-code.tsx';
import { brief, count } from '../../format.ts';
import { ProgressCard } from './progress-card.tsx';
import { useSuspend } from './use-suspend.ts';

/** Questions that keep slipping, and what to do with them. */
export function LeechesCard({ leeches }: { leeches: Progress['leeches'] }) {
  const suspend = useSuspend();
  return (
    <ProgressCard
      title="Questions that keep slipping"
      words={
        leeches.length === 0
          ? 'None. A question forgotten again and again is listed here: it costs more time than it gives.'
          : 'Forgotten again and again, these cost more time than they give. Read the model answer slowly, practise the points you miss alone, or suspend the question and come back to it later.'
      }
    >
      {leeches.length > 0 && (
        <ul className="-my-1 divide-y divide-line">
          {leeches.map(({ cardId, prompt, cue, lapses, suspended }) => (
            <li key={cardId} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
              <div className="grid min-w-0 flex-1 basis-56 gap-0.5">
                <p className="line-clamp-3 font-[550]">
                  <InlineCode>{cue ?? prompt}</InlineCode>
                </p>
                <p className="num flex flex-wrap items-center gap-2 text-sm text-ink-3">
                  forgotten {count(lapses, 'time')}
                  {cue !== null && <Chip>Drill</Chip>}
                  {suspended && <Chip>Suspended</Chip>}
                </p>
              </div>
              <div className="-mr-4 flex">
                {!suspended && (
                  <ButtonLink
                    look="quiet"
                    href={`/practice?cardId=${encodeURIComponent(cardId)}`}
                    className="text-ink!"
                  >
                    Practise<span className="sr-only">: {brief(cue ?? prompt)}</span>
                  </ButtonLink>
                )}
                <Button
                  look="quiet"
                  busy={suspend.isPending && suspend.variables.cardId === cardId}
                  onClick={() => suspend.mutate({ cardId, suspended: !suspended })}
                >
                  {suspended ? 'Resume' : 'Suspend'}
                  <span className="sr-only">: {brief(cue ?? prompt)}</span>
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
    </ProgressCard>
  );
}
