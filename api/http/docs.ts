import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import compression from 'compression';
import { Router } from 'express';
import helmet from 'helmet';

const bundle = join(dirname(createRequire(import.meta.url).resolve('redoc/package.json')), 'bundles');

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Rehearse API</title>
    <link rel="stylesheet" href="/api/docs/docs.css">
  </head>
  <body>
    <main><redoc spec-url="/api/v1/openapi.json" disable-search native-scrollbars hide-download-button></redoc></main>
    <script src="/api/docs/redoc.standalone.js"></script>
  </body>
</html>
`;

/** The API's documentation, made readable by Redoc from our own files. */
export function serveDocs(): Router {
  const router = Router();
  // Redoc styles itself at run time; scripts stay limited to our own files.
  router.use(
    helmet.contentSecurityPolicy({
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    }),
  );
  router.get('/', (_request, response) => {
    response.type('html').send(page);
  });
  router.get('/docs.css', (_request, response) => {
    response.type('css').send('body { margin: 0; }');
  });
  let script: string | undefined; // a megabyte: read when somebody first looks
  router.get('/redoc.standalone.js', compression(), (_request, response) => {
    script ??= readScript();
    response.set('Cache-Control', 'public, max-age=86400').type('js').send(script);
  });
  return router;
}

/** Redoc's bundle shows a logo from its makers' server, which the policy forbids; without it nothing is asked for there. */
const readScript = () =>
  readFileSync(join(bundle, 'redoc.standalone.js'), 'utf8').replace(/https:\/\/cdn\.redoc\.ly\/[\w./-]+/g, 'data:,');
