import { useState } from 'react';
import type { InterviewCohort } from '../../api-types.ts';
import { Button } from '../../components/button.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { keepFocus } from '../../components/keep-focus.ts';
import { Problem } from '../../components/problem.tsx';
import { formatDate, listing } from '../../format.ts';
import { useCoachShares } from './use-coach-shares.ts';

/** Lets the coaches of a cohort read the report, a cohort a line; nothing for who learns in none. */
export function ShareWithCoaches({ interviewId, timeZone }: { interviewId: string; timeZone: string }) {
  const { cohorts, share, withdraw } = useCoachShares(interviewId);
  const items = cohorts.data?.items ?? [];
  const problem = [cohorts, share, withdraw].find(({ isError }) => isError)?.error;
  if (items.length === 0 && problem === undefined) return null;
  return (
    <section ref={keepFocus} aria-labelledby="coaches" className="grid gap-2 border-b border-line pb-6">
      <h3 id="coaches" className="font-semibold">
        Share with my coach
      </h3>
      <p className="text-sm text-ink-2">
        A coach reads the report as you do, hears the recordings that you kept, and may judge and comment on its
        answers. Each look is in your log, in Settings.
      </p>
      <ul className="divide-y divide-line">
        {items.map((cohort) => (
          <CohortRow
            key={cohort.cohortId}
            cohort={cohort}
            timeZone={timeZone}
            busy={[share, withdraw].some(({ isPending, variables }) => isPending && variables === cohort.cohortId)}
            onShare={() => share.mutate(cohort.cohortId)}
            onWithdraw={() => withdraw.mutate(cohort.cohortId)}
          />
        ))}
      </ul>
      <Problem of={problem} />
    </section>
  );
}

/** One cohort: who would read it, and whether they may; withdrawing asks once more, in place. */
function CohortRow({
  cohort: { name, coaches, assigned, archived, sharedAt },
  timeZone,
  busy,
  onShare,
  onWithdraw,
}: {
  cohort: InterviewCohort;
  timeZone: string;
  busy: boolean;
  onShare: () => void;
  onWithdraw: () => void;
}) {
  const [asking, setAsking] = useState(false);
  const readers = listing(coaches);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2.5 text-sm">
      <div className="grid min-w-0 flex-1 basis-56 gap-0.5">
        <p className="font-[550] break-words">{name}</p>
        <p className="num text-ink-3">
          {assigned
            ? `Handed in there: ${readers} ${coaches.length === 1 ? 'reads' : 'read'} it.`
            : sharedAt === null
              ? archived
                ? 'Archived: nothing more is shared with it.'
                : `${readers} would read it.`
              : `${readers} ${coaches.length === 1 ? 'reads' : 'read'} it, since ${formatDate(sharedAt, timeZone)}.`}
        </p>
      </div>
      {sharedAt === null && !assigned && !archived && (
        <Button className="text-sm" busy={busy} data-keeps-focus onClick={onShare}>
          Share<span className="sr-only"> with the coaches of {name}</span>
        </Button>
      )}
      {sharedAt !== null &&
        (asking ? (
          <Confirm
            then={assigned ? 'What you handed in stays theirs to read.' : 'They can read it no longer then.'}
            deed="Withdraw it"
            busy={busy}
            onKeep={() => setAsking(false)}
            onConfirm={() => {
              setAsking(false);
              onWithdraw();
            }}
          />
        ) : (
          <Button
            look="quiet"
            className="-mr-4 text-sm text-ink!"
            busy={busy}
            data-keeps-focus
            onClick={() => setAsking(true)}
          >
            Withdraw<span className="sr-only"> it from {name}</span>
          </Button>
        ))}
    </li>
  );
}
