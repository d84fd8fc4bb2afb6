import type { NotificationRow } from '../../db/schema.ts';
import { cutAtWord } from '../notifications/plain-text.ts';
import { plainSentence, sentenceOf, type SentencePart } from '../notifications/sentence.ts';
import type { Mail } from './mailer.ts';

export interface NewsMail {
  to: string;
  timeZone: string;
  publicUrl: string;
  /** Oldest first; at least one. */
  news: readonly [NotificationRow, ...NotificationRow[]];
  unsubscribeToken: string;
  /** One of a day's mails, or of its own. */
  daily: boolean;
}

/** A mail about what happened: the number and the first thing in its subject, a sentence and a link for each, and a way out. */
export function composeNews({ to, timeZone, publicUrl, news, unsubscribeToken, daily }: NewsMail): Mail {
  const items = news.map(({ kind, payload }) => ({
    sentence: sentenceOf(kind, payload, timeZone),
    url: publicUrl + pathOf(payload.href),
  }));
  const first = plainSentence(items[0]?.sentence ?? []);
  const subject = items.length === 1 ? short(first) : `${items.length} things: ${short(first)}`;
  const pageOut = `${publicUrl}/unsubscribe#${unsubscribeToken}`;
  const why = daily
    ? 'You get this once a day while there is something to tell.'
    : 'You get this at once, as you wished for this kind of news.';
  return {
    to,
    subject,
    text: [
      ...items.map(({ sentence, url }) => `${plainSentence(sentence)}\n${url}`),
      `--\n${why}\nChoose what you are told: ${publicUrl}/settings#notifications\nNo more of these mails: ${pageOut}\n`,
    ].join('\n\n'),
    html: htmlOf(items, { why, publicUrl, pageOut }),
    headers: {
      'List-Unsubscribe': `<${publicUrl}/api/v1/unsubscribe?token=${encodeURIComponent(unsubscribeToken)}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click', // RFC 8058
    },
  };
}

/** A link with which the owner of an account sets a new password. */
export function composePasswordReset(to: string, url: string): Mail {
  const text = `Somebody, hopefully you, asked for a new password on Rehearse.\n\nSet it here, within an hour:\n${url}\n\nIf it was not you, do nothing: the old password stays.\n`;
  const html = page(
    `<p>Somebody, hopefully you, asked for a new password on Rehearse.</p><p><a href="${escapeHtml(url)}">Set it here</a>, within an hour.</p><p>If it was not you, do nothing: the old password stays.</p>`,
  );
  return { to, subject: 'Set a new password', text, html };
}

interface Item {
  sentence: readonly SentencePart[];
  url: string;
}

function htmlOf(items: readonly Item[], { why, publicUrl, pageOut }: Record<'why' | 'publicUrl' | 'pageOut', string>) {
  const lines = items.map(
    ({ sentence, url }) =>
      `<p style="margin:0 0 16px">${sentence
        .map(({ text, strong }) => (strong ? `<strong>${escapeHtml(text)}</strong>` : escapeHtml(text)))
        .join('')}<br><a href="${escapeHtml(url)}">Open it</a></p>`,
  );
  return page(
    `${lines.join('\n')}<hr style="border:0;border-top:1px solid #ccc"><p style="font-size:13px;color:#555">${why}<br><a href="${escapeHtml(publicUrl)}/settings#notifications">Choose what you are told</a> · <a href="${escapeHtml(pageOut)}">No more of these mails</a></p>`,
  );
}

const page = (body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Rehearse</title></head><body style="font:16px/1.5 sans-serif;max-width:36em;margin:0 auto;padding:16px">${body}</body></html>`;

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A path of the page, never another server's address. */
const pathOf = (href: string) => (/^\/(?!\/)[^\s\\]*$/.test(href) ? href : '/notifications');

const mostSubject = 110;
const short = (text: string) => cutAtWord(text, mostSubject);
