import { boundedFetch } from './bounded-fetch.ts';
import { CallFailure, failureMessages } from './failures.ts';

const maxReplyBytes = 1_000_000;

/** `fetch` for the server of a model: a redirect and HTML for JSON are failures, and a megabyte is the most it may say. */
export const modelFetch =
  (send: typeof fetch): typeof fetch =>
  async (input, init) => {
    const response = await boundedFetch(maxReplyBytes, send)(input, init);
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      throw new CallFailure('rejected', { message: `${failureMessages.rejected} (It redirects to another address.)` });
    }
    if (response.ok && /\bhtml\b/i.test(response.headers.get('content-type') ?? '')) {
      await response.body?.cancel();
      throw new CallFailure('nonsense');
    }
    return response;
  };
