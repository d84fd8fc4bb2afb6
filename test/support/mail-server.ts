import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** One mail as the server took it. */
export interface TakenMail {
  from: string;
  to: string[];
  /** As it was sent, unfolded. */
  headers: string;
  /** Text and HTML part, decoded. */
  body: string;
}

/** A real SMTP server on 127.0.0.1 that keeps what it is sent. */
export interface MailServer {
  url: string;
  mails: TakenMail[];
  /** How it answers: takes mails, refuses for now, refuses each recipient for good, or says nothing once connected. */
  mood: 'takes' | 'busy' | 'refuses' | 'hangs';
  connections: number;
  close: () => Promise<void>;
}

export async function startMailServer(): Promise<MailServer> {
  const failing = (message: string, responseCode: number) => Object.assign(new Error(message), { responseCode });
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    authOptional: true,
    onConnect: (_session, done) => {
      mail.connections += 1;
      if (mail.mood !== 'hangs') done();
    },
    onRcptTo: (_address, _session, done) => {
      if (mail.mood === 'refuses') done(failing('no such person', 550));
      else if (mail.mood === 'busy') done(failing('come again', 451));
      else done();
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => void chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const to = rcptTo.map(({ address }) => address);
        mail.mails.push({
          from: mailFrom ? mailFrom.address : '',
          to,
          ...readMessage(Buffer.concat(chunks).toString()),
        });
        done();
      });
    },
  });
  server.on('error', () => {}); // a client that goes away
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  const mail: MailServer = {
    url: `smtp://127.0.0.1:${port}`,
    mails: [],
    mood: 'takes',
    connections: 0,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return mail;
}

function readMessage(message: string): Pick<TakenMail, 'headers' | 'body'> {
  const [head = '', ...parts] = message.split('\r\n\r\n');
  return { headers: decodeWords(head.replaceAll(/\r\n[ \t]+/g, ' ')), body: decodeQuoted(parts.join('\r\n\r\n')) };
}

/** Encoded words of a header (RFC 2047). */
const decodeWords = (text: string) =>
  text
    .replaceAll(/\?= =\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toLowerCase() === 'b' ? Buffer.from(word, 'base64').toString() : decodeQuoted(word.replaceAll('_', ' ')),
    );

const decodeQuoted = (text: string) =>
  Buffer.from(
    text
      .replaceAll('=\r\n', '')
      .replaceAll(/[^\p{ASCII}]/gu, encodeURIComponent)
      .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString();
