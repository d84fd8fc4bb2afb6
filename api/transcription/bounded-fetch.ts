/** `fetch` that follows no redirect, which could lead anywhere with a recording and a key, and reads `maxBytes` at most. */
export const boundedFetch =
  (maxBytes: number): typeof fetch =>
  async (input, init) => {
    const { body, status, headers } = await fetch(input, { ...init, redirect: 'manual' });
    return new Response(body?.pipeThrough(bounded(maxBytes)) ?? null, { status, headers });
  };

function bounded(maxBytes: number): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0;
  return new TransformStream({
    transform(piece, controller) {
      bytes += piece.length;
      if (bytes > maxBytes) controller.error(new Error('the reply is too large'));
      else controller.enqueue(piece);
    },
  });
}
