import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { dismissToast, type Toast, useToasts } from '../hooks/toast.ts';
import { Kbd } from './kbd.tsx';

const showMs = 9000;

/** Shows what `toast()` says, above the bar at the bottom whose height is --dock; waits while pointed at or focused. (Our own: sonner injects a style element, which the policy forbids.) */
export function Toaster() {
  const toasts = useToasts();
  return (
    <div
      role="region"
      aria-label="Messages"
      className="pointer-events-none fixed inset-x-4 top-2 z-30 grid justify-items-center gap-2 lg:top-auto lg:right-10 lg:bottom-[calc(var(--dock,0px)+1.25rem)] lg:left-auto lg:justify-items-end"
    >
      <div aria-live="polite" className="contents">
        {toasts.map((entry) => (
          <ToastCard key={entry.id} toast={entry} />
        ))}
      </div>
    </div>
  );
}

function ToastCard({ toast: { id, message, tone, action, stays } }: { toast: Toast }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (stays || held) return;
    const timer = setTimeout(() => dismissToast(id), showMs);
    return () => clearTimeout(timer);
  }, [id, stays, held]);
  const hold = {
    onPointerEnter: () => setHeld(true),
    onPointerLeave: () => setHeld(false),
    onFocus: () => setHeld(true),
    onBlur: () => setHeld(false),
  };
  return (
    <div
      {...hold}
      className={`appear pointer-events-auto flex max-w-md items-center gap-1 rounded-card border bg-surface py-1.5 pr-1.5 pl-4 text-sm shadow-raised ${tone === 'problem' ? 'border-wrong text-wrong' : 'border-line-strong'}`}
    >
      <span className="py-1.5">{message}</span>
      {action && (
        <button
          type="button"
          className="flex min-h-11 items-center gap-1.5 rounded-small px-2.5 font-semibold whitespace-nowrap text-accent hover:bg-accent-soft"
          onClick={() => {
            dismissToast(id);
            action.run();
          }}
        >
          {action.label} {action.keys && <Kbd keys={action.keys} />}
        </button>
      )}
      <button
        type="button"
        aria-label="Dismiss"
        className="grid size-11 shrink-0 place-items-center rounded-small text-ink-3 hover:bg-sunken"
        onClick={() => dismissToast(id)}
      >
        <X size={16} aria-hidden />
      </button>
    </div>
  );
}
