import type { ReactNode } from 'react';
import { Button, ButtonLink } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { InlineCode } from '../../components/inline-code.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { capital, countWord, formatWhen, halves } from '../../format.ts';
import { useMe } from '../../hooks/use-me.ts';
import { useStudyClock } from '../../hooks/use-study-clock.ts';
import { isPlanned } from '../plan/is-planned.ts';
import { tally } from './judging.ts';
import type { Finished, PracticeState } from './practice-state.ts';
import { ratingNames } from './rating-words.ts';

interface Props {
  state: PracticeState;
  isGuest: boolean;
  onAhead: () => void;
  onUndo: () => void;
}

/** The end of a sitting: what was done, when the next one comes, and what to do until then. */
export function SessionEnd({ state, isGuest, onAhead, onUndo }: Props) {
  const studyClock = useStudyClock();
  const planned = isPlanned(useMe().data);
  const { finished, queue, stopped, left } = state;
  const next = queue?.nextDue ? formatWhen(new Date(queue.nextDue), new Date(), studyClock) : null;
  const stepPending = !stopped && queue?.reason === 'step-pending';
  const canGoOn = stepPending || (!stopped && queue?.reason === 'minutes-used');
  return (
    <div className="grid gap-6">
      <Card className="grid gap-5 p-6 md:p-9">
        <PageHeading title="Practice" focusKey="end" eyebrow={finished.length > 0 ? 'This sitting' : undefined}>
          {finished.length > 0
            ? `${capital(countWord(finished.length, 'question'))} answered${pointsMade(finished)}.`
            : stopped
              ? 'Another time, then.'
              : 'Nothing is due.'}
        </PageHeading>
        <div className="grid max-w-xl gap-2 text-lg leading-relaxed text-ink-2">
          {stopped && left > 0 && (
            <p>
              {capital(countWord(left, 'question'))} more {left === 1 ? 'is' : 'are'} due today and will wait.
            </p>
          )}
          {!stopped && <p>{why(queue?.reason ?? null)}</p>}
          {!stopped && next && <p>The next one comes {next}.</p>}
        </div>
        <div className="mt-2 flex flex-wrap gap-3">
          {canGoOn && (
            <Button look={stepPending ? 'primary' : 'plain'} onClick={onAhead}>
              Answer ahead
            </Button>
          )}
          <ButtonLink look={stepPending ? 'plain' : 'primary'} href="/">
            Back to Today
          </ButtonLink>
          <ButtonLink href="/interviews">Mock interview</ButtonLink>
          {!canGoOn && <ButtonLink href="/library">Browse the Library</ButtonLink>}
          {finished.length > 0 && (
            <Button look="quiet" onClick={onUndo}>
              Take back the last rating <Kbd keys="z" />
            </Button>
          )}
        </div>
      </Card>
      {finished.length > 0 && (
        <FinishedList
          finished={finished}
          when={planned ? undefined : (due) => formatWhen(new Date(due), new Date(), studyClock)}
        />
      )}
      {isGuest && finished.length > 0 && (
        <Card aria-labelledby="keep" className="flex flex-wrap items-center justify-between gap-4 p-6">
          <div>
            <h2 id="keep" className="font-semibold">
              Keep this
            </h2>
            <p className="text-ink-2">
              You are here as a guest. With an account, your answers and dates stay, on every device.
            </p>
          </div>
          <ButtonLink href="/sign-up">Keep my work</ButtonLink>
        </Card>
      )}
    </div>
  );
}

/** `when` an answer comes back; not said while a plan decides. */
function FinishedList({
  finished,
  when,
}: {
  finished: readonly Finished[];
  when: ((due: string) => string) | undefined;
}): ReactNode {
  return (
    <Card aria-labelledby="answered">
      <h2 id="answered" className="px-6 pt-5 pb-2 font-semibold">
        What you answered
      </h2>
      <ul className="divide-y divide-line">
        {finished.map(({ item, attempt, reviewId, rating }) => {
          const { made, judged, total } = tally(attempt);
          return (
            <li
              key={reviewId}
              className="grid gap-x-6 gap-y-1 px-6 py-3.5 md:grid-cols-[minmax(0,1fr)_auto] md:items-center"
            >
              <p className="line-clamp-2">
                <InlineCode>{item.drill?.cue ?? item.question.prompt}</InlineCode>
              </p>
              <p className="num text-sm text-ink-3 md:text-right">
                {judged > 0 && `${halves(made)} of ${total} · `}
                {ratingNames[rating]}
                {when && ` · comes back ${when(attempt.preview[rating].due)}`}
              </p>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

/** “, nineteen of twenty-eight points made”, where any were judged. */
function pointsMade(finished: readonly Finished[]): string {
  const tallies = finished.map(({ attempt }) => tally(attempt)).filter(({ judged }) => judged > 0);
  if (tallies.length === 0) return '';
  const sum = (of: 'made' | 'total') => tallies.reduce((all, one) => all + one[of], 0);
  return `, ${halves(sum('made'))} of ${sum('total')} points made`;
}

function why(reason: NonNullable<PracticeState['queue']>['reason']): string {
  switch (reason) {
    case 'step-pending':
      return 'What you found hard is asked once more today, after a few minutes away from it. You need not wait.';
    case 'limit-reached':
      return 'That is today’s share: your daily limit is reached.';
    case 'minutes-used':
      return 'Today’s minutes are used; the plan for your interview goes on tomorrow.';
    case 'not-enrolled':
      return 'You are not studying a deck. Choose one on Today or in the Library.';
    case 'empty-decks':
      return 'Your decks have no questions yet. The Library has others.';
    case 'all-set-aside':
      return 'All your questions are suspended, or buried until tomorrow.';
    case 'done':
      return 'Nothing more is due today. What you know will hold until it is asked again.';
    case null:
      return 'Your ratings are kept, and the next questions come when the server answers.';
  }
}
