/** A reply was longer than what is read of one. */
export class ReplyTooLarge extends Error {}

/**
 * `fetch` for a server that may answer anything: follows no redirect, which could lead anywhere with an answer and a key,
 * and reads `maxBytes` of a reply at most. Reading on throws ReplyTooLarge.
 */
export const boundedFetch =
  (maxBytes: number, send: typeof fetch = fetch): typeof fetch =>
  async (input, init) => {
    const { body, status, statusText, headers } = await send(input, { ...init, redirect: 'manual' });
    return new Response(body?.pipeThrough(bounded(maxBytes)) ?? null, { status, statusText, headers });
  };

function bounded(maxBytes: number): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0;
  return new TransformStream({
    transform(piece, controller) {
      bytes += piece.length;
      if (bytes > maxBytes) controller.error(new ReplyTooLarge('the reply is too large'));
      else controller.enqueue(piece);
    },
  });
}
