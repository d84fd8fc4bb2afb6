import { Ellipsis, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { Dialog } from '../../components/dialog.tsx';
import { type Entry, tabsOf, useNavigation } from './navigation.ts';

const look =
  'grid min-h-14 place-items-center content-center gap-0.5 text-2xs font-[550] text-ink-3 aria-[current]:text-accent';

/** The navigation at the foot of a phone’s screen: five tabs, the last of which opens a sheet with the rest where there is more. */
export function TabBar() {
  const [location] = useLocation();
  const { tabs, more } = tabsOf(useNavigation());
  const [open, setOpen] = useState(false);
  const elsewhere = more.find(({ isCurrent }) => isCurrent(location));
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-10 grid auto-cols-fr grid-flow-col border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {tabs.map(({ href, label, icon, isCurrent }) => (
        <Link key={href} href={href} aria-current={isCurrent(location) ? 'page' : undefined} className={look}>
          <Face icon={icon} label={label} />
        </Link>
      ))}
      {more.length > 0 && (
        <button
          type="button"
          aria-haspopup="dialog"
          aria-expanded={open}
          // The page is in there: its link has the mark "page".
          aria-current={elsewhere ? 'true' : undefined}
          className={look}
          onClick={() => setOpen(true)}
        >
          <Face icon={Ellipsis} label="More" />
          {elsewhere && <span className="sr-only">, with {elsewhere.label}</span>}
        </button>
      )}
      {open && <More entries={more} onClose={() => setOpen(false)} />}
    </nav>
  );
}

const Face = ({ icon: Icon, label }: { icon: LucideIcon; label: string }) => (
  <>
    <Icon size={20} strokeWidth={1.75} aria-hidden />
    <span className="max-w-full truncate">{label}</span>
  </>
);

/** What has no tab of its own. */
function More({ entries, onClose }: { entries: readonly Entry[]; onClose: () => void }) {
  const [location] = useLocation();
  return (
    <Dialog title="More" sheet onClose={onClose}>
      <ul className="-mx-3 -my-4 grid">
        {entries.map(({ href, label, icon: Icon, isCurrent }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={isCurrent(location) ? 'page' : undefined}
              className="flex min-h-13 items-center gap-4 rounded-small px-3 font-[550] hover:bg-sunken aria-[current]:text-accent"
              onClick={onClose}
            >
              <Icon size={20} strokeWidth={1.75} aria-hidden className="text-ink-3" />
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
