/** One mail to one person. */
export interface Mail {
  /** An e-mail address, alone. */
  to: string;
  subject: string;
  text: string;
  html: string;
  headers?: Record<string, string>;
}

/** Sends mail. Throws MailRefused where trying again is of no use, any other error where it may be. */
export interface Mailer {
  send: (mail: Mail, signal?: AbortSignal) => Promise<void>;
}

/** The mail server will not take this mail, now or later: the address does not exist, say. */
export class MailRefused extends Error {}
