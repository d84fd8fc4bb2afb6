import { lookup as dnsLookup, type LookupAddress } from 'node:dns';
import { request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { isPrivateAddress } from './private-address.ts';

/** A delivery as it goes out. */
export interface WebhookRequest {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** Sends a delivery; answers the status. Throws WebhookFailed if there is none. */
export type SendWebhook = (request: WebhookRequest, signal?: AbortSignal) => Promise<number>;

/** Why there is no answer, in words for a coach. */
export class WebhookFailed extends Error {}

type Resolve = (host: string, done: (error: Error | null, addresses: LookupAddress[]) => void) => void;

export interface SendOptions {
  /** Whether private addresses and http are let through. */
  allowPrivate: boolean;
  /** Of a whole delivery, ms. */
  timeLimit?: number;
  /** How a host is looked up: by the system unless told otherwise. */
  resolve?: Resolve;
}

const mostRead = 1024;

/**
 * Sends webhooks to public addresses alone. A host is looked up once for each connection, what was found is checked, and
 * the connection goes to that very address, so that a name which leads elsewhere the next moment gains nothing.
 * Redirects are answers like any other, and not followed. Of an answer's body no more than 1 kB is read.
 */
export function createSendWebhook({ allowPrivate, timeLimit = 10_000, resolve = ask }: SendOptions): SendWebhook {
  const lookup: RequestOptions['lookup'] = (host, options, done) => {
    resolve(host, (error, addresses) => {
      const [first] = addresses;
      if (error || !first) return done(new WebhookFailed('Its host was not found.'), '', 0);
      if (!allowPrivate && addresses.some(({ address }) => isPrivateAddress(address)))
        return done(new WebhookFailed(privateHost), '', 0);
      return options.all ? done(null, addresses) : done(null, first.address, first.family);
    });
  };
  return (given, signal) => {
    const url = new URL(given.url);
    const fault = faultOf(url, allowPrivate);
    if (fault !== undefined) return Promise.reject(new WebhookFailed(fault));
    const limit = AbortSignal.timeout(timeLimit);
    return new Promise((answer, fail) => {
      const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
      const outgoing = send(
        url,
        {
          method: 'POST',
          headers: { ...given.headers, 'user-agent': 'Rehearse', 'content-length': Buffer.byteLength(given.body) },
          lookup,
          agent: false, // a connection of its own, to the address that was just checked
          signal: signal ? AbortSignal.any([signal, limit]) : limit,
        },
        (response) => {
          let read = 0;
          const done = () => {
            answer(response.statusCode ?? 0);
            response.destroy();
          };
          response.on('data', (chunk: Buffer) => {
            read += chunk.length;
            if (read > mostRead) done();
          });
          response.once('end', done);
          response.once('close', done);
          response.once('error', done);
        },
      );
      outgoing.once('error', (error) => fail(inWords(error, limit)));
      outgoing.end(given.body);
    });
  };
}

/** Why an address is none for a webhook, before anybody is asked; undefined if it may be one. */
export function faultOf(url: URL, allowPrivate: boolean): string | undefined {
  if (url.username !== '' || url.password !== '') return 'It must not hold a user or a password: leave them out.';
  if (allowPrivate) return undefined;
  if (url.protocol !== 'https:') return 'It must begin with https://.';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(host) !== 0 && isPrivateAddress(host) ? privateHost : undefined;
}

const privateHost = 'Its host must have a public address; this one is private.';

function inWords(error: Error, limit: AbortSignal): Error {
  if (error instanceof WebhookFailed) return error;
  if (limit.aborted) return new WebhookFailed('It did not answer in time.');
  const code = 'code' in error ? String(error.code) : error.name;
  return new WebhookFailed(`It could not be reached (${code}).`, { cause: error });
}

const ask: Resolve = (host, done) => dnsLookup(host, { all: true }, done);
