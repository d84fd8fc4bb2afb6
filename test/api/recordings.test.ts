import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { makeCohort } from '../support/cohorts.ts';
import { engines, freshFolder } from '../support/databases.ts';
import { writeLibrary } from '../support/deck-files.ts';
import { answerCurrent, startedInterview } from '../support/interviews.ts';
import { answerQuestion } from '../support/learner.ts';
import { expectFault, expectProblem } from '../support/problems.ts';
import { silence } from '../support/recordings.ts';
import { handInWork, makeAssignment } from '../support/submissions.ts';

const idOf = async (client: Client) => (await client.call('getMe')).id;
const wav = (ms: number) => ({ type: 'audio/wav', content: silence(ms) });

describe.each(engines)('recordings on %s', (_name, open) => {
  let app: TestApp;
  let learner: Client;
  let attemptId: string;
  let questionId: string;
  beforeAll(async () => {
    const decks = freshFolder();
    writeLibrary(decks);
    app = await startApp({ db: await open(), decks });
    learner = await app.account();
    const [deck] = (await learner.call('listDecks')).items;
    const [question] = (await learner.call('listDeckQuestions', { params: { deckId: deck?.id ?? '' } })).items;
    questionId = question?.id ?? '';
    attemptId = (await answerQuestion(learner, { questionId })).id;
  });
  afterAll(() => app.close());

  const keep = (ms: number) => learner.call('keepRecording', { params: { attemptId }, upload: wav(ms) });
  const has = async () => (await learner.call('getAttempt', { params: { attemptId } })).recordings.length > 0;
  const wish = (keepRecordings: boolean) => learner.call('updateMe', { body: { keepRecordings } });
  /** Type and bytes as they are heard. */
  const hear = async (client: Client, path: string) => {
    const response = await client.raw(`/api/v1${path}/recording`);
    expect(response.status).toBe(200);
    return [response.headers.get('content-type'), new Uint8Array(await response.arrayBuffer())];
  };

  it('are refused while their learner does not want them kept', async () => {
    await wish(false);
    expectProblem(await learner.refused('keepRecording', { params: { attemptId }, upload: wav(10) }), 409, 'Settings');
    expect(await has()).toBe(false);
  });
  it('are kept, heard, replaced and removed; removing one twice is no error', async () => {
    await wish(true);
    await keep(100);
    await keep(100);
    expect(await has()).toBe(true);
    expect(await hear(learner, `/attempts/${attemptId}`)).toEqual(['audio/wav', silence(100)]);
    const { items } = await learner.call('listQuestionAttempts', { params: { questionId } });
    expect(items.map(({ id, recordings }) => [id, recordings])).toEqual([[attemptId, [0]]]);
    await keep(200);
    expect(await hear(learner, `/attempts/${attemptId}`)).toEqual(['audio/wav', silence(200)]);
    const removed = { status: 204 };
    expect(await learner.answer('deleteRecording', { params: { attemptId } })).toMatchObject(removed);
    expect(await learner.answer('deleteRecording', { params: { attemptId } })).toMatchObject(removed);
    expect(await has()).toBe(false);
    expectProblem(await learner.refused('getRecording', { params: { attemptId } }), 404);
  });
  it('stay, and are heard and removed, after the setting is switched off', async () => {
    await wish(true);
    await keep(100);
    await wish(false);
    expect(await hear(learner, `/attempts/${attemptId}`)).toEqual(['audio/wav', silence(100)]);
    await learner.call('deleteRecording', { params: { attemptId } });
    expect(await has()).toBe(false);
  });
  it('that are no sound, or another than they say, are refused', async () => {
    await wish(true);
    const text = { type: 'audio/wav', content: 'This is no sound.' };
    expectFault(await learner.refused('keepRecording', { params: { attemptId }, upload: text }), '/body');
    const webm = { ...wav(10), type: 'audio/webm' };
    expectFault(await learner.refused('keepRecording', { params: { attemptId }, upload: webm }), '/body');
    expect(await has()).toBe(false);
  });
  it('of somebody else are as if they were not there', async () => {
    await wish(true);
    await keep(100);
    const other = await app.account();
    await other.call('updateMe', { body: { keepRecordings: true } });
    const learnerId = await idOf(learner);
    for (const [operation, upload] of [
      ['keepRecording', wav(10)],
      ['getRecording', undefined],
      ['deleteRecording', undefined],
    ] as const) {
      const [theirs, missing] = [
        await other.refused(operation, { params: { attemptId }, upload }),
        await other.refused(operation, { params: { attemptId: crypto.randomUUID() }, upload }),
      ];
      expectProblem(theirs, 404);
      expect(theirs).toEqual({ ...missing, requestId: theirs.requestId });
    }
    expectProblem(await other.refused('getLearnerRecording', { params: { userId: learnerId, attemptId } }), 404);
    expect(await hear(learner, `/attempts/${attemptId}`)).toEqual(['audio/wav', silence(100)]);
  });
  it('are heard by the coach they were handed in to, which the learner’s log says, and by no other coach', async () => {
    await wish(true);
    await keep(100);
    const [coach, elsewhere] = [await app.account(undefined, 'Grace'), await app.account()];
    const learnerId = await idOf(learner);
    const now = app.clock();
    const cohortId = await makeCohort(app.db, { coaches: [await idOf(coach)], learners: [learnerId], now });
    await makeCohort(app.db, { coaches: [await idOf(elsewhere)], learners: [learnerId], now });
    const params = { userId: learnerId, attemptId };
    expectProblem(await coach.refused('getLearnerRecording', { params }), 404);

    const assignmentId = await makeAssignment(app.db, cohortId, now);
    await handInWork(app.db, { cohortId, assignmentId, userId: learnerId }, [{ id: attemptId, questionId }], now);
    expect(await hear(coach, `/learners/${learnerId}/attempts/${attemptId}`)).toEqual(['audio/wav', silence(100)]);
    expectProblem(await elsewhere.refused('getLearnerRecording', { params }), 404);
    const { items } = await learner.call('listAccesses');
    expect(items.filter(({ kind }) => kind === 'recording')).toMatchObject([
      { reader: 'Grace', cohortId, about: attemptId },
    ]);

    await learner.call('deleteRecording', { params: { attemptId } });
    expectProblem(await coach.refused('getLearnerRecording', { params }), 404);
  });

  describe('of a mock interview', () => {
    const speech = { spokenMs: 100, pauses: [] };
    const interviewed = async () => {
      const client = await app.account();
      await client.call('updateMe', { body: { keepRecordings: true } });
      const { id, current } = await startedInterview(client, {
        deckIds: ['deck'],
        inputMode: 'spoken',
        followUps: true,
      });
      const say = (answer: string) => answerCurrent(client, id, answer, { inputMode: 'spoken', speech });
      const params = { attemptId: current?.attemptId ?? '' };
      const send = (part: number) =>
        client.answer('keepRecording', { params, query: { part }, upload: wav(100 + part) });
      return { client, id, params, say, send };
    };

    it('are kept for each part from when it is handed in, and stand in the report beside what was said', async () => {
      const { client, id, params, say, send } = await interviewed();
      expectProblem(await client.refused('keepRecording', { params, upload: wav(100) }), 404);
      const { current } = await say('It restarts what is broken.');
      expect(current).toMatchObject({ ...params, part: 1 });
      expect((await send(0)).status).toBe(204);
      await say('And it holds back traffic.');
      await send(1);
      await client.call('finishInterview', { params: { interviewId: id } });
      const { answers } = await client.call('getInterviewReport', { params: { interviewId: id } });
      expect(answers[0]?.attempt).toMatchObject({ id: params.attemptId, recordings: [0, 1] });
      const response = await client.raw(`/api/v1/attempts/${params.attemptId}/recording?part=1`);
      expect(new Uint8Array(await response.arrayBuffer())).toEqual(silence(101));
      await client.call('deleteRecording', { params, query: { part: 0 } });
      expect((await client.call('getAttempt', { params })).recordings).toEqual([1]);
    });

    it('are refused for what was typed, or never said', async () => {
      const { client, id, params } = await interviewed();
      await answerCurrent(client, id, 'It restarts what is broken.');
      await client.call('finishInterview', { params: { interviewId: id } });
      for (const part of [0, 7])
        expect(await client.refused('keepRecording', { params, query: { part }, upload: wav(100) })).toMatchObject({
          status: 404,
          detail: expect.stringContaining('hand it in first'),
        });
      expectFault(
        await client.refused('keepRecording', { params, query: { part: -1 }, upload: wav(10) }),
        '/query/part',
      );
    });
  });
});
