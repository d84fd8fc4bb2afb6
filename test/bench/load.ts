import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** Head and body of a request, as they are sent. */
export type RawRequest = string;

export interface Load {
  port: number;
  nextRequest: () => RawRequest;
  /** Keep-alive connections, each with one request at a time. */
  inFlight: number;
  /** The load ends when either is reached. */
  atMost: { requests: number; seconds: number };
}

export interface LoadResult {
  requests: number;
  perSecond: number;
  /** Of each request in ms, ascending. */
  latencies: number[];
}

/** Sends requests to 127.0.0.1 until the load's end. Throws if one is not answered with success. */
export async function runLoad({ port, nextRequest, inFlight, atMost }: Load): Promise<LoadResult> {
  const connections = await Promise.all(Array.from({ length: inFlight }, () => Connection.open(port)));
  // Node accepts one connection in each turn of the event loop, so that the last ones would wait for all the others.
  for (const connection of connections) await connection.send(nextRequest());
  const latencies: number[] = [];
  const start = performance.now();
  const end = start + atMost.seconds * 1000;
  let left = atMost.requests;
  await Promise.all(
    connections.map(async (connection) => {
      for (let sent = performance.now(); left > 0 && sent < end;) {
        left -= 1;
        await connection.send(nextRequest());
        const answered = performance.now();
        latencies.push(answered - sent);
        sent = answered;
      }
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  for (const connection of connections) connection.close();
  return {
    requests: latencies.length,
    perSecond: latencies.length / seconds,
    latencies: latencies.toSorted((a, b) => a - b),
  };
}

/**
 * One keep-alive connection that sends a request and waits for its answer. It reads no more than the status and
 * Content-Length, which both servers send: Node's own client needs two to three times the processor time, and on a
 * machine with two cores the servers would lack it.
 */
export class Connection {
  readonly #socket: Socket;
  #received: Buffer[] = [];
  #size = 0;
  #whole = Infinity;
  #waiting: Waiting | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#receive(chunk));
    socket.on('error', (error) => this.#waiting?.reject(error));
    socket.on('close', () => this.#waiting?.reject(new Error('the server closed the connection')));
  }

  static async open(port: number): Promise<Connection> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return new Connection(socket);
  }

  /** Resolves to the whole answer, head and body. Throws if it is no success. */
  send(request: RawRequest): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #receive(chunk: Buffer) {
    this.#received.push(chunk);
    this.#size += chunk.length;
    if (this.#whole === Infinity) this.#whole = wholeSize(this.#joined());
    if (this.#size < this.#whole) return;
    const answer = this.#joined();
    const waiting = this.#waiting;
    this.#received = [];
    this.#size = 0;
    this.#whole = Infinity;
    this.#waiting = undefined;
    if (answer.toString('latin1', 9, 10) === '2') waiting?.resolve(answer);
    else waiting?.reject(new Error(`the server answered ${answer.toString()}`));
  }

  #joined(): Buffer {
    if (this.#received.length > 1) this.#received = [Buffer.concat(this.#received)];
    return this.#received[0]!;
  }
}

interface Waiting {
  resolve: (answer: Buffer) => void;
  reject: (error: Error) => void;
}

/** Bytes of the whole answer, or Infinity while its head is not complete. */
function wholeSize(start: Buffer): number {
  const head = start.indexOf('\r\n\r\n');
  if (head < 0) return Infinity;
  const [, length] = /\r\ncontent-length: (\d+)/i.exec(start.toString('latin1', 0, head)) ?? [];
  if (length === undefined) throw new Error(`an answer without Content-Length: ${start.toString('latin1', 0, head)}`);
  return head + 4 + Number(length);
}

/** The JSON body of an answer. */
export function bodyOf(answer: Buffer): unknown {
  return JSON.parse(answer.toString('utf8', answer.indexOf('\r\n\r\n') + 4));
}
