import { Popover } from 'radix-ui';
import { useRef } from 'react';
import { Link } from 'wouter';
import { ErrorState } from '../../components/error-state.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { NotificationLine } from './notification-line.tsx';
import { useMarkRead, useNews } from './use-notifications.ts';

/** The newest notifications, beneath the bell; a chunk of its own, since most pages are left without opening it. */
export default function NewestPopover({ bell, onClose }: { bell: HTMLElement; onClose: () => void }) {
  const isLeft = useRef(false);
  return (
    <Popover.Root open onOpenChange={onClose}>
      <Popover.Anchor virtualRef={{ current: bell }} />
      <Popover.Content
        align="end"
        sideOffset={6}
        collisionPadding={16}
        aria-label="Notifications"
        className="appear z-20 grid max-h-[min(34rem,80dvh)] w-96 grid-rows-[auto_minmax(0,1fr)_auto] overflow-hidden rounded-card border border-line-strong bg-surface text-base text-ink shadow-raised"
        onInteractOutside={(event) => {
          // A press on the bell closes it already.
          if (event.target instanceof Node && bell.contains(event.target)) event.preventDefault();
          else isLeft.current = true;
        }}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          if (!isLeft.current) bell.focus();
        }}
      >
        <Newest onLeave={onClose} />
      </Popover.Content>
    </Popover.Root>
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
