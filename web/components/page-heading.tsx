import { type ReactNode, useEffect, useRef } from 'react';

/** The address whose heading was focused last; the first page keeps the browser’s own focus. */
let focusedOn = typeof location === 'undefined' ? undefined : location.pathname; // no address where the server draws
/** That heading; gone where what loaded took the place of a skeleton. */
let focused: HTMLElement | null = null;

/** What the browser’s tab calls a page. */
export const tabTitle = (title: string) => `${title} · Rehearse`;

interface Props {
  /** For the browser’s tab. */
  title: string;
  children: ReactNode;
  eyebrow?: ReactNode;
  className?: string;
  /** Changes when the page shows something else at the same address, such as the next question. */
  focusKey?: string;
}

/** The h1 of a page: names the tab and takes the focus after navigation, so that screen readers and keys start there. */
export function PageHeading({ title, children, eyebrow, className = 'headline', focusKey = '' }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = tabTitle(title);
  }, [title]);
  useEffect(() => {
    const place = location.pathname + focusKey;
    const isLost = focused?.isConnected === false && document.activeElement === document.body;
    if (place === focusedOn && !isLost) return;
    focusedOn = place;
    focused = heading.current;
    focused?.focus({ preventScroll: true });
  });
  return (
    <div className="grid gap-2">
      {eyebrow && <div className="text-sm font-semibold text-ink-3">{eyebrow}</div>}
      <h1 ref={heading} tabIndex={-1} className={className}>
        {children}
      </h1>
    </div>
  );
}
