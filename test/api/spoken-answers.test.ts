import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import { engines } from '../support/databases.ts';
import { expectFault } from '../support/problems.ts';

describe.each(engines)('a spoken answer on %s', (_name, open) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp({ db: await open() });
  });
  afterAll(() => app.close());

  const answer = (over: object = {}) => ({
    id: crypto.randomUUID(),
    questionId: 'docker-run-trace',
    answer: 'Um, the CLI calls the daemon, you know, over the socket.',
    inputMode: 'spoken',
    startedAt: '2026-11-22T11:58:00.000Z',
    durationMs: 70_000,
    speech: { spokenMs: 60_000, pauses: [{ start: 4000, end: 7000 }] },
    ...over,
  });

  it('comes back with how it was spoken, which moves no score', async () => {
    const guest = await app.guest();
    const spoken = await guest.call('createAttempt', { body: answer() });
    expect(spoken).toMatchObject({ inputMode: 'spoken', durationMs: 70_000 });
    expect(spoken.delivery).toEqual({
      words: 11,
      wordsPerMinute: 11,
      spokenMs: 60_000,
      targetMs: 90_000,
      pauses: [{ start: 4000, end: 7000 }],
      longestPauseMs: 3000,
      fillers: [
        { word: 'um', count: 1 },
        { word: 'you know', count: 1 },
      ],
    });
    expect((await guest.call('getAttempt', { params: { attemptId: spoken.id } })).delivery).toEqual(spoken.delivery);
    const judge = (id: string) =>
      guest.call('recordVerdicts', {
        params: { attemptId: id },
        body: { verdicts: spoken.points.map((point) => ({ pointId: point.id, verdict: 'partial' })) },
      });
    const typed = await guest.call('createAttempt', { body: answer({ inputMode: 'typed', speech: undefined }) });
    const [one, other] = [await judge(spoken.id), await judge(typed.id)];
    expect([one.score, one.suggestedRating]).toEqual([other.score, other.suggestedRating]);
  });

  it('that was typed, or of which nothing was measured, has no delivery', async () => {
    const guest = await app.guest();
    const bodies = [answer({ inputMode: 'typed', speech: undefined }), answer({ speech: undefined })];
    for (const body of bodies) expect((await guest.call('createAttempt', { body })).delivery).toBeNull();
  });

  it('is one attempt however often it is sent, and another with other pauses', async () => {
    const guest = await app.guest();
    const body = answer();
    await guest.call('createAttempt', { body });
    expect(await guest.answer('createAttempt', { body })).toMatchObject({ status: 200 });
    const other = { ...body, speech: { spokenMs: 60_000, pauses: [] } };
    expect(await guest.refused('createAttempt', { body: other })).toMatchObject({ code: 'conflict' });
  });

  it.each<[string, string, object]>([
    [
      'a pause after its end',
      '/body/speech/pauses/0/end',
      { speech: { spokenMs: 10, pauses: [{ start: 5, end: 11 }] } },
    ],
    [
      'a pause that ends before it starts',
      '/body/speech/pauses/0/end',
      { speech: { spokenMs: 10, pauses: [{ start: 5, end: 4 }] } },
    ],
    ['more than a day', '/body/speech/spokenMs', { speech: { spokenMs: 86_400_001, pauses: [] } }],
    ['speech in a typed answer', '/body/speech', { inputMode: 'typed' }],
  ])('with %s is refused', async (_what, pointer, over) => {
    const problem = await (await app.guest()).refused('createAttempt', { body: answer(over) });
    expectFault(problem, pointer);
    expect(problem.errors).toHaveLength(1);
  });
});
