import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Request, type RequestHandler, Router } from 'express';
import { NotFound } from '../errors.ts';

/**
 * Serves the built page: hashed assets for a year, the rest revalidated, any other path the page itself, as `draw` draws
 * it for who asks, or else for the browser to draw.
 */
export function servePage(folder: string, draw: (request: Request) => Promise<string | undefined>): Router {
  const router = Router();
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), { immutable: true, maxAge: '365d', fallthrough: false }),
  );
  router.use(express.static(folder, { index: false, maxAge: 0 }));
  const index: RequestHandler = async (request, response, next) => {
    if ((request.method !== 'GET' && request.method !== 'HEAD') || !request.accepts('html')) return next();
    const path = join(folder, 'index.html');
    if (!existsSync(path)) throw new NotFound('The page is not built: run npm start, or npm run build.');
    const drawn = await draw(request);
    if (drawn !== undefined) return response.set('Cache-Control', 'private, no-store').type('html').send(drawn);
    response.set('Cache-Control', 'no-cache');
    return response.sendFile(path);
  };
  router.use(index);
  return router;
}
