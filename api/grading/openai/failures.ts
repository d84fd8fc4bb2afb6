import { GraderFailure, type GradingFailureCode } from '../grader.ts';

/** A failed call: what it means to people, and whether asking again may help. */
export class CallFailure extends GraderFailure {
  /** Milliseconds to wait before the next try, as the server asked; null: our own pace; undefined: no next try. */
  readonly retryAfterMs: number | null | undefined;
  constructor(
    code: GradingFailureCode,
    options: { retryAfterMs?: number | null; message?: string; cause?: unknown } = {},
  ) {
    super(code, options.message ?? failureMessages[code], { cause: options.cause });
    this.retryAfterMs = options.retryAfterMs;
  }
}

const safe = 'Your answer is stored: judge its points yourself, or try again later.';

/** What happened and what to do next. Names neither key, address nor answer. */
export const failureMessages = {
  'too-short':
    'The answer has too few words of its own to be judged by a model. Judge its points yourself, or answer again in a sentence or two.',
  'too-long':
    'The answer is too long to be judged by a model. Judge its points yourself; a shorter answer can be graded.',
  budget: 'The money for grading is spent for this month. Judge the points yourself.',
  refused: 'The model declined to judge this answer. Judge its points yourself.',
  nonsense: `The model’s reply could not be used. ${safe}`,
  'rate-limited': `The model’s server takes no more requests for now. ${safe}`,
  rejected:
    'The model’s server does not take our requests: whoever runs this site has to look at its settings. Your answer is stored: judge its points yourself.',
  unreachable: `The model’s server does not answer. ${safe}`,
  timeout: `The model took too long. ${safe}`,
  paused: `Grading is paused, since the model’s server failed several times in a row. ${safe}`,
  interrupted:
    'Grading was interrupted because the server stopped. Your answer is stored: start the grading again, or judge its points yourself.',
} as const satisfies Record<GradingFailureCode, string>;

const longestWait = 20_000;

/** What an answer with an error status means. */
export function failureOfStatus(status: number, headers: Headers | undefined, now: Date): CallFailure {
  // What a server of another kind says may hold anything, even our request: it is kept out.
  if ([408, 409, 429].includes(status) || status >= 500) {
    const retryAfterMs = waitAsked(headers, now);
    const code = status === 429 ? 'rate-limited' : status === 408 ? 'timeout' : 'unreachable';
    return new CallFailure(code, retryAfterMs === undefined ? {} : { retryAfterMs });
  }
  return new CallFailure('rejected', { message: `${failureMessages.rejected} (HTTP status ${status})` });
}

/** null: the server does not say; undefined: it asks for a longer wait than anybody here would stand. */
function waitAsked(headers: Headers | undefined, now: Date): number | null | undefined {
  const milliseconds = Number(headers?.get('retry-after-ms') ?? Number.NaN);
  const given = headers?.get('retry-after') ?? null;
  const wait = Number.isFinite(milliseconds)
    ? milliseconds
    : given === null
      ? null
      : Number.isFinite(Number(given))
        ? Number(given) * 1000
        : Date.parse(given) - now.getTime();
  if (wait === null || Number.isNaN(wait)) return null;
  return wait > longestWait ? undefined : Math.max(0, wait);
}
