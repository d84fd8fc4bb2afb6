import { Bell as BellIcon } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { Boundary } from '../../components/page-boundary.tsx';
import { count } from '../../format.ts';
import { useNews } from './use-notifications.ts';

const NewestPopover = lazy(() => import('./newest-popover.tsx'));

const look =
  'relative size-11 place-items-center rounded-small text-ink-2 hover:bg-sunken hover:text-ink aria-expanded:bg-sunken';

/** How much is not read; opens the newest where there is room, and the page of all of it on a phone. */
export default function Bell() {
  const [openAt, setOpenAt] = useState<HTMLElement | null>(null);
  const [, navigate] = useLocation();
  const unread = useNews().data?.unread ?? 0;
  const label = unread === 0 ? 'Notifications' : `Notifications, ${count(unread, 'not read', 'not read')}`;
  return (
    <>
      <Link href="/notifications" aria-label={label} className={`${look} grid md:hidden`}>
        <Face unread={unread} />
      </Link>
      <button
        type="button"
        aria-label={label}
        aria-haspopup="dialog"
        aria-expanded={openAt !== null}
        className={`${look} hidden md:grid`}
        onClick={({ currentTarget }) => setOpenAt(openAt === null ? currentTarget : null)}
      >
        <Face unread={unread} />
      </button>
      {openAt !== null && (
        <Boundary fallback={null} onFailure={() => navigate('/notifications')}>
          <Suspense fallback={null}>
            <NewestPopover bell={openAt} onClose={() => setOpenAt(null)} />
          </Suspense>
        </Boundary>
      )}
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
