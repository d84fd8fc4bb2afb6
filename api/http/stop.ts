import type { Server } from 'node:http';
import type { Logger } from 'pino';
import type { Readiness } from './health.ts';

/** Requests in flight get this long (ms) before their connections are cut. */
const grace = 4000;

/** On SIGTERM or SIGINT: not ready, no new connections, requests in flight finish, then `close` and exit. */
export function stopGracefully(server: Server, readiness: Readiness, logger: Logger, close: () => Promise<void>): void {
  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) return;
    stopping = true;
    readiness.ready = false;
    logger.info({ signal }, 'stopping');
    const cut = setTimeout(() => server.closeAllConnections(), grace);
    server.close(() => {
      clearTimeout(cut);
      close().then(
        () => process.exit(0),
        (error: unknown) => {
          logger.error({ err: error }, 'the database did not close cleanly');
          process.exit(1);
        },
      );
    });
    server.closeIdleConnections();
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
