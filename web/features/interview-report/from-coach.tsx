import { Comments } from '../../components/comments.tsx';
import { useSession } from '../../hooks/use-session.ts';
import type { JudgedAttempt } from './report-attempt.ts';

/** What was said of the whole of an answer that a coach read; what is on a point of it stands with that point. */
export function FromCoach({ attempt: { id, points, comments } }: { attempt: JudgedAttempt }) {
  const userId = useSession().data?.user.id;
  const isRead = comments.total > 0 || points.some(({ history }) => history.some(({ by }) => by === 'coach'));
  if (!isRead || userId === undefined) return null;
  return (
    <section aria-label="From your coach" className="grid min-w-0 gap-4 rounded-control bg-sunken p-4 text-ink">
      <h4 className="text-sm font-semibold">From your coach</h4>
      <Comments subject={{ userId, attemptId: id }} pointId={null} label="Answer your coach" folded />
    </section>
  );
}

/** What was said of one point of it; nothing where nothing was. */
export function FromCoachOnPoint({
  attempt: { id, comments },
  pointId,
  number,
}: {
  attempt: JudgedAttempt;
  pointId: string;
  number: number;
}) {
  const userId = useSession().data?.user.id;
  if (comments.total === 0 || userId === undefined) return null;
  return (
    <Comments
      subject={{ userId, attemptId: id }}
      pointId={pointId}
      label={`Answer on point ${number}`}
      folded
      onlyIfSaid
    />
  );
}
