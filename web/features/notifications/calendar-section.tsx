import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Problem } from '../../components/problem.tsx';
import { ShownOnce } from '../../components/shown-once.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { formatDate } from '../../format.ts';
import { useStudyClock } from '../../hooks/use-study-clock.ts';
import { SettingsSection } from '../account/settings-section.tsx';
import { useCalendar } from './use-calendar.ts';

/** The secret address under which another calendar shows what is due. */
export function CalendarSection() {
  const { state } = useCalendar();
  return (
    <SettingsSection
      id="calendar"
      title="Calendar"
      about="Assignments, reviews of the next two weeks and your interview, in the calendar you use."
    >
      {state.isPending && (
        <Loading label="Loading your calendar">
          <Skeleton className="h-11" />
        </Loading>
      )}
      {state.isError && <ErrorState title="Not loaded" error={state.error} onRetry={() => void state.refetch()} />}
      {state.data && <Address {...state.data} />}
    </SettingsSection>
  );
}

function Address({ createdAt, readAt }: { createdAt: string | null; readAt: string | null }) {
  const { renew, revoke } = useCalendar();
  const { timeZone } = useStudyClock();
  const [asking, setAsking] = useState(false);
  const failed = renew.error ?? revoke.error;
  const made = renew.data && createdAt !== null ? renew.data.url : undefined;
  return (
    <div className="grid gap-5">
      {made === undefined ? (
        <p className="text-ink-2">
          {createdAt === null
            ? 'You have no calendar address. Whoever has one sees these dates, so keep it to yourself.'
            : `Your address was made on ${formatDate(createdAt, timeZone)}, and ${
                readAt === null
                  ? 'no calendar has read it yet'
                  : `a calendar last read it on ${formatDate(readAt, timeZone)}`
              }. It was shown once; if it is lost, make a new one.`}
        </p>
      ) : (
        <ShownOnce
          label="Your calendar’s address"
          hint="It is shown this once. In your calendar, choose to subscribe by address (or “from URL”) and paste it."
          address={made}
          what="address"
          actions={
            <a
              href={made.replace(/^https?:/, 'webcal:')}
              className="inline-flex min-h-11 items-center rounded-control border border-line-strong px-4 py-2.5 leading-tight font-[550] hover:bg-sunken"
            >
              Open in your calendar
            </a>
          }
        />
      )}
      <div className="flex flex-wrap items-center gap-3">
        {asking ? (
          <Confirm
            then="Calendars that have it show nothing new then."
            deed="Revoke it"
            busy={revoke.isPending}
            onKeep={() => setAsking(false)}
            onConfirm={() =>
              revoke.mutate(undefined, {
                onSuccess: () => {
                  renew.reset();
                  setAsking(false);
                },
              })
            }
          />
        ) : (
          <>
            <Button busy={renew.isPending} onClick={() => renew.mutate()}>
              {createdAt === null ? 'Make an address' : 'Make a new address in its place'}
            </Button>
            {createdAt !== null && (
              <Button look="quiet" onClick={() => setAsking(true)}>
                Revoke
              </Button>
            )}
          </>
        )}
      </div>
      <Problem of={failed} />
    </div>
  );
}
