import type { Server } from 'node:http';
import type { Logger } from 'pino';

/** Requests in flight get this long (ms) before their connections are cut. */
const grace = 4000;

/**
 * On SIGTERM or SIGINT: aborts `stopping` (not ready, streams end), no new connections, requests in flight finish, then
 * `close` and exit.
 */
export function stopGracefully(
  server: Server,
  stopping: AbortController,
  logger: Logger,
  close: () => Promise<void>,
): void {
  const stop = (signal: NodeJS.Signals) => {
    if (stopping.signal.aborted) return;
    logger.info({ signal }, 'stopping');
    stopping.abort();
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
