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

/** What the page was built into. */
export interface Built {
  index: string;
  /** Each module that begins a file of its own: that file, and the modules whose files it imports. */
  manifest: Record<string, { file: string; imports?: string[] } | undefined>;
}

/** Draws a page into index.html, from what `ask` answers. Throws what `ask` throws. */
type Draw = (built: Built, ask: Ask) => Promise<string>;

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
      return await draw(await readBuilt(pageDir), askAs(request, actor));
    } catch (error) {
      if (!(error instanceof AppError)) logger.error({ err: error }, 'a page could not be drawn');
      return undefined;
    }
  };
}

async function readBuilt(pageDir: string): Promise<Built> {
  const [index, manifest] = await Promise.all(
    ['index.html', '.vite/manifest.json'].map((file) => readFile(join(pageDir, file), 'utf8')),
  );
  // The cast: vite wrote it, beside index.html.
  return { index: index ?? '', manifest: JSON.parse(manifest ?? '{}') as Built['manifest'] };
}

async function load(file: string): Promise<DrawingOf | undefined> {
  if (!existsSync(file)) return undefined;
  // The cast: built from a module that is checked to be one.
  const built = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as { drawingOf: DrawingOf };
  return built.drawingOf;
}
