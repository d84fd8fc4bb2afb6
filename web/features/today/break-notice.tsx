import { Link } from 'wouter';
import type { Me } from '../../api-types.ts';
import { Card } from '../../components/card.tsx';
import { formatDay } from '../../format.ts';

/** Says so on a day of a planned break. */
export function BreakNotice({ me }: { me: Me }) {
  const pause = me.breaks.find(({ from, to }) => from <= me.studyDay && me.studyDay <= to);
  if (!pause) return null;
  return (
    <Card aria-label="Planned break" className="grid gap-1 p-6">
      <p className="font-semibold">You planned a break until {formatDay(pause.to)}.</p>
      <p className="text-ink-2">
        Nothing is lost and no day counts as missed. What you answer all the same counts as ever.{' '}
        <Link href="/settings" className="link">
          Change the break
        </Link>
      </p>
    </Card>
  );
}
