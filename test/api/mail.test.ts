import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSmtpMailer } from '../../api/mail/smtp-mailer.ts';
import { writeUnsubscribeToken } from '../../api/mail/unsubscribe-token.ts';
import type { NotificationKind, NotificationPayload } from '../../api/notifications/notification.ts';
import { tell } from '../../api/notifications/tell.ts';
import { startApp, testSecret, type TestApp } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { day, hour, minute } from '../support/clock.ts';
import { startMailServer, type MailServer } from '../support/mail-server.ts';

describe('mail', () => {
  let app: TestApp;
  let server: MailServer;
  let ada: Client;
  let id: string;
  let address: string;
  beforeAll(async () => {
    server = await startMailServer();
    app = await startApp({ env: { SMTP_URL: server.url, MAIL_FROM: 'rehearse@example.org' } });
  });
  beforeEach(async () => {
    address = `${crypto.randomUUID()}@example.org`;
    ada = await app.account(address);
    ({ id } = await ada.call('getMe'));
    Object.assign(server, { mood: 'takes', mails: [], connections: 0 });
  });
  afterAll(async () => {
    await app.close();
    await server.close();
  });

  let told = 0;
  const news = (kind: NotificationKind, payload: Partial<NotificationPayload> = {}, userId = id) => {
    const said = { href: '/assignments/1', actor: 'Grace', title: 'Containers', ...payload };
    told += 1;
    return app.db.transaction((tx) => tell(tx, [{ userId, key: `${told}`, kind, payload: said }], app.clock()));
  };
  const atOnce = (...kinds: NotificationKind[]) =>
    ada.call('updateNotificationWishes', { body: { wishes: kinds.map((kind) => ({ kind, delivery: 'at-once' })) } });
  const mailsAfter = async (ms: number) => {
    app.clock.advance(ms);
    await app.jobs.runDue();
    return server.mails;
  };
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(server.mails[0]?.headers ?? '')?.[1];

  it('comes once a day, three hours into the study day of its reader, with all that was told and not read', async () => {
    await ada.call('updateMe', { body: { timeZone: 'Asia/Tokyo', rolloverHour: 4 } });
    app.clock.set('2026-11-23T12:00:00.000Z'); // 21:00 in Tokyo
    await news('assigned', { date: '2026-12-01T15:00:00.000Z' });
    await news('comment', { text: 'Well said' });
    await news('reviewed', { title: 'Read already' });
    const { items } = await ada.call('listNotifications');
    const read = items.find(({ kind }) => kind === 'reviewed');
    await ada.call('readNotifications', { body: { ids: [read?.id ?? ''] } });
    expect(await mailsAfter(0)).toEqual([]);
    app.clock.set('2026-11-23T21:59:00.000Z');
    expect(await mailsAfter(0)).toEqual([]);
    app.clock.set('2026-11-23T22:00:00.000Z'); // 07:00 in Tokyo
    expect(await mailsAfter(0)).toMatchObject([{ from: 'rehearse@example.org', to: [address] }]);
    expect(header('subject')).toMatch(/^2 things: /);
    const [mail] = server.mails;
    expect(mail?.body).toContain('Grace assigned Containers, due Wednesday, 2 December at 00:00.');
    expect(mail?.body).toContain('Grace commented on Containers: “Well said”');
    expect(mail?.body).toContain(`${app.config.publicUrl}/assignments/1`);
    expect(mail?.body).toContain('<strong>Grace</strong>');
    expect(mail?.body).not.toContain('Read already');
    expect(await mailsAfter(2 * day)).toHaveLength(1); // nothing more to say
  });
  it('comes at once for what is wished so, and says the thing in its subject', async () => {
    await atOnce('returned');
    await news('returned');
    await mailsAfter(0);
    expect(header('subject')).toBe('Grace returned Containers for another take.');
    expect(await mailsAfter(2 * day)).toHaveLength(1);
  });
  it('never goes to a guest', async () => {
    const guest = await app.guest();
    const guestId = (await guest.call('getMe')).id;
    await guest.call('updateNotificationWishes', { body: { wishes: [{ kind: 'comment', delivery: 'at-once' }] } });
    await news('comment', {}, guestId);
    await news('assigned', {}, guestId);
    expect(await mailsAfter(2 * day)).toEqual([]);
  });
  it('waits, longer and longer, for a server that refuses for now, and is then sent once', async () => {
    await atOnce('comment');
    server.mood = 'busy';
    await news('comment');
    await mailsAfter(0);
    await mailsAfter(1000); // too early
    expect(server.connections).toBe(1);
    await mailsAfter(minute);
    expect(server.connections).toBe(2);
    await mailsAfter(minute); // the second wait is longer
    expect(server.connections).toBe(2);
    server.mood = 'takes';
    expect(await mailsAfter(hour)).toHaveLength(1);
    expect(await mailsAfter(day)).toHaveLength(1);
  });
  it('is given up where the server refuses the address for good', async () => {
    await atOnce('comment');
    server.mood = 'refuses';
    await news('comment');
    await mailsAfter(0);
    server.mood = 'takes';
    expect(await mailsAfter(day)).toEqual([]);
    expect(app.log.join('')).toContain('a mail was refused');
    expect(app.log.join('')).not.toContain(address);
  });
  it('does not wait for ever on a server that says nothing', async () => {
    server.mood = 'hangs';
    const mail = app.config.mail;
    if (!mail) throw new Error('no mail');
    const mailer = createSmtpMailer(mail, { step: 10_000, whole: 100 });
    const sent = mailer.send({ to: address, subject: 'x', text: 'x', html: 'x' });
    await expect(sent).rejects.toThrow('mail could not be sent');
    const impatient = createSmtpMailer(mail, { step: 100, whole: 10_000 });
    await expect(impatient.send({ to: address, subject: 'x', text: 'x', html: 'x' })).rejects.toThrow('ETIMEDOUT');
  });
  it('has no header, recipient or markup that a name or a title brings along', async () => {
    await atOnce('comment', 'returned');
    const evil = 'Eve\r\nBcc: victim@example.org\r\n\r\n<script>alert(1)</script>\u2028X-Evil: 1';
    await news('comment', { actor: evil, title: evil, text: evil, href: '//evil.example' });
    const [mail] = await mailsAfter(0);
    expect(mail?.to).toEqual([address]);
    expect(mail?.headers).not.toMatch(/^(bcc|x-evil):/im);
    expect(header('subject')).toContain('Eve Bcc: victim@example.org');
    const [, html] = mail?.body.split('text/html') ?? [];
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toContain('<script');
    expect(mail?.body).not.toContain('//evil.example');
  });

  describe('is switched off', () => {
    const off = (path: string) =>
      app.stranger.raw(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'List-Unsubscribe=One-Click',
      });
    const deliveries = async () =>
      Object.fromEntries((await ada.call('getNotificationWishes')).items.map(({ kind, delivery }) => [kind, delivery]));

    it('by one click without a session, as its headers say, for what it was about alone', async () => {
      await atOnce('comment', 'returned');
      await news('comment');
      await mailsAfter(0);
      expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
      const [, url = ''] = /^<(.*)>$/.exec(header('list-unsubscribe') ?? '') ?? [];
      expect(url.startsWith(`${app.config.publicUrl}/api/v1/`)).toBe(true);
      const response = await off(url.slice(app.config.publicUrl.length));
      expect(response.status).toBe(200);
      expect(await deliveries()).toMatchObject({ comment: 'page', returned: 'at-once', assigned: 'daily' });
      await news('comment');
      expect(await mailsAfter(0)).toHaveLength(1);
      expect((await ada.call('listNotifications')).items).toHaveLength(2);
      expect(app.log.join('')).not.toContain(new URL(url).searchParams.get('token'));
    });
    it('for the daily mail as a whole, and on again by the same link', async () => {
      const token = writeUnsubscribeToken(testSecret, id, 'daily');
      await ada.call('updateNotificationWishes', { body: { wishes: [{ kind: 'removed', delivery: 'at-once' }] } });
      const { switchedOff } = await app.stranger.call('unsubscribe', { query: { token } });
      expect(switchedOff.find(({ kind }) => kind === 'assigned')).toMatchObject({ delivery: 'daily' });
      expect(await deliveries()).toMatchObject({ assigned: 'page', removed: 'at-once', 'reviews-due': 'none' });
      expect(await app.stranger.call('unsubscribe', { query: { token } })).toEqual({ switchedOff: [] });
      const kinds = switchedOff.map(({ kind }) => kind);
      await app.stranger.call('resubscribe', { body: { token, kinds } });
      expect(await deliveries()).toMatchObject({ assigned: 'daily', comment: 'daily', 'reviews-due': 'none' });
    });
    it('by a token of this server alone', async () => {
      const token = writeUnsubscribeToken(testSecret, id, 'daily');
      const [user = '', , signature = ''] = token.split('.');
      for (const wrong of [
        `${token}x`,
        `${user}.comment.${signature}`,
        `${Buffer.from('somebody').toString('base64url')}.daily.${signature}`,
        writeUnsubscribeToken('another secret, of another server alone', id, 'daily'),
        writeUnsubscribeToken(testSecret, 'nobody', 'daily'),
      ])
        expect(await app.stranger.refused('unsubscribe', { query: { token: wrong } })).toMatchObject({ status: 404 });
      expect(await deliveries()).toMatchObject({ assigned: 'daily' });
    });
  });

  describe('resets a password', () => {
    it('with a link that works once', async () => {
      const asked = await app.stranger.auth('/request-password-reset', { email: address });
      expect(asked.status).toBe(200);
      await expect.poll(() => server.mails).toHaveLength(1);
      const [, token = ''] = /reset-password\?token=([\w%-]+)/.exec(server.mails[0]?.body ?? '') ?? [];
      const reset = { token, newPassword: 'battery staple' };
      expect((await app.stranger.auth('/reset-password', reset)).status).toBe(200);
      expect((await app.stranger.auth('/reset-password', reset)).status).toBe(400);
      const signedIn = await app.stranger.auth('/sign-in/email', { email: address, password: 'battery staple' });
      expect(signedIn.status).toBe(200);
    });
    it('and says nothing of whether there is such an account', async () => {
      const known = await app.stranger.auth('/request-password-reset', { email: address });
      const unknown = await app.stranger.auth('/request-password-reset', { email: 'nobody@example.org' });
      expect([unknown.status, unknown.body]).toEqual([known.status, known.body]);
    });
  });
});
