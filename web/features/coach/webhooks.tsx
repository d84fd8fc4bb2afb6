import { type FormEvent, useState } from 'react';
import type { Webhook } from '../../api-types.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { ErrorState, messageOf } from '../../components/error-state.tsx';
import { Field } from '../../components/field.tsx';
import { keepFocus } from '../../components/keep-focus.ts';
import { Problem } from '../../components/problem.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { fieldError } from '../../field-errors.ts';
import { formatDate, formatTime } from '../../format.ts';
import { toast } from '../../hooks/toast.ts';
import { useStudyClock } from '../../hooks/use-study-clock.ts';
import { useWebhooks } from './use-webhooks.ts';

const eventWords: Record<Webhook['events'][number], string> = {
  'submission.handed-in': 'A learner hands in',
  'submission.reviewed': 'A coach reviews what was handed in',
  'submission.returned': 'A coach returns it for another take',
  'member.joined': 'Somebody joins',
  'assignment.assigned': 'Work is assigned',
};
const allEvents: Webhook['events'] = [
  'submission.handed-in',
  'submission.reviewed',
  'submission.returned',
  'member.joined',
  'assignment.assigned',
];

/** Where a cohort’s events are sent to other programs, for its coaches; once it is archived they can only be removed. */
export function Webhooks({ cohortId, isArchived }: { cohortId: string; isArchived: boolean }) {
  const { list } = useWebhooks(cohortId);
  const [adding, setAdding] = useState(false);
  const items = list.data?.items ?? [];
  return (
    <section ref={keepFocus} aria-labelledby="webhooks" className="grid gap-4">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div className="grid gap-1">
          <h2 id="webhooks" className="font-serif text-xl leading-snug">
            Webhooks
          </h2>
          <p className="max-w-xl text-sm text-ink-2">
            Other programs, such as a chat or a learning platform, are told what happens in this cohort.
          </p>
        </div>
        {!adding && !isArchived && list.isSuccess && (
          <Button data-keeps-focus onClick={() => setAdding(true)}>
            Add a webhook
          </Button>
        )}
      </div>
      {list.isPending && (
        <Loading label="Loading the webhooks">
          <Skeleton className="h-16" />
        </Loading>
      )}
      {list.isError && (
        <ErrorState title="The webhooks could not be read" error={list.error} onRetry={() => void list.refetch()} />
      )}
      {adding && !isArchived && <NewWebhook cohortId={cohortId} onClose={() => setAdding(false)} />}
      {list.isSuccess && items.length === 0 && !adding && (
        <p className="text-ink-2">
          {isArchived ? 'None.' : 'None yet. Add one if another program is to hear of hand-ins or new members.'}
        </p>
      )}
      {items.length > 0 && (
        <Card>
          <ul className="divide-y divide-line">
            {items.map((webhook) => (
              <Line key={webhook.id} cohortId={cohortId} webhook={webhook} isArchived={isArchived} />
            ))}
          </ul>
        </Card>
      )}
    </section>
  );
}

function NewWebhook({ cohortId, onClose }: { cohortId: string; onClose: () => void }) {
  const { make } = useWebhooks(cohortId);
  const [url, setUrl] = useState('');
  const [events, setEvents] = useState<Webhook['events']>(['submission.handed-in']);
  if (make.data)
    return (
      <Card className="grid gap-4 p-5">
        <Field
          label="Its secret"
          hint="It is shown this once. The receiver verifies with it that a message is from here, as standardwebhooks.com says."
        >
          {(control) => (
            <input
              {...control}
              data-keeps-focus
              readOnly
              value={make.data.secret}
              onFocus={({ target }) => target.select()}
            />
          )}
        </Field>
        <Button look="primary" className="justify-self-start" onClick={onClose}>
          I have kept it
        </Button>
      </Card>
    );
  const wrong = make.isError ? fieldError(make.error, '/body/url') : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate({ url: url.trim(), events });
  };
  return (
    <Card className="p-5">
      <form noValidate onSubmit={submit} className="grid gap-5">
        <Field
          label="Address"
          hint="Of the program that is to be told; it must be public and begin with https://."
          error={wrong}
        >
          {(control) => (
            <input
              {...control}
              type="url"
              inputMode="url"
              autoComplete="off"
              autoFocus
              value={url}
              onChange={({ target }) => setUrl(target.value)}
            />
          )}
        </Field>
        <fieldset className="grid gap-2">
          <legend className="text-sm font-semibold">It is told when</legend>
          {allEvents.map((event) => (
            <label key={event} className="flex min-h-9 items-center gap-3">
              <input
                type="checkbox"
                className="size-6 shrink-0 accent-accent"
                checked={events.includes(event)}
                onChange={({ target }) =>
                  setEvents(allEvents.filter((one) => (one === event ? target.checked : events.includes(one))))
                }
              />
              {eventWords[event]}
            </label>
          ))}
        </fieldset>
        {make.isError && wrong === undefined && (
          <Problem of={events.length === 0 ? 'Choose at least one thing that it is told of.' : make.error} />
        )}
        <div className="flex flex-wrap gap-3">
          <Button look="primary" type="submit" busy={make.isPending}>
            Add it
          </Button>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </form>
    </Card>
  );
}

function Line({ cohortId, webhook, isArchived }: { cohortId: string; webhook: Webhook; isArchived: boolean }) {
  const { enable, remove, test } = useWebhooks(cohortId);
  const { timeZone } = useStudyClock();
  const [asking, setAsking] = useState(false);
  const { id, url, events, disabledAt, lastStatus, lastAt } = webhook;
  const onError = (error: Error) => void toast(messageOf(error), { tone: 'problem' });
  return (
    <li className="grid gap-3 p-5">
      <div className="grid gap-1">
        <p className="code break-all">{url}</p>
        <p className="text-sm text-ink-2">{events.map((event) => eventWords[event]).join(' · ')}</p>
        <p className={`text-sm ${disabledAt === null ? 'text-ink-3' : 'font-[550] text-wrong'}`}>
          {disabledAt !== null && `Off since ${formatDate(disabledAt, timeZone)}. `}
          {lastStatus === null || lastAt === null
            ? 'Nothing was sent yet.'
            : `${formatDate(lastAt, timeZone)}, ${formatTime(lastAt, timeZone)}: ${lastStatus}`}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {asking ? (
          <Confirm
            then="It hears nothing more then."
            deed="Remove it"
            busy={remove.isPending}
            onKeep={() => setAsking(false)}
            onConfirm={() => remove.mutate(id, { onError })}
          />
        ) : (
          <>
            {!isArchived && (
              <>
                <Button busy={test.isPending} onClick={() => test.mutate(id, { onError })}>
                  Send a test
                </Button>
                <Button
                  look="quiet"
                  busy={enable.isPending}
                  onClick={() => enable.mutate({ id, enabled: disabledAt !== null }, { onError })}
                >
                  {disabledAt === null ? 'Switch off' : 'Switch on again'}
                </Button>
              </>
            )}
            <Button look="quiet" data-keeps-focus onClick={() => setAsking(true)}>
              Remove…
            </Button>
          </>
        )}
      </div>
      {test.data && (
        <p role="status" className={`text-sm ${test.data.delivered ? 'text-covered' : 'text-wrong'}`}>
          {test.data.status}
        </p>
      )}
    </li>
  );
}
