import { Bell as BellIcon } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import { Link } from 'wouter';
import { ErrorState } from '../../components/error-state.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { count } from '../../format.ts';
import { NotificationLine } from './notification-line.tsx';
import { useMarkRead, useNews } from './use-notifications.ts';

const look =
  'relative size-11 place-items-center rounded-small text-ink-2 hover:bg-sunken hover:text-ink data-[state=open]:bg-sunken';

/** How much is not read; opens the newest where there is room, and the page of all of it on a phone. */
export default function Bell() {
  const [open, setOpen] = useState(false);
  const unread = useNews().data?.unread ?? 0;
  const label = unread === 0 ? 'Notifications' : `Notifications, ${count(unread, 'not read', 'not read')}`;
  return (
    <>
      <Link href="/notifications" aria-label={label} className={`${look} grid md:hidden`}>
        <Face unread={unread} />
      </Link>
      <Popover.Root open={open} onOpenChange={setOpen}>
        <Popover.Trigger aria-label={label} className={`${look} hidden md:grid`}>
          <Face unread={unread} />
        </Popover.Trigger>
        <Popover.Content
          align="end"
          sideOffset={6}
          collisionPadding={16}
          aria-label="Notifications"
          className="appear z-20 grid max-h-[min(34rem,80dvh)] w-96 grid-rows-[auto_minmax(0,1fr)_auto] overflow-hidden rounded-card border border-line-strong bg-surface text-base text-ink shadow-raised"
        >
          <Newest onLeave={() => setOpen(false)} />
        </Popover.Content>
      </Popover.Root>
    </>
  );
}

function Face({ unread }: { unread: number }) {
  return (
    <>
      <BellIcon size={20} strokeWidth={1.75} aria-hidden />
      {unread > 0 && (
        <span
          aria-hidden
          className="num absolute top-1 left-1/2 grid h-4.5 min-w-4.5 place-items-center rounded-full bg-accent px-1 text-2xs leading-none font-semibold text-on-accent"
        >
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </>
  );
}

function Newest({ onLeave }: { onLeave: () => void }) {
  const news = useNews();
  const markRead = useMarkRead();
  const items = news.data?.items ?? [];
  const [newest] = items;
  return (
    <>
      <div className="flex min-h-13 items-center justify-between gap-3 border-b border-line pr-2 pl-4">
        <h2 className="font-semibold">Notifications</h2>
        {newest && (news.data?.unread ?? 0) > 0 && (
          <button
            type="button"
            className="link min-h-11 px-2 text-sm"
            onClick={() => markRead.mutate({ before: newest.at })}
          >
            Mark all as read
          </button>
        )}
      </div>
      <div className="overflow-y-auto">
        {news.isError && (
          <div className="p-4">
            <ErrorState title="Not loaded" error={news.error} onRetry={() => void news.refetch()} />
          </div>
        )}
        {news.isPending && <Skeleton className="m-4 h-16" />}
        {news.isSuccess && !newest && (
          <p className="p-4 text-ink-2">
            Nothing yet. Here you are told when a coach assigns work or answers you, and when something is due.
          </p>
        )}
        <ul className="divide-y divide-line">
          {items.map((notification) => (
            <NotificationLine key={notification.id} notification={notification} onOpen={onLeave} />
          ))}
        </ul>
      </div>
      <div className="flex justify-between border-t border-line px-2 text-sm">
        <Link href="/notifications" onClick={onLeave} className="link inline-flex min-h-11 items-center px-2">
          All of them
        </Link>
        <Link href="/settings#notifications" onClick={onLeave} className="link inline-flex min-h-11 items-center px-2">
          Choose what to hear of
        </Link>
      </div>
    </>
  );
}
