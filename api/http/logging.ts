import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { pino, type Logger } from 'pino';
import type { Config } from '../config.ts';

declare module 'express-serve-static-core' {
  interface Request {
    /** Made for every request; named in its log line and in every problem document. */
    id: string;
  }
}

/** The process's logger. Lines carry no answers, tokens, passwords, addresses or names. */
export function createLogger({ logLevel }: Pick<Config, 'logLevel'>): Logger {
  return pino({
    level: logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: withoutData },
  });
}

/**
 * One line a request: id, method, path without its query and secrets, status and time; faults of ours stand out.
 * pino-http does the same for three times the processor time (docs/decisions/0014-speed.md).
 */
export function requestLogging(logger: Logger): RequestHandler {
  return (request, response, next) => {
    request.id = randomUUID();
    const start = performance.now();
    const path = withoutSecrets(request.originalUrl);
    response.once('close', () => {
      const { statusCode: status, writableFinished } = response;
      const ms = Math.round(performance.now() - start);
      const line = { requestId: request.id, method: request.method, path, status, ms };
      if (!writableFinished) logger.info({ ...line, cut: true }, 'request');
      else if (status >= 500) logger.error(line, 'request');
      else logger.info(line, 'request');
    });
    next();
  };
}

/** The path of an address, without its query and without a secret in it: an invitation’s or a calendar’s. */
const withoutSecrets = (url: string) =>
  url
    .replace(/\?.*$/s, '')
    .replace(/^(\/api\/v1\/invitations\/)[^/]+/i, '$1…')
    .replace(/(\/calendar\/).*$/is, '$1…');

/** An error's name, code, message and stack; drizzle's carry the query's values, which are left out. */
function withoutData(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: 'not an error' };
  const query = 'params' in error;
  return {
    name: error.name,
    ...('code' in error ? { code: error.code } : {}),
    message: query ? 'a query failed' : error.message,
    stack: query
      ? error.stack
          ?.split('\n')
          .filter((entry) => entry.trimStart().startsWith('at '))
          .join('\n')
      : error.stack,
    ...(error.cause ? { cause: withoutData(error.cause) } : {}),
  };
}
