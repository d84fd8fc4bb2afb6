// `npm start`: sets up what is missing, then is the server itself. (`exec` in package.json takes the shell out of the way,
// so that a signal to npm reaches us; Windows has no exec: `node scripts/start.mjs` there.)
import { ensurePackages, ensurePage, ensureServer, serverFile, setUp } from './setup.mjs';

setUp(ensurePackages, ensurePage, ensureServer);
process.setSourceMapsEnabled(true);
await import(serverFile);
