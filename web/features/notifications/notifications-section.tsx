import { useEffect, useId } from 'react';
import { Link } from 'wouter';
import type { NotificationWishes, Wish } from '../../api-types.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { FormStatus } from '../../components/form-status.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { SettingsSection } from '../account/settings-section.tsx';
import { useChangeWish, useWishes } from './use-wishes.ts';

/** How one is told of what happens: for each kind in the page alone, by mail, too, or not at all. */
export function NotificationsSection() {
  const wishes = useWishes();
  return (
    <SettingsSection
      id="notifications"
      title="Notifications"
      about="How you hear of what others do and of what is due."
    >
      {wishes.isPending && (
        <Loading label="Loading your choices" className="grid gap-4">
          {[1, 2, 3, 4].map((line) => (
            <Skeleton key={line} className="h-11" />
          ))}
        </Loading>
      )}
      {wishes.isError && (
        <ErrorState title="Your choices could not be read" error={wishes.error} onRetry={() => void wishes.refetch()} />
      )}
      {wishes.data && <Choices wishes={wishes.data} />}
    </SettingsSection>
  );
}

const groups = [
  ['learner', 'As a learner'],
  ['coach', 'As a coach'],
  ['reminder', 'Reminders'],
] as const;

function Choices({ wishes: { items, mail } }: { wishes: NotificationWishes }) {
  const change = useChangeWish();
  // The browser looked for it before it was there.
  useEffect(() => {
    if (location.hash === '#notifications') document.querySelector('#notifications')?.scrollIntoView();
  }, []);
  const mailed = mail.sends && mail.address !== null;
  // A guest is told of nothing else than that; it is of no use to anybody else.
  const shown = items.filter(({ kind }) => kind !== 'guest-expires' || mail.address === null);
  return (
    <div className="grid gap-7">
      <MailNote {...mail} />
      {groups.map(([group, title]) => (
        <section key={group} aria-label={title} className="grid gap-1">
          <h3 className="text-sm font-semibold">{title}</h3>
          <ul className="divide-y divide-line">
            {shown
              .filter((wish) => wish.group === group)
              .map((wish) => (
                <Choice
                  key={wish.kind}
                  wish={wish}
                  mailed={mailed}
                  onChoose={(delivery) => change.mutate({ kind: wish.kind, delivery })}
                />
              ))}
          </ul>
        </section>
      ))}
      {!change.isIdle && <FormStatus dirty={false} saved={change.isSuccess} error={change.error} />}
    </div>
  );
}

function MailNote({ sends, address }: NotificationWishes['mail']) {
  if (!sends)
    return (
      <p className="rounded-control bg-sunken px-4 py-3 text-sm text-ink-2">
        This server sends no mail, so all of it comes in the page, behind the bell.
      </p>
    );
  if (address === null)
    return (
      <p className="rounded-control bg-sunken px-4 py-3 text-sm text-ink-2">
        Guests get no mail.{' '}
        <Link href="/sign-up?next=/settings" className="link">
          Sign up
        </Link>{' '}
        to have it sent to you.
      </p>
    );
  return (
    <p className="text-sm text-ink-2">
      Everything but “not at all” comes in the page, behind the bell. Mail goes to <b>{address}</b>: the daily one three
      hours into your day, and only if there is something you have not read.
    </p>
  );
}

const words: Record<Wish['delivery'], string> = {
  page: 'In the page',
  daily: 'In a daily mail, too',
  'at-once': 'By mail at once, too',
  none: 'Not at all',
};

function Choice({
  wish: { label, delivery },
  mailed,
  onChoose,
}: {
  wish: Wish;
  mailed: boolean;
  onChoose: (delivery: Wish['delivery']) => void;
}) {
  const id = useId();
  const choices = mailed ? (['page', 'daily', 'at-once', 'none'] as const) : (['page', 'none'] as const);
  const shown = choices.find((choice) => choice === delivery) ?? 'page';
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-2">
      <label htmlFor={id} className="min-w-0 flex-1 basis-56">
        {label}
      </label>
      <select
        id={id}
        value={shown}
        onChange={({ target }) => {
          const chosen = choices.find((choice) => choice === target.value);
          if (chosen) onChoose(chosen);
        }}
        className="min-h-11 w-full rounded-control border border-line-field bg-surface px-3 sm:w-56"
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {words[choice]}
          </option>
        ))}
      </select>
    </li>
  );
}
