import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { Boundary } from '../../components/page-boundary.tsx';
import { Toaster } from '../../components/toaster.tsx';
import { useHotkeys } from '../../hooks/use-hotkeys.ts';
import { useSendRecordings } from '../../hooks/use-recordings.ts';
import { useTakenOver } from '../../hooks/use-taken-over.ts';
import { toast } from '../../hooks/toast.ts';
import { TabBar } from './tab-bar.tsx';
import { TopBar } from './top-bar.tsx';

const KeysDialog = lazy(() => import('./keys-dialog.tsx'));
const CommandPalette = lazy(() => import('./command-palette.tsx'));

/** The frame of every page: skip link, bars, main, messages, and the two dialogs that work everywhere. */
export function AppShell({ children }: { children: ReactNode }) {
  const [location, navigate] = useLocation();
  const [open, setOpen] = useState<'keys' | 'palette' | null>(null);
  const close = () => setOpen(null);
  const dialogFailed = () => {
    close();
    toast('This did not load: Rehearse may have been updated while it was open.', {
      tone: 'problem',
      stays: true,
      action: { label: 'Load again', run: () => window.location.reload() },
    });
  };
  useSendRecordings();
  useTakenOver('frame');
  const answering = location === '/practice' || /^\/interviews\/[\da-f-]{36}$/.test(location);
  const shown = useRef(location);
  useEffect(() => {
    if (shown.current === location) return;
    shown.current = location;
    window.scrollTo(0, 0);
  }, [location]);
  useHotkeys('Everywhere', [
    { keys: '?', label: 'Show the keys', run: () => setOpen('keys') },
    { keys: 'mod+k', label: 'Find or go to anything', run: () => setOpen('palette'), whileTyping: true },
    { keys: 'g t', label: 'Go to Today', run: () => navigate('/') },
    { keys: 'g i', label: 'Go to Interview', run: () => navigate('/interviews') },
    { keys: 'g l', label: 'Go to Library', run: () => navigate('/library') },
    { keys: 'g p', label: 'Go to Progress', run: () => navigate('/progress') },
    { keys: 'g s', label: 'Go to Settings', run: () => navigate('/settings') },
  ]);
  return (
    <>
      <a
        href="#main"
        className="sr-only z-40 rounded-control bg-accent px-4 py-3 font-semibold text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to the page
      </a>
      <TopBar onKeys={() => setOpen('keys')} onFind={() => setOpen('palette')} />
      <main id="main" tabIndex={-1} className="mx-auto max-w-6xl px-4 pt-6 pb-36 md:px-10 md:pt-11">
        {children}
      </main>
      {!answering && <TabBar />}
      <Toaster />
      {open !== null && (
        <Boundary key={open} fallback={null} onFailure={dialogFailed}>
          <Suspense fallback={<i data-keys-rest hidden />}>
            {open === 'keys' ? <KeysDialog onClose={close} /> : <CommandPalette onClose={close} />}
          </Suspense>
        </Boundary>
      )}
    </>
  );
}
