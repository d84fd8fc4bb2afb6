/** Where a point is from: a link for each source, named by its host. */
export function Sources({ sources }: { sources: readonly string[] }) {
  return (
    <p className="flex flex-wrap gap-x-4 text-sm text-ink-3">
      {sources.map((source) => (
        <SourceLink key={source} href={source} label={labelOf(source, sources)} />
      ))}
    </p>
  );
}

function SourceLink({ href, label }: { href: string; label: string }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" className="link inline-flex min-h-6 items-center gap-1">
      <span className="print:hidden">
        {label} <span aria-hidden>↗</span>
        <span className="sr-only">, source, opens in a new tab</span>
      </span>
      <span className="hidden print:inline">{shortAddress(href)}</span>
    </a>
  );
}

/** The host; with the last part of the path where one host is named twice. */
function labelOf(source: string, all: readonly string[]): string {
  const host = hostOf(source);
  if (all.filter((other) => hostOf(other) === host).length < 2) return host;
  const page = new URL(source).pathname.split('/').findLast((part) => part !== '');
  return page === undefined ? host : `${host} · ${page}`;
}
function hostOf(href: string): string {
  return URL.canParse(href) ? new URL(href).host.replace(/^www\./, '') : href;
}

const longest = 70;

/** An address to read on paper: “kubernetes.io/docs/concepts/workloads/pods”; a long one keeps its host and its end. */
export function shortAddress(href: string): string {
  if (!URL.canParse(href)) return href;
  const { pathname } = new URL(href);
  const whole = `${hostOf(href)}${pathname.replace(/\/$/, '')}`;
  return whole.length <= longest ? whole : `${hostOf(href)}/…${whole.slice(whole.length - 40).replace(/^[^/]*/, '')}`;
}
