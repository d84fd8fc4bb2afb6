/** One field at fault, as a JSON pointer such as `/body/answer`. */
export interface FieldError {
  pointer: string;
  message: string;
}

/** What the server refused, in words that may be shown. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly requestId: string | undefined;
  readonly errors: readonly FieldError[];
  constructor(
    status: number,
    problem: { code: string; message: string; requestId?: string | undefined; errors?: readonly FieldError[] },
  ) {
    super(problem.message);
    this.status = status;
    this.code = problem.code;
    this.requestId = problem.requestId;
    this.errors = problem.errors ?? [];
  }
}

/** No answer came: offline, or the server is down. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
  constructor(cause: unknown) {
    super('The server does not answer. Check the connection, then try again.', { cause });
  }
}

/** True where trying the same again may help: no answer, too slow (408), too many requests, or the server’s own fault. */
export function mayRetry(error: unknown): boolean {
  if (error instanceof NetworkError) return true;
  return error instanceof ApiError && (error.status >= 500 || error.status === 408 || error.status === 429);
}

/** Sends a JSON request, or a file as it is, and returns the answer’s JSON; throws `ApiError` or `NetworkError`. */
export async function requestJson(method: string, url: string, body?: unknown, keepalive = false): Promise<unknown> {
  const init: RequestInit = { method, headers: { accept: 'application/json' }, keepalive };
  if (body !== undefined) {
    const isFile = body instanceof Blob;
    init.body = isFile ? body : JSON.stringify(body);
    init.headers = { accept: 'application/json', 'content-type': isFile ? body.type : 'application/json' };
  }
  const response = await fetch(url, init).catch((cause: unknown) => {
    throw new NetworkError(cause);
  });
  const json = await readJson(response);
  if (!response.ok) throw toApiError(response.status, json);
  return json;
}

/** Asks for a file; throws `ApiError` or `NetworkError`. */
export async function requestFile(url: string): Promise<Blob> {
  const response = await fetch(url, { method: 'GET' }).catch((cause: unknown) => {
    throw new NetworkError(cause);
  });
  if (!response.ok) throw toApiError(response.status, await readJson(response));
  return response.blob().catch((cause: unknown) => {
    throw new NetworkError(cause);
  });
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text().catch((cause: unknown) => {
    throw new NetworkError(cause);
  });
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    // A proxy in front of a stopped server answers in HTML.
    if (!response.ok) return undefined;
    throw new NetworkError(cause);
  }
}

/** Reads a problem document (RFC 9457), or better-auth’s `{ message, code }`. */
function toApiError(status: number, json: unknown): ApiError {
  const problem = isRecord(json) ? json : {};
  const message = text(problem.detail) ?? text(problem.message) ?? text(problem.title) ?? fallback(status);
  const errors = Array.isArray(problem.errors) ? problem.errors.filter(isFieldError) : [];
  return new ApiError(status, {
    code: text(problem.code) ?? 'unknown',
    message,
    requestId: text(problem.requestId),
    errors,
  });
}

function fallback(status: number): string {
  if (status >= 500) return 'The server could not do this. Try again in a moment.';
  return 'The server refused this request.';
}
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const isFieldError = (value: unknown): value is FieldError =>
  isRecord(value) && typeof value.pointer === 'string' && typeof value.message === 'string';
