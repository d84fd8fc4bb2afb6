import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import { codeOf, isDatabaseFault } from '../../db/faults.ts';
import {
  AppError,
  Invalid,
  NotFound,
  RateLimited,
  TooLarge,
  Unavailable,
  UnsupportedMediaType,
  type ErrorCode,
} from '../errors.ts';

/** RFC 9457 problem document, the body of every error answer. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    requestId: z.string(),
    errors: z.array(z.object({ pointer: z.string(), message: z.string() })),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem: what happened and what to do.' });

/** The only place that knows which status an error has. */
export const problems = {
  invalid: { status: 400, title: 'The request is not valid' },
  unauthenticated: { status: 401, title: 'Sign in first' },
  forbidden: { status: 403, title: 'Not allowed' },
  'not-found': { status: 404, title: 'Not found' },
  conflict: { status: 409, title: 'In conflict with what is stored' },
  'too-large': { status: 413, title: 'Too large' },
  'unsupported-media-type': { status: 415, title: 'Unsupported media type' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  unavailable: { status: 503, title: 'Not available now' },
} as const satisfies Record<ErrorCode, { status: number; title: string }>;

export const problemType = 'application/problem+json';

/** Answers what no route took. */
export const notFound: RequestHandler = (request) => {
  const [path] = request.originalUrl.split('?', 1);
  throw new NotFound(`There is nothing at ${request.method} ${path}. The operations are listed at /api/docs.`);
};

/** Turns any error into a problem document. Registered last. */
export function problemHandler(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    if (clientIsGone(error, request)) {
      response.destroy();
      return;
    }
    const requestId = request.id;
    const known = asAppError(error);
    if (!known) logger.error({ err: error, requestId }, 'unexpected error');
    else if (known instanceof Unavailable) logger.error({ err: known.cause ?? known, requestId }, known.message);
    if (response.headersSent) {
      response.destroy(); // in the middle of a download: its client sees that the rest is missing
      return;
    }
    if (known instanceof RateLimited) response.set('Retry-After', String(known.retryAfter));
    sendProblem(response, requestId, known);
  };
}

/** It closed the connection, or went on with bytes that are no request: nobody is left to answer. */
const clientIsGone = (error: unknown, { socket }: Request) =>
  socket.destroyed && error instanceof Error && /^(ERR_STREAM_PREMATURE_CLOSE|ECONN|EPIPE|HPE_)/.test(codeOf(error));

function sendProblem(response: Response, requestId: string, error: AppError | undefined) {
  const { status, title } = error ? problems[error.code] : { status: 500, title: 'Something went wrong here' };
  const body: z.input<typeof Problem> = {
    type: 'about:blank',
    title,
    status,
    detail:
      error?.message ??
      `The server made a mistake; nothing you sent was changed by it. Try again, and if it happens again, report the request id ${requestId}.`,
    code: error?.code ?? 'internal',
    requestId,
    errors: [...(error?.errors ?? [])],
  };
  response.status(status).type(problemType).send(JSON.stringify(body));
}

const notJson = { pointer: '/body', message: 'must be a JSON object: check quotes, commas and brackets' };

/** What Express, body-parser and the database throw, in our own words. */
function asAppError(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error;
  if (isDatabaseFault(error))
    return new Unavailable('The database cannot be used at the moment. Nothing was changed; try again later.', {
      cause: error,
    });
  if (!(error instanceof Error)) return undefined;
  const type = 'type' in error && typeof error.type === 'string' ? error.type : '';
  const status = 'status' in error && typeof error.status === 'number' ? error.status : 0;
  if (type === 'entity.too.large') return new TooLarge('The request is too large: send at most 1 MB.');
  if (type === 'entity.parse.failed')
    return new Invalid(`The request is not valid: ${notJson.pointer}: ${notJson.message}.`, { errors: [notJson] });
  if (type === 'encoding.unsupported' || type === 'charset.unsupported')
    return new UnsupportedMediaType('Send the body as UTF-8 JSON, not compressed or gzip.');
  if (type === 'request.aborted' || type === 'request.size.invalid')
    return new Invalid('The request was cut short: send it again.');
  if (error instanceof URIError) return new Invalid('The address is not valid: check its % escapes.');
  if (status === 404)
    return new NotFound('There is no such file. Reload the page: a newer version may have taken its place.');
  if (status >= 400 && status < 500) return new Invalid('The request cannot be read: check its headers and body.');
  return undefined;
}
