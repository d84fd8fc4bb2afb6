import { connect } from 'node:net';
import fc from 'fast-check';

/** How long (ms) a server may think before we close our end, as a client does that gives up. */
const patience = 60;

/**
 * Writes bytes to a server as they are. Answers the status of its first answer, or undefined if it closed the
 * connection without one. Fails if it does neither.
 */
export function sendBytes(url: string, bytes: Buffer): Promise<number | undefined> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    let answer = '';
    const status = () => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]) || undefined;
    socket.setTimeout(patience, () => {
      socket.setTimeout(60_000, () => reject(new Error(`no answer to ${JSON.stringify(bytes.toString('latin1'))}`)));
      socket.end();
    });
    socket.setEncoding('latin1').on('data', (text) => {
      answer += text;
      if (status() !== undefined) socket.destroy();
    });
    socket.on('error', () => {}); // reset by the server: it has closed
    socket.on('close', () => resolve(status()));
  });
}

/** Writes bytes to a server and goes away some milliseconds later, whatever it answers. */
export function leave(url: string, bytes: Buffer, afterMs: number): Promise<void> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(bytes, () => setTimeout(() => socket.resetAndDestroy(), afterMs));
    });
    socket.on('error', () => {}).on('close', () => resolve());
  });
}

/** A request as text, in the form that clients send. */
export function requestText(
  method: string,
  path: string,
  { token, body, headers = {} }: { token?: string | undefined; body?: unknown; headers?: Record<string, string> },
): string {
  const text = body === undefined ? '' : JSON.stringify(body);
  const lines = {
    Host: '127.0.0.1',
    ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    ...(body === undefined ? {} : { 'Content-Type': 'application/json', 'Content-Length': `${text.length}` }),
    ...headers,
  };
  const head = Object.entries(lines).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${head.join('')}\r\n${text}`;
}

const tokens = [
  '\r\n',
  '\r\n\r\n',
  '\0',
  '%',
  '%00',
  '\xff',
  '{',
  '"',
  '-1',
  '99999999999',
  ': ',
  'Transfer-Encoding: chunked\r\n',
];

/** Requests with some of their bytes changed, taken out, put in, moved or doubled. */
export const mutated = (requests: readonly string[]): fc.Arbitrary<Buffer> =>
  fc
    .tuple(
      fc.constantFrom(...requests),
      fc.array(fc.tuple(fc.nat(4), fc.nat(), fc.nat(40), fc.nat(255)), { minLength: 1, maxLength: 4 }),
    )
    .map(([request, changes]) =>
      changes.reduce(
        (bytes, [how, place, length, byte]) => {
          const at = place % (bytes.length + 1);
          const [before, middle, after] = [
            bytes.subarray(0, at),
            bytes.subarray(at, at + length),
            bytes.subarray(at + length),
          ];
          const put = [
            Buffer.concat([Buffer.from([byte]), middle.subarray(1)]),
            Buffer.alloc(0),
            Buffer.concat([Buffer.from(tokens[byte % tokens.length] ?? '', 'latin1'), middle]),
            Buffer.concat([middle, middle]),
            Buffer.concat([Buffer.alloc(length, byte), middle]),
          ][how];
          return Buffer.concat([before, put ?? middle, after]);
        },
        Buffer.from(request, 'latin1'),
      ),
    );
