import type { ComponentProps } from 'react';
import { Link } from 'wouter';

type Look = 'primary' | 'plain' | 'quiet' | 'danger';
const looks: Record<Look, string> = {
  primary: 'border-accent bg-accent text-on-accent hover:border-accent-hover hover:bg-accent-hover',
  plain: 'border-line-strong bg-surface hover:bg-sunken',
  quiet: 'border-transparent text-ink-2 hover:bg-sunken hover:text-ink',
  danger: 'border-wrong text-wrong hover:bg-wrong-soft',
};
const shape =
  'inline-flex min-h-11 items-center justify-center gap-2.5 rounded-control border px-4 py-2.5 font-[550] leading-tight transition-colors duration-150 disabled:opacity-55 aria-disabled:opacity-55';

/** A button; `primary` once a page. `busy` keeps the focus and says so. */
export function Button({
  look = 'plain',
  busy = false,
  className = '',
  onClick,
  ...rest
}: ComponentProps<'button'> & { look?: Look; busy?: boolean }) {
  return (
    <button
      type="button"
      {...rest}
      aria-busy={busy || undefined}
      // A button that is disabled loses the focus.
      aria-disabled={busy || rest['aria-disabled']}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={`${shape} ${looks[look]} ${className}`}
    />
  );
}

/** A link to another page of ours that looks like a button. */
export function ButtonLink({
  look = 'plain',
  href,
  className = '',
  children,
}: {
  look?: Look;
  href: string;
  className?: string;
  children: React.ReactNode;
}) {
  return (
    <Link href={href} className={`${shape} ${looks[look]} ${className}`}>
      {children}
    </Link>
  );
}
