import { Link } from 'wouter';
import { Button, ButtonLink } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { CardSkeleton } from '../../components/card-skeleton.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { Problem } from '../../components/problem.tsx';
import { Loading } from '../../components/skeleton.tsx';
import { useSession } from '../../hooks/use-session.ts';
import { NotificationLine } from './notification-line.tsx';
import { useMarkRead, useNotifications } from './use-notifications.ts';

/** Everything one was told, newest first. */
export default function NotificationsPage() {
  const { data: session } = useSession();
  return (
    <div className="mx-auto grid max-w-2xl gap-6">
      <PageHeading title="Notifications">Notifications</PageHeading>
      {session === null ? (
        <EmptyState
          title="Sign in to see what you were told."
          actions={
            <ButtonLink look="primary" href="/sign-in?next=/notifications">
              Sign in
            </ButtonLink>
          }
        />
      ) : (
        session && <List />
      )}
    </div>
  );
}

function List() {
  const list = useNotifications();
  const markRead = useMarkRead();
  if (list.isPending)
    return (
      <Loading label="Loading what you were told">
        <CardSkeleton lines={8} />
      </Loading>
    );
  if (list.isError)
    return <ErrorState title="The list could not be read" error={list.error} onRetry={() => void list.refetch()} />;
  const items = list.data.pages.flatMap((page) => page.items);
  const [newest] = items;
  if (!newest)
    return (
      <EmptyState
        title="Nothing yet."
        actions={
          <ButtonLink look="primary" href="/">
            Go to Today
          </ButtonLink>
        }
      >
        Here you are told when a coach assigns work or answers you, and when something is due.{' '}
        <Link href="/settings#notifications" className="link">
          Choose what to hear of
        </Link>
        .
      </EmptyState>
    );
  const unread = list.data.pages[0]?.unread ?? 0;
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="text-ink-2">
          {unread === 0 ? 'All is read.' : `${unread} not read.`}{' '}
          <Link href="/settings#notifications" className="link">
            Choose what to hear of
          </Link>
        </p>
        {unread > 0 && (
          <Button busy={markRead.isPending} onClick={() => markRead.mutate({ before: newest.at })}>
            Mark all as read
          </Button>
        )}
      </div>
      {markRead.isError && <Problem of="It was not marked as read. Try again." />}
      <Card className="overflow-hidden">
        <ul className="divide-y divide-line">
          {items.map((notification) => (
            <NotificationLine key={notification.id} notification={notification} />
          ))}
        </ul>
      </Card>
      {list.hasNextPage && (
        <Button
          className="justify-self-center"
          busy={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          Show older ones
        </Button>
      )}
    </div>
  );
}
