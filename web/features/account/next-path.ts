/** Where to go after signing in: the path in `?next=`, if it is one of ours; else Today. */
export function nextPath(search: string): string {
  const next = new URLSearchParams(search).get('next');
  if (next === null || !next.startsWith('/')) return '/';
  try {
    // “//host” and “/\host” lead elsewhere, and so would the path of “/.//host”: only what stays at our own origin counts.
    const url = new URL(next, location.origin);
    const isOurs = url.origin === location.origin && !url.pathname.startsWith('//');
    if (!isOurs || accountPages.has(url.pathname)) return '/';
    return `${url.pathname}${url.search}${url.hash}`;
  } catch {
    return '/';
  }
}

const accountPages = new Set(['/sign-in', '/sign-up', '/reset-password']);

/** The address of another account page that goes on to the same place. */
export function withNext(path: string, search: string): string {
  const next = nextPath(search);
  return next === '/' ? path : `${path}?next=${encodeURIComponent(next)}`;
}
