import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Request } from 'express';
import type { Logger } from 'pino';
import type { Actor } from '../accounts/actor.ts';
import { AppError } from '../errors.ts';
import type { routes } from '../routes.ts';
import type { AskWithin, Authenticate } from './mount.ts';

/** Asks the API for who opens the page. */
export type Ask = AskWithin<typeof routes>;

/** Draws a page into index.html, from what `ask` answers. Throws what `ask` throws. */
type Draw = (index: string, ask: Ask) => Promise<string>;

/** How the page at a path is drawn; undefined for one that the browser draws alone. It is web/draw-page.tsx, built along with the page. */
export type DrawingOf = (path: string) => Draw | undefined;

interface Deps {
  /** The built page. */
  pageDir: string;
  authenticate: Authenticate;
  askAs: (request: Request, actor: Actor) => Ask;
  logger: Logger;
}

/** Draws pages of who is signed in; undefined for strangers, for other pages, and where it cannot: the browser draws it then, or says what is wrong. */
export function pageDrawer({ pageDir, authenticate, askAs, logger }: Deps) {
  let drawingOf: Promise<DrawingOf | undefined> | undefined;
  return async (request: Request): Promise<string | undefined> => {
    try {
      const draw = (await (drawingOf ??= load(join(pageDir, '../drawing/draw-page.js'))))?.(request.path);
      const actor = draw && (await authenticate(request));
      if (draw === undefined || actor === undefined) return undefined;
      return await draw(await readFile(join(pageDir, 'index.html'), 'utf8'), askAs(request, actor));
    } catch (error) {
      if (!(error instanceof AppError)) logger.error({ err: error }, 'a page could not be drawn');
      return undefined;
    }
  };
}

async function load(file: string): Promise<DrawingOf | undefined> {
  if (!existsSync(file)) return undefined;
  // The cast: built from a module that is checked to be one.
  const built = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as { drawingOf: DrawingOf };
  return built.drawingOf;
}
