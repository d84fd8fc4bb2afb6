import { Link, useLocation } from 'wouter';
import { useNavigation } from './navigation.ts';

/** The navigation at the foot of a phone’s screen. */
export function TabBar() {
  const [location] = useLocation();
  const navigation = useNavigation();
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-10 grid auto-cols-fr grid-flow-col border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {navigation.map(({ href, label, short, icon: Icon, isCurrent }) => (
        <Link
          key={href}
          href={href}
          aria-current={isCurrent(location) ? 'page' : undefined}
          className="grid min-h-14 place-items-center content-center gap-0.5 text-2xs font-[550] text-ink-3 aria-[current]:text-accent"
        >
          <Icon size={20} strokeWidth={1.75} aria-hidden />
          {short ?? label}
        </Link>
      ))}
    </nav>
  );
}
