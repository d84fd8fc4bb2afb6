import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPasswordReset } from '../../api/accounts/password-reset.ts';
import { expireGuests } from '../../api/accounts/expire-guests.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { createClient, type Client } from '../support/client.ts';
import { day, minute } from '../support/clock.ts';
import { engines } from '../support/databases.ts';
import { answerQuestion, enrolIn, reviewBody } from '../support/learner.ts';
import { silence } from '../support/recordings.ts';

const password = 'correct horse';

describe.each(engines)('accounts on %s', (_name, open) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp({ db: await open() });
  });
  afterAll(() => app.close());

  const newEmail = () => `${crypto.randomUUID()}@example.org`;
  const signIn = async (client: Client, email: string, word = password) => {
    const answer = await client.auth('/sign-in/email', { email, password: word });
    return { ...answer, client: createClient(app.url, (answer.body as { token?: string }).token) };
  };
  /** Everything that a learner has, in a form that does not name the learner. */
  const workOf = async (client: Client) => {
    const reviews = (await client.call('listReviews')).items;
    const cards = await Promise.all(
      [...new Set(reviews.map((review) => review.cardId))]
        .toSorted()
        .map((cardId) => client.call('getCard', { params: { cardId } })),
    );
    const decks = (await client.call('listDecks', { query: { enrolled: true } })).items.map((deck) => deck.id);
    return { reviews, cards, decks, csv: await client.call('exportReviews') };
  };

  it('the first account is the admin, a guest before it is not, and the next is not', async () => {
    const guest = await app.guest();
    expect((await guest.call('getMe')).role).toBe('guest');
    expect((await (await app.account()).call('getMe')).role).toBe('admin');
    expect((await (await app.account()).call('getMe')).role).toBe('learner');
  });

  it('a guest who signs up keeps id and work, and the guest’s token ends', async () => {
    const guest = await app.guest();
    const [item] = (await enrolIn(guest)).items;
    const attempt = await answerQuestion(guest, { cardId: item?.card.id ?? '' });
    await guest.call('recordReview', {
      body: reviewBody(attempt.cardId, 'good', app.clock(), { attemptId: attempt.id }),
    });
    const before = await workOf(guest);
    const me = await guest.call('getMe');
    const email = newEmail();
    const { status, body } = await guest.auth('/sign-up/email', { name: 'Ada', email, password });
    expect(status).toBe(200);
    const account = createClient(app.url, (body as { token: string }).token);
    expect(await account.call('getMe')).toMatchObject({
      id: me.id,
      email,
      name: 'Ada',
      role: 'learner',
      guestUntil: null,
    });
    expect(await workOf(account)).toEqual(before);
    expect((await account.call('getAttempt', { params: { attemptId: attempt.id } })).answer).toBe(attempt.answer);
    expect(await guest.refused('getMe')).toMatchObject({ status: 401 });
    expect((await signIn(app.stranger, email)).status).toBe(200);
  });

  it('the same in a browser, whose session is a cookie that scripts cannot read', async () => {
    const json = { 'content-type': 'application/json' };
    const post = (path: string, body: object, cookie = '') =>
      fetch(`${app.url}/api/auth${path}`, { method: 'POST', headers: { ...json, cookie }, body: JSON.stringify(body) });
    const cookieOf = (response: Response) => response.headers.getSetCookie()[0] ?? '';
    const signedIn = await post('/sign-in/anonymous', {});
    expect(cookieOf(signedIn)).toMatch(/^rehearse\.session_token=.*; Path=\/; HttpOnly; SameSite=Lax$/);
    const me = (cookie: string) =>
      fetch(`${app.url}/api/v1/me`, { headers: { cookie: cookie.split(';')[0] ?? '' } }).then(
        async (response) => (await response.json()) as { id?: string },
      );
    const guest = await me(cookieOf(signedIn));
    const signedUp = await post(
      '/sign-up/email',
      { name: 'Ada', email: newEmail(), password },
      cookieOf(signedIn).split(';')[0],
    );
    expect(await me(cookieOf(signedUp))).toMatchObject({ id: guest.id, role: 'learner' });
    expect(await me(cookieOf(signedIn))).toMatchObject({ status: 401 });
  });

  it('a guest who signs in to an older account brings the work along, and the logs become one', async () => {
    const email = newEmail();
    const account = await app.account(email);
    const guest = await app.guest();
    const [first, second] = (await enrolIn(account)).items.map((item) => item.card.id);
    await enrolIn(guest);
    const at = (days: number) => new Date(app.clock().getTime() - days * day);
    const own = [reviewBody(first ?? '', 'good', at(20)), reviewBody(first ?? '', 'again', at(6))];
    const guests = [reviewBody(first ?? '', 'hard', at(12)), reviewBody(second ?? '', 'easy', at(5))];
    for (const body of own) await account.call('recordReview', { body });
    for (const body of guests) await guest.call('recordReview', { body });
    const attempt = await answerQuestion(guest, { cardId: second ?? '' }, 'all-missed');
    const params = { attemptId: attempt.id };
    await guest.call('updateMe', { body: { keepRecordings: true } });
    await guest.call('keepRecording', { params, upload: { type: 'audio/wav', content: silence(100) } });
    const { status, client } = await signIn(guest, email);
    expect(status).toBe(200);
    // The same reviews given by one learner alone make the same cards.
    const alone = await app.guest();
    for (const body of [...own, ...guests]) await alone.call('recordReview', { body });
    const expected = await workOf(alone);
    const merged = await workOf(client);
    expect(merged.cards).toEqual(expected.cards);
    expect(merged.csv).toBe(expected.csv);
    const { drills, recordings } = await client.call('getAttempt', { params });
    expect([drills.length, recordings]).toEqual([2, [0]]);
    expect((await client.call('getMe')).id).toBe((await account.call('getMe')).id);
    expect(await guest.refused('getMe')).toMatchObject({ status: 401 });
  });

  it('an address that is taken is refused, and the guest keeps everything', async () => {
    const email = newEmail();
    await app.account(email);
    const guest = await app.guest();
    await enrolIn(guest);
    const { status, body } = await guest.auth('/sign-up/email', { name: 'Ada', email, password });
    expect([status, (body as { code: string }).code]).toEqual([422, 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL']);
    expect((await guest.call('getQueue')).items.length).toBeGreaterThan(0);
  });

  it('a wrong password is refused, and a guest who mistypes it loses nothing', async () => {
    const email = newEmail();
    await app.account(email);
    const guest = await app.guest();
    expect((await signIn(guest, email, 'wrong horse')).status).toBe(401);
    expect((await guest.call('getMe')).role).toBe('guest');
  });

  it('the operator’s link sets a new password once and ends every session', async () => {
    const email = newEmail();
    const account = await app.account(email);
    const link = await createPasswordReset(app.db, app.config, app.clock, email);
    expect(link).toMatch(/^http:\/\/localhost:\d+\/reset-password\?token=/);
    const token = new URL(link ?? '').searchParams.get('token');
    const reset = () => app.stranger.auth('/reset-password', { newPassword: 'battery staple', token });
    expect((await reset()).status).toBe(200);
    expect((await reset()).status).toBe(400);
    expect(await account.refused('getMe')).toMatchObject({ status: 401 });
    expect((await signIn(app.stranger, email)).status).toBe(401);
    expect((await signIn(app.stranger, email, 'battery staple')).status).toBe(200);
    expect(await createPasswordReset(app.db, app.config, app.clock, 'nobody@example.org')).toBeUndefined();
  });

  it('guests without a session left are removed with their work; others stay', async () => {
    const guest = await app.guest();
    await enrolIn(guest);
    const account = await app.account();
    const ends = new Date((await guest.call('getMe')).guestUntil ?? 0);
    expect(await expireGuests(app.db, new Date(ends.getTime() - minute))).toBe(0);
    expect(await expireGuests(app.db, new Date(ends.getTime() + day))).toBeGreaterThan(0);
    expect(await guest.refused('getMe')).toMatchObject({ status: 401 });
    expect((await account.call('getMe')).role).toBe('learner');
  });

  it('settings keep what is left out, refuse what is out of range, and say which', async () => {
    const guest = await app.guest();
    const changed = await guest.call('updateMe', { body: { timeZone: 'America/Vancouver', learningSteps: [1, 10] } });
    expect(changed).toMatchObject({
      timeZone: 'America/Vancouver',
      learningSteps: [1, 10],
      rolloverHour: 4,
      newPerDay: 5,
      settingsVersion: 2,
    });
    const problem = await guest.refused('updateMe', {
      body: { desiredRetention: 0, newPerDay: -1, learningSteps: [0], timeZone: 'Mars', nonsense: 1 },
    });
    expect(problem.errors.map((error) => error.pointer).toSorted()).toEqual([
      '/body/desiredRetention',
      '/body/learningSteps/0',
      '/body/newPerDay',
      '/body/nonsense',
      '/body/timeZone',
    ]);
    expect((await guest.call('getMe')).settingsVersion).toBe(2);
  });
});
