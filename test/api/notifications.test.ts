import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Delivery, NotificationKind, NotificationPayload } from '../../api/notifications/notification.ts';
import { tell } from '../../api/notifications/tell.ts';
import { startApp, type TestApp } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { minute } from '../support/clock.ts';
import { engines } from '../support/databases.ts';

describe.each(engines)('being told on %s', (_name, open) => {
  let app: TestApp;
  let ada: Client;
  let adaId: string;
  beforeAll(async () => {
    app = await startApp({ db: await open() });
  });
  beforeEach(async () => {
    ada = await app.account();
    adaId = (await ada.call('getMe')).id;
  });
  afterAll(() => app.close());

  const news = (key: string, kind: NotificationKind = 'assigned', payload: Partial<NotificationPayload> = {}) => {
    app.clock.advance(minute);
    const said = { href: '/assignments/1', actor: 'Grace', title: 'Containers', ...payload };
    return app.db.transaction((tx) => tell(tx, [{ userId: adaId, key, kind, payload: said }], app.clock()));
  };
  const list = (query: Record<string, unknown> = {}) => ada.call('listNotifications', { query });
  const wish = (kind: NotificationKind, delivery: Delivery) =>
    ada.call('updateNotificationWishes', { body: { wishes: [{ kind, delivery }] } });
  const keys = async () => {
    const { notifications } = app.db.read.tables;
    return (await app.db.read.select().from(notifications)).filter(({ userId }) => userId === adaId);
  };

  it('is a list, newest first, in pages, of sentences that say who and what', async () => {
    for (const [key, title] of Object.entries({ a: 'Containers', b: 'Probes', c: 'Networks' }))
      await news(key, 'assigned', { title, date: '2026-12-01T15:00:00.000Z', cohort: 'Platform' });
    await ada.call('updateMe', { body: { timeZone: 'Asia/Tokyo' } });
    const first = await list({ limit: 2 });
    const second = await list({ limit: 2, cursor: first.nextCursor });
    const sentences = [...first.items, ...second.items].map(({ sentence }) =>
      sentence.map(({ text }) => text).join(''),
    );
    expect(sentences).toEqual(
      ['Networks', 'Probes', 'Containers'].map(
        (title) => `Grace assigned ${title} in Platform, due Wednesday, 2 December at 00:00.`,
      ),
    );
    expect(first).toMatchObject({ unread: 3, items: [{ href: '/assignments/1', readAt: null }, {}] });
    expect(first.items[0]?.sentence.filter(({ strong }) => strong).map(({ text }) => text)).toEqual([
      'Grace',
      'Networks',
      'Platform',
    ]);
    expect(second.nextCursor).toBeNull();
  });
  it('of dates says which changed, from what to what', async () => {
    const [before, date] = ['2026-12-01T15:00:00.000Z', '2026-12-03T09:30:00.000Z'];
    const [was, is] = ['Tuesday, 1 December at 15:00', 'Thursday, 3 December at 09:30'];
    await ada.call('updateMe', { body: { timeZone: 'UTC' } });
    await news('moved', 'dates-changed', { changed: 'due', before, date });
    await news('opens', 'dates-changed', { changed: 'opens', before, date });
    await news('set', 'dates-changed', { changed: 'due', date });
    await news('removed', 'dates-changed', { changed: 'due', before });
    const { items } = await list();
    expect(items.toReversed().map(({ sentence }) => sentence.map(({ text }) => text).join(''))).toEqual([
      `Grace moved the due date of Containers from ${was} to ${is}.`,
      `Grace moved the opening of Containers from ${was} to ${is}.`,
      `Grace set the due date of Containers to ${is}.`,
      `Grace removed the due date of Containers, which was ${was}.`,
    ]);
  });
  it('happens once for a key, whatever is said the second time', async () => {
    await news('twice');
    await news('twice', 'comment');
    expect((await list()).items).toMatchObject([{ kind: 'assigned' }]);
  });
  it('is marked as read by ids, or up to an instant, for oneself alone', async () => {
    for (const key of ['a', 'b', 'c']) await news(key);
    const [newest, middle] = (await list()).items;
    const other = await app.account();
    const stolen = await other.call('readNotifications', { body: { ids: [newest?.id ?? ''] } });
    expect([stolen.unread, (await list()).unread]).toEqual([0, 3]);
    expect(await ada.call('readNotifications', { body: { ids: [newest?.id ?? '', 'none'] } })).toEqual({ unread: 2 });
    expect((await list({ unread: true })).items).toHaveLength(2);
    expect(await ada.call('readNotifications', { body: { before: middle?.at ?? '' } })).toEqual({ unread: 0 });
    expect((await list()).items.map(({ readAt }) => readAt !== null)).toEqual([true, true, true]);
    for (const body of [{}, { ids: [] }, { ids: ['a'], before: middle?.at }])
      expect(await ada.refused('readNotifications', { body })).toMatchObject({ status: 400 });
  });
  it('goes as each person wishes: not at all, or as it was wished when it came', async () => {
    const before = await ada.call('getNotificationWishes');
    expect(before.items.find(({ kind }) => kind === 'comment')).toMatchObject({ delivery: 'daily' });
    expect(before.mail).toMatchObject({ sends: false, address: expect.stringContaining('@') });
    await wish('comment', 'none');
    await wish('reviewed', 'page');
    const { items } = await wish('assigned', 'at-once');
    expect(items.find(({ kind }) => kind === 'comment')?.delivery).toBe('none');
    await news('a', 'comment');
    await news('b', 'assigned');
    await news('c', 'reviewed');
    await news('d', 'returned');
    await wish('assigned', 'none');
    const told = await keys();
    expect(Object.fromEntries(told.map(({ key, delivery }) => [key, delivery]))).toEqual({
      b: 'at-once',
      c: 'page',
      d: 'daily',
    });
  });
  it('is undone with what it tells of', async () => {
    const failing = app.db.transaction(function* (tx) {
      yield* tell(tx, [{ userId: adaId, key: 'x', kind: 'assigned', payload: { href: '/' } }], app.clock());
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await list()).toEqual({ items: [], nextCursor: null, unread: 0 });
  });
});
