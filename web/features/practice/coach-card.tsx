import { Link } from 'wouter';
import { answersHref } from '../../answers-href.ts';
import { Card } from '../../components/card.tsx';
import { formatDate } from '../../format.ts';
import { useStudyClock } from '../../hooks/use-study-clock.ts';
import { CoachSaid } from '../submissions/coach-said.tsx';

/** What a coach said: of the answer just handed in, or of an earlier one to the same question, with when that was. */
export function CoachCard({
  questionId,
  attemptId,
  earlier,
}: {
  questionId: string;
  attemptId: string;
  earlier: string | null;
}) {
  const { timeZone } = useStudyClock();
  return (
    <Card aria-labelledby="coach-said" className="grid min-w-0 gap-4 p-6">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id="coach-said" className="font-semibold">
          {earlier === null ? 'What your coach says of this answer' : 'What your coach said last time'}
        </h2>
        {earlier !== null && (
          <Link href={answersHref(questionId)} className="link num text-sm text-ink-3">
            Your answer of {formatDate(earlier, timeZone)}
          </Link>
        )}
      </div>
      <CoachSaid attemptId={attemptId} titled />
    </Card>
  );
}
