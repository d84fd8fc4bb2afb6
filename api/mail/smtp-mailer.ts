import { createTransport } from 'nodemailer';
import type { MailConfig } from '../config.ts';
import { type Mailer, MailRefused } from './mailer.ts';

/** How long the mail server may take for each step, and for a whole mail, ms. */
const usualLimits = { step: 10_000, whole: 60_000 };

/** Sends mail by SMTP, a connection for each: they are few, and a mail server closes those that wait. */
export function createSmtpMailer(
  { host, port, tls, auth, from }: MailConfig,
  limits: { step: number; whole: number } = usualLimits,
): Mailer {
  const connection = {
    host,
    port,
    secure: tls === 'implicit',
    ignoreTLS: tls === 'off',
    requireTLS: tls === 'starttls',
    ...(auth ? { auth } : {}),
    connectionTimeout: limits.step,
    greetingTimeout: limits.step,
    socketTimeout: limits.step,
    dnsTimeout: limits.step,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  return {
    async send({ to, subject, text, html, headers = {} }, signal) {
      const limit = AbortSignal.timeout(limits.whole);
      const transport = createTransport(connection);
      const sending = transport.sendMail({
        from: { name: 'Rehearse', address: from },
        to: { name: '', address: to },
        subject: oneLine(subject),
        text,
        html,
        headers: { 'Auto-Submitted': 'auto-generated', ...headers },
      });
      try {
        await orAborted(sending, signal ? AbortSignal.any([signal, limit]) : limit);
      } catch (error) {
        if (isRefusal(error)) throw new MailRefused('the mail server refused the mail', { cause: withoutText(error) });
        throw withoutText(error);
      } finally {
        transport.close();
      }
    },
  };
}

/** A subject has one line, whatever was put into a name or a title. */
const oneLine = (subject: string) => subject.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();

async function orAborted(sending: Promise<unknown>, signal: AbortSignal): Promise<void> {
  sending.catch(() => {}); // nobody may wait for it any more
  await new Promise<void>((resolve, reject) => {
    const abort = () => reject(new Error('the mail server took too long, or the server stops'));
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
    sending.then(() => resolve(), reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** Codes from 500 on are for good (RFC 5321, 4.2.1); of those of signing in and of the connection, the operator can be rid. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error) || !('responseCode' in error) || !('code' in error)) return false;
  return typeof error.responseCode === 'number' && error.responseCode >= 500 && error.code === 'EENVELOPE';
}

/** What a mail server says may name addresses: of its fault only the codes are kept. */
function withoutText(error: unknown): Error {
  const read = (name: 'code' | 'responseCode' | 'command') =>
    error instanceof Error && name in error ? String(Object.getOwnPropertyDescriptor(error, name)?.value) : '';
  const codes = [read('code'), read('responseCode'), read('command')].filter(
    (code) => code !== '' && code !== 'undefined',
  );
  return new Error(`mail could not be sent (${codes.join(', ') || 'no answer'})`);
}
