import { CallFailure, failureMessages } from './failures.ts';

const mostBytes = 1_000_000;

/** `fetch` for a server that may answer anything: no redirects, no HTML for JSON, and no more than a megabyte. */
export const cappedFetch =
  (send: typeof fetch): typeof fetch =>
  async (input, init) => {
    const response = await send(input, { ...init, redirect: 'manual' });
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      throw new CallFailure('rejected', { message: `${failureMessages.rejected} (It redirects to another address.)` });
    }
    if (response.ok && /\bhtml\b/i.test(response.headers.get('content-type') ?? '')) {
      await response.body?.cancel();
      throw new CallFailure('nonsense');
    }
    if (response.body === null) return response;
    const { status, statusText, headers } = response;
    return new Response(response.body.pipeThrough(cap()), { status, statusText, headers });
  };

function cap() {
  let bytes = 0;
  return new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => {
      bytes += chunk.byteLength;
      if (bytes > mostBytes) controller.error(new CallFailure('nonsense'));
      else controller.enqueue(chunk);
    },
  });
}
