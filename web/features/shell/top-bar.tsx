import { lazy, Suspense } from 'react';
import { Link, useLocation } from 'wouter';
import { Kbd } from '../../components/kbd.tsx';
import { useSession } from '../../hooks/use-session.ts';
import { useNavigation } from './navigation.ts';
import { Boundary } from '../../components/page-boundary.tsx';

const Bell = lazy(() => import('../notifications/bell.tsx'));

/** The bar at the top: brand, navigation on wide screens, keys, and who is here. */
export function TopBar({ onKeys, onFind }: { onKeys: () => void; onFind: () => void }) {
  const [location] = useLocation();
  const navigation = useNavigation();
  return (
    <header className="flex min-h-15 items-center gap-7 border-b border-line bg-paper px-4 md:px-10">
      <Link href="/" className="flex min-h-11 items-center gap-2 font-serif text-lg font-semibold tracking-tight">
        <i aria-hidden className="size-2.5 rounded-full bg-accent" />
        Rehearse
      </Link>
      <nav aria-label="Main" className="hidden gap-1 md:flex">
        {navigation.map(({ href, label, isCurrent }) => (
          <Link
            key={href}
            href={href}
            aria-current={isCurrent(location) ? 'page' : undefined}
            className="rounded-small px-3 py-1.5 text-sm font-medium text-ink-2 hover:bg-sunken hover:text-ink aria-[current]:bg-sunken aria-[current]:text-ink dark:aria-[current]:bg-surface"
          >
            {label}
          </Link>
        ))}
      </nav>
      <div className="ml-auto flex items-center gap-1 text-sm text-ink-3">
        <BarButton label="Keys" keys="?" onClick={onKeys} />
        <BarButton label="Find" keys="mod+K" onClick={onFind} />
        <News />
        <Who />
      </div>
    </header>
  );
}

function BarButton({ label, keys, onClick }: { label: string; keys: string; onClick: () => void }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="hidden items-center gap-1.5 rounded-small px-2 py-1.5 hover:bg-sunken hover:text-ink md:pointer-fine:flex"
    >
      {label} <Kbd keys={keys} />
    </button>
  );
}

/** The bell of who is signed in; without it the bar works all the same. */
function News() {
  const { data: session } = useSession();
  if (!session) return null;
  return (
    <Boundary fallback={null}>
      <Suspense fallback={<i className="size-11" />}>
        <Bell key={session.user.id} />
      </Suspense>
    </Boundary>
  );
}

function Who() {
  const { data: session } = useSession();
  const link = 'link inline-flex min-h-11 items-center';
  if (session === undefined) return null;
  if (session === null)
    return (
      <Link href="/sign-in" className={`${link} ml-2`}>
        Sign in
      </Link>
    );
  if (session.user.isAnonymous !== true)
    return (
      <span className="ml-2 max-w-[12rem] truncate">
        <span className="sr-only">Signed in as </span>
        {session.user.name}
      </span>
    );
  return (
    <span className="ml-2 whitespace-nowrap">
      Guest ·{' '}
      <Link href="/sign-up" className={link}>
        keep my work
      </Link>
    </span>
  );
}
