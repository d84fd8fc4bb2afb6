import { type ReactNode, useEffect, useRef } from 'react';

/** The address whose heading was focused last; the first page keeps the browser’s own focus. */
let focusedOn = location.pathname;

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
    document.title = `${title} · Rehearse`;
  }, [title]);
  useEffect(() => {
    if (location.pathname + focusKey === focusedOn) return;
    focusedOn = location.pathname + focusKey;
    heading.current?.focus({ preventScroll: true });
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
