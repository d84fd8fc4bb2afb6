import { useLocation } from 'wouter';
import type { Me, Queue } from '../../api-types.ts';
import { ButtonLink } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { countWord, capital, formatDay } from '../../format.ts';
import { useHotkeys } from '../../hooks/use-hotkeys.ts';
import { dueHeadline, dueSentence, planSentence } from './due-words.ts';

/** What is due, what it is, and the one button that starts. */
export function DueCard({ queue, me, isPlanned }: { queue: Queue; me: Me; isPlanned: boolean }) {
  const [, navigate] = useLocation();
  useHotkeys('Today', [{ keys: 'Enter', label: 'Start practising', run: () => navigate('/practice') }]);
  return (
    <Card className="grid gap-5 p-6 md:p-9">
      <PageHeading title="Today" eyebrow={formatDay(me.studyDay)}>
        {dueHeadline(queue)}
      </PageHeading>
      <p className="max-w-xl text-lg leading-relaxed text-ink-2">
        {isPlanned ? planSentence(queue.counts) : dueSentence(queue.counts)}
      </p>
      <div className="mt-2 flex flex-wrap items-center gap-x-5 gap-y-3">
        <ButtonLink look="primary" href="/practice">
          Start <Kbd keys="Enter" className="border-current/45! bg-transparent! text-current!" />
        </ButtonLink>
        {queue.answeredToday > 0 && (
          <span className="text-sm text-ink-3">
            {capital(countWord(queue.answeredToday, 'answer'))} given today already.
          </span>
        )}
      </div>
    </Card>
  );
}
