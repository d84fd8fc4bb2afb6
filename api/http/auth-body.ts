import express, { Router } from 'express';
import { Invalid, NotFound, UnsupportedMediaType } from '../errors.ts';
import { storable } from './fields.ts';

/**
 * What may reach better-auth: requests that it can read, with JSON of at most 1 MB, without characters
 * that PostgreSQL cannot store. better-auth itself reads whatever is sent, of any size; it takes the
 * body as parsed here.
 */
export function limitAuthBody(): Router {
  const router = Router();
  router.use((request, _response, next) => {
    if (request.method !== 'GET' && request.method !== 'POST') {
      throw new NotFound(`Nothing under /api/auth answers ${request.method}: use GET or POST.`);
    }
    if (!URL.canParse(`http://${request.get('host') ?? 'localhost'}`)) {
      throw new Invalid('The Host header is not valid: send the host and port of the address.');
    }
    const length = request.get('content-length');
    const hasBody = request.get('transfer-encoding') !== undefined || (length !== undefined && length !== '0');
    if (hasBody && !request.is('application/json')) {
      throw new UnsupportedMediaType('Send the body as JSON, with content-type: application/json.');
    }
    next();
  });
  router.use(express.json({ limit: '1mb' }));
  router.use((request, _response, next) => {
    const fault = faultOf(request.body);
    if (fault)
      throw new Invalid(`The request is not valid: /body: ${fault}.`, {
        errors: [{ pointer: '/body', message: fault }],
      });
    next();
  });
  return router;
}

/** Nothing of better-auth's is deeper; far deeper ones break whoever walks them call by call. */
const deepest = 20;
/** Characters in a name, an address, a password or a token. */
const longest = 2000;

function faultOf(body: unknown): string | undefined {
  let level: unknown[] = [body];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return 'is nested too deeply: send the fields alone';
    const texts = level.filter((value) => typeof value === 'string');
    if (!texts.every(storable)) return 'must not hold NUL or broken characters: remove them';
    if (texts.some((text) => text.length > longest)) return `is too long: use at most ${longest} characters in a field`;
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.entries(value).flat() : []));
  }
  return undefined;
}
