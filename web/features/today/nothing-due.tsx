import type { ReactNode } from 'react';
import type { Me, Queue } from '../../api-types.ts';
import { ButtonLink } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { capital, countWord, formatDay, formatWhen } from '../../format.ts';

type Reason = Exclude<Queue['reason'], null | 'not-enrolled'>;

/** Nothing due: why, when the next one comes, and what to do meanwhile. */
export function NothingDue({ queue, reason, me }: { queue: Queue; reason: Reason; me: Me }) {
  const { headline, why } = words[reason];
  const next = queue.nextDue === null ? null : formatWhen(new Date(queue.nextDue), new Date(), me);
  return (
    <Card className="grid gap-5 p-6 md:p-9">
      <PageHeading title="Today" eyebrow={formatDay(me.studyDay)}>
        {headline}
      </PageHeading>
      <div className="grid max-w-xl gap-2 text-lg leading-relaxed text-ink-2">
        <p>
          {queue.answeredToday > 0 && `${capital(countWord(queue.answeredToday, 'answer'))} given today. `}
          {why}
        </p>
        {next && <p>The next one comes {next}.</p>}
      </div>
      <div className="mt-2 flex flex-wrap gap-3">{actions(reason)}</div>
    </Card>
  );
}

const words: Record<Reason, { headline: string; why: string }> = {
  'step-pending': {
    headline: 'Done, but for a short wait.',
    why: 'What you found hard is asked once more today, after a few minutes away from it.',
  },
  'limit-reached': {
    headline: 'That is today’s share.',
    why: 'Your daily limit is reached. More would come back on you in the days after; the limits are in Settings and on each deck.',
  },
  'minutes-used': {
    headline: 'Today’s minutes are used.',
    why: 'The plan for your interview goes on tomorrow. More today helps too, if you have the time.',
  },
  done: { headline: 'Nothing is due.', why: 'Everything you know so far will hold until it is asked again.' },
  'empty-decks': {
    headline: 'Your decks have no questions.',
    why: 'Choose another one in the Library; questions that come to these decks later are asked by themselves.',
  },
  'all-set-aside': {
    headline: 'Everything is set aside.',
    why: 'All your questions are suspended, or buried until tomorrow. A deck’s page in the Library brings them back.',
  },
};

function actions(reason: Reason): ReactNode {
  const nothingToAnswer = reason === 'empty-decks' || reason === 'all-set-aside';
  return (
    <>
      {!nothingToAnswer && (
        <ButtonLink look={reason === 'step-pending' ? 'primary' : 'plain'} href="/practice?ahead=true">
          Answer ahead
        </ButtonLink>
      )}
      {!nothingToAnswer && <ButtonLink href="/interviews">Mock interview</ButtonLink>}
      <ButtonLink look={nothingToAnswer ? 'primary' : 'plain'} href="/library">
        Browse the Library
      </ButtonLink>
    </>
  );
}
