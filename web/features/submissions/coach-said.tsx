import { useQuery } from '@tanstack/react-query';
import { api } from '../../api-client.ts';
import type { Attempt } from '../../api-types.ts';
import { Comments } from '../../components/comments.tsx';
import { messageOf } from '../../components/error-state.tsx';
import { InlineCode } from '../../components/inline-code.tsx';
import { Remark } from '../../components/remark.tsx';
import { VerdictBadge } from '../../components/verdict-badge.tsx';
import { useSession } from '../../hooks/use-session.ts';

/**
 * What coaches said of one’s own answer: the verdicts they corrected with their reasons, and the comments.
 * @param titled what it stands in says whose words these are
 */
export function CoachSaid({ attemptId, titled = false }: { attemptId: string; titled?: boolean }) {
  const userId = useSession().data?.user.id;
  const attempt = useQuery({
    queryKey: ['attempt', attemptId],
    queryFn: () => api.getAttempt({ params: { attemptId } }),
    refetchOnMount: 'always',
  });
  if (attempt.isError)
    return <p className="text-sm text-ink-2">What your coach said could not be read: {messageOf(attempt.error)}</p>;
  if (attempt.data === undefined || userId === undefined) return null;
  const { points } = attempt.data;
  const judged = points.flatMap((point) => coachVerdict(point, attempt.data.rev));
  return (
    <section
      aria-label="From your coach"
      className={`grid min-w-0 gap-4 ${titled ? '' : 'rounded-control bg-sunken p-4'}`}
    >
      {!titled && <h3 className="text-sm font-semibold">From your coach</h3>}
      {judged.length > 0 && (
        <ul className="grid gap-3">
          {judged.map(({ point, given }) => (
            <li key={point.id} className="grid gap-1">
              <p className="text-sm">
                <InlineCode>{point.say}</InlineCode>
              </p>
              <p className="flex flex-wrap items-center gap-2 text-sm text-ink-2">
                <VerdictBadge verdict={given.verdict} />
                <span>
                  by {given.judge?.name ?? 'a coach who has left'}
                  {given.reason !== null && ':'}
                </span>
              </p>
              {given.reason !== null && <Remark>{given.reason}</Remark>}
            </li>
          ))}
        </ul>
      )}
      <Comments
        subject={{ userId, attemptId }}
        label="Answer your coach"
        folded
        pointWords={(id) => points.find((point) => point.id === id)?.say}
      />
    </section>
  );
}

type Point = Attempt['points'][number];

/** The last verdict of a coach on a point: none where it only confirms. */
function coachVerdict(point: Point, rev: number) {
  const given = point.history.findLast((each) => each.by === 'coach' && each.rev === rev);
  const before = point.history.findLast((each) => each.by !== 'coach' && each.rev === rev);
  const confirms = given?.reason === null && before?.verdict === given.verdict;
  return given === undefined || confirms ? [] : [{ point, given }];
}
