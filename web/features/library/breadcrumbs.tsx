import { ChevronRight } from 'lucide-react';
import { Link } from 'wouter';

/** The way back up: Library, then the pages between it and this one. */
export function Breadcrumbs({ between }: { between: readonly { href: string; label: string }[] | undefined }) {
  return (
    <nav aria-label="Where you are">
      <ol className="flex flex-wrap items-center gap-x-1.5">
        {[{ href: '/library', label: 'Library' }, ...(between ?? [])].map(({ href, label }, index) => (
          <li key={href} className="flex items-center gap-1.5">
            {index > 0 && <ChevronRight size={14} aria-hidden />}
            <Link href={href} className="link inline-flex min-h-8 items-center pointer-coarse:min-h-11">
              {label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
