/** What went wrong, named for its meaning. Knows nothing of HTTP: `http/problem.ts` maps codes to statuses. */
export type ErrorCode =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'too-large'
  | 'unsupported-media-type'
  | 'rate-limited'
  | 'unavailable';

/** One field at fault: a JSON pointer such as `/body/rating`, and what to send instead. */
export interface FieldError {
  pointer: string;
  message: string;
}

/** An error whose message is safe to show: it says what happened and what to do. */
export abstract class AppError extends Error {
  abstract readonly code: ErrorCode;
  readonly errors: readonly FieldError[];
  constructor(message: string, options: { cause?: unknown; errors?: readonly FieldError[] } = {}) {
    super(message, { cause: options.cause });
    this.errors = options.errors ?? [];
  }
}

export class Invalid extends AppError {
  readonly code = 'invalid';
}
/** Fields at fault; the message names the first. */
export function invalidFields(errors: readonly [FieldError, ...FieldError[]]): Invalid {
  const [{ pointer, message }] = errors;
  return new Invalid(`The request is not valid: ${pointer}: ${message}.`, { errors });
}

export class Unauthenticated extends AppError {
  readonly code = 'unauthenticated';
}
export class Forbidden extends AppError {
  readonly code = 'forbidden';
}
export class NotFound extends AppError {
  readonly code = 'not-found';
}
export class Conflict extends AppError {
  readonly code = 'conflict';
}
export class TooLarge extends AppError {
  readonly code = 'too-large';
}
export class UnsupportedMediaType extends AppError {
  readonly code = 'unsupported-media-type';
}
export class RateLimited extends AppError {
  readonly code = 'rate-limited';
  /** Seconds until the next try may succeed. */
  readonly retryAfter: number;
  constructor(message: string, retryAfter: number) {
    super(message);
    this.retryAfter = retryAfter;
  }
}
export class Unavailable extends AppError {
  readonly code = 'unavailable';
}
