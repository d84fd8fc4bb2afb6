import type { RequestHandler } from 'express';
import { Forbidden } from '../errors.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses state-changing requests that another site makes a browser send. Browsers say where a
 * request comes from in Sec-Fetch-Site or Origin; programs send neither.
 */
export function checkOrigin(publicUrl: string): RequestHandler {
  const ownHost = new URL(publicUrl).host;
  return (request, _response, next) => {
    if (safeMethods.has(request.method)) return next();
    const site = request.get('sec-fetch-site');
    if (site !== undefined && site !== 'same-origin' && site !== 'none') throw foreign();
    const origin = request.get('origin');
    if (origin !== undefined && site !== 'same-origin' && !isOwn(origin, [ownHost, request.get('host')]))
      throw foreign();
    return next();
  };
}

function isOwn(origin: string, hosts: (string | undefined)[]): boolean {
  return URL.canParse(origin) && hosts.includes(new URL(origin).host);
}

const foreign = () =>
  new Forbidden(
    'This request comes from another site, so it was refused. Open Rehearse itself and try there; if it runs behind a proxy, set PUBLIC_URL to the address that browsers use.',
  );
