import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { day, minute } from '../support/clock.ts';
import { engines, freshFolder } from '../support/databases.ts';
import { writeLibrary } from '../support/deck-files.ts';
import { answerCurrent, startedInterview } from '../support/interviews.ts';

const email = 'ada.the.first@example.org';
const nothing = 'This link opens nothing: it has expired or was revoked. Ask for a new one.';

describe.each(engines)('a link to a report on %s', (_name, open) => {
  let app: TestApp;
  let ada: Client;
  let interviewId: string;
  beforeAll(async () => {
    const decks = freshFolder();
    writeLibrary(decks);
    app = await startApp({ db: await open(), decks, grader: null });
    ada = await app.account(email);
    await over(ada);
    app.clock.advance(minute);
    interviewId = await over(ada);
  });
  afterAll(() => app.close());

  /** An interview that is over, with one answer. */
  const answered = async (client: Client) => {
    const { id } = await startedInterview(client, { deckIds: ['deck'] });
    await answerCurrent(client, id, 'The kubelet asks it.');
    return client.call('finishInterview', { params: { interviewId: id } });
  };
  /** The same, judged twice. */
  const over = async (client: Client) => {
    const { id } = await answered(client);
    const { answers } = await client.call('getInterviewReport', { params: { interviewId: id } });
    const attempt = answers[0]?.attempt;
    for (const verdict of ['missed', 'wrong'])
      await client.call('recordVerdicts', {
        params: { attemptId: attempt?.id ?? '' },
        body: { verdicts: attempt?.points.map((point) => ({ pointId: point.id, verdict })) },
      });
    return id;
  };
  const share = (client = ada, body: { days?: number } = {}, id = interviewId) =>
    client.call('shareInterview', { params: { interviewId: id }, body });
  const shares = async () => (await ada.call('listInterviewShares', { params: { interviewId } })).items;
  const revoke = (shareId: string, client = ada) =>
    client.answer('revokeInterviewShare', { params: { interviewId, shareId } });
  const opened = (token: string) => app.stranger.call('openSharedReport', { body: { token } });
  const refused = (token: string) => app.stranger.refused('openSharedReport', { body: { token } });

  it('opens it for a stranger, who learns a name and this interview alone', async () => {
    const { token, expiresAt } = await share();
    const own = await ada.call('getInterviewReport', { params: { interviewId } });
    const theirs = await opened(token);
    expect(theirs).toMatchObject({
      learner: 'Ada',
      expiresAt,
      headline: own.headline,
      score: 0,
      previous: null,
      earlier: [],
      interview: own.interview,
      putRight: own.putRight.map((item) => ({ ...item, missedBefore: 0 })),
    });
    expect([own.previous, own.earlier.length, own.putRight[0]?.missedBefore]).toEqual([0, 1, 1]);
    const [attempt, before] = [theirs.answers[0]?.attempt, own.answers[0]?.attempt];
    expect(attempt).toMatchObject({ answer: 'The kubelet asks it.', score: 0, model: before?.model, gradings: [] });
    expect(before?.points[0]?.history.map(({ verdict }) => verdict)).toEqual(['missed', 'wrong']);
    expect(attempt?.points.map(({ history }) => history.map(({ verdict }) => verdict))).toEqual(
      before?.points.map(() => ['wrong']),
    );
    const { user } = app.db.read.tables;
    const [row] = await app.db.read.select().from(user);
    for (const secret of [email, row?.id ?? '?']) expect(JSON.stringify(theirs)).not.toContain(secret);
  });

  it('names no guest, and asks nobody else to judge', async () => {
    const guest = await app.guest();
    const { id } = await answered(guest);
    const { token } = await share(guest, {}, id);
    expect(await opened(token)).toMatchObject({ learner: null, headline: 'Nothing is judged yet.' });
  });

  it('lives for two weeks unless told otherwise, then opens nothing', async () => {
    const [usual, short] = [await share(), await share(ada, { days: 1 })];
    const now = app.clock();
    expect([usual, short].map(({ expiresAt }) => Date.parse(expiresAt) - now.getTime())).toEqual([14 * day, day]);
    app.clock.advance(day - 1);
    await opened(short.token);
    app.clock.advance(1);
    expect(await refused(short.token)).toMatchObject({ status: 404, detail: nothing });
    await opened(usual.token);
  });

  it('opens nothing once it is revoked, however often that is said', async () => {
    const { id, token } = await share();
    const first = await revoke(id);
    expect(first.body.revokedAt).toBe(app.clock().toISOString());
    app.clock.advance(minute);
    expect(await revoke(id)).toEqual(first);
    const [unknown, revoked] = [await refused(`${token}x`), await refused(token)];
    expect(unknown).toMatchObject({ status: 404, detail: nothing });
    expect({ ...revoked, requestId: '' }).toEqual({ ...unknown, requestId: '' });
  });

  it('is listed with its views, newest first, and without its token', async () => {
    app.clock.advance(minute);
    const { token, ...made } = await share();
    await opened(token);
    app.clock.advance(minute);
    await opened(token);
    const [newest, ...rest] = await shares();
    expect(newest).toEqual({ ...made, views: 2, viewedAt: app.clock().toISOString() });
    expect(rest.map(({ createdAt }) => createdAt)).toEqual(
      rest
        .map(({ createdAt }) => createdAt)
        .toSorted()
        .toReversed(),
    );
    const { interviewShares } = app.db.read.tables;
    const stored = JSON.stringify(await app.db.read.select().from(interviewShares));
    for (const seen of [stored, app.log.join('\n')]) expect(seen).not.toContain(token);
  });

  it('is its learner’s to make, list and revoke', async () => {
    const other = await app.guest();
    const { id, token } = await share();
    const params = { interviewId, shareId: id };
    for (const operation of ['shareInterview', 'listInterviewShares', 'revokeInterviewShare'] as const) {
      const body = operation === 'shareInterview' ? {} : undefined;
      expect(await other.refused(operation, { params, body })).toMatchObject({ status: 404 });
      expect(await app.stranger.refused(operation, { params, body })).toMatchObject({ status: 401 });
    }
    const mine = await over(other);
    const theirs = { params: { interviewId: mine, shareId: id } };
    expect(await other.refused('revokeInterviewShare', theirs)).toMatchObject({ status: 404 });
    await opened(token);
  });

  it('is made of an interview that is over, and at most twenty live at once', async () => {
    const guest = await app.guest();
    const { id } = await startedInterview(guest, { deckIds: ['deck'] });
    const params = { interviewId: id };
    const early = await guest.refused('shareInterview', { params, body: {} });
    expect(early).toMatchObject({ status: 409, detail: 'This interview is not over: finish it first.' });
    await guest.call('finishInterview', { params });
    const made = await Promise.all(Array.from({ length: 20 }, () => share(guest, {}, id)));
    const full = await guest.refused('shareInterview', { params, body: {} });
    expect(full).toMatchObject({ status: 409, detail: expect.stringContaining('revoke one first') });
    await guest.call('revokeInterviewShare', { params: { interviewId: id, shareId: made[0]?.id ?? '' } });
    await share(guest, {}, id);
  });
});
