import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request to transcribe, as the server saw it. */
export interface Asked {
  authorization: string | undefined;
  /** Fields of the form; the file as its name, type and size. */
  form: Record<string, string>;
}
type Reply = (asked: Asked, response: ServerResponse) => void;

/** A server with OpenAI’s `audio.transcriptions` endpoint that replies as told; close it when done. */
export async function scriptedTranscriber() {
  const server = createServer((request, response) => {
    void (async () => {
      const pieces: Buffer[] = [];
      for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece);
      const headers = { 'content-type': request.headers['content-type'] ?? '' };
      const form = await new Response(Buffer.concat(pieces), { headers }).formData();
      const entries = [...form].map(([name, value]): [string, string] => [
        name,
        typeof value === 'string' ? value : `${value.name} ${value.type} ${value.size}`,
      ]);
      const asked = { authorization: request.headers.authorization, form: Object.fromEntries(entries) };
      scripted.asked.push(asked);
      scripted.reply(asked, response);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const scripted = {
    host,
    baseUrl: `http://${host}/v1`,
    asked: [] as Asked[],
    reply: json(200, { text: 'The CLI calls the daemon.' }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return scripted;
}
export type ScriptedTranscriber = Awaited<ReturnType<typeof scriptedTranscriber>>;

export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Reply =>
  (_asked, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
