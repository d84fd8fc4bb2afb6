import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadDecks } from '../../api/catalogue/load-decks.ts';
import { readDecks } from '../../api/catalogue/read-decks.ts';
import { startApp, type TestApp } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { minute } from '../support/clock.ts';
import { freshFolder } from '../support/databases.ts';
import { writeLibrary } from '../support/deck-files.ts';
import { openEvents } from '../support/events.ts';
import { answerCurrent, interviewBody, settled, startedInterview } from '../support/interviews.ts';

const second = 1000;
const words = 'The CLI calls dockerd over the Unix socket, and containerd starts a shim.';

let app: TestApp;
let guest: Client;
beforeEach(async () => {
  app = await startApp({ grader: null });
  guest = await app.guest();
});
afterEach(() => app.close());

const read = (interviewId: string) => guest.call('getInterview', { params: { interviewId } });
const draft = (interviewId: string, body: object) =>
  guest.call('saveInterviewDraft', { params: { interviewId }, body: { position: 0, part: 0, ...body } });
/** Time passes with a sign of life every half minute. */
const pass = async (interviewId: string, ms: number, slot: object = {}) => {
  for (let left = ms; left > 0; left -= 30 * second) {
    app.clock.advance(Math.min(left, 30 * second));
    await draft(interviewId, slot);
  }
};
const answersOf = async (interviewId: string) => {
  const { interviewQuestions, attempts } = app.db.read.tables;
  const all = await app.db.read.select().from(attempts);
  const asked = await app.db.read.select().from(interviewQuestions);
  return asked
    .filter((row) => row.interviewId === interviewId)
    .toSorted((a, b) => a.position - b.position)
    .map((row) => ({ ...row, attempt: all.find(({ id }) => id === row.attemptId) }));
};

describe('a mock interview', () => {
  it('is planned with its questions hidden, and asks one at a time until the last', async () => {
    const planned = await guest.call('createInterview', { body: interviewBody() });
    expect(planned).toMatchObject({ status: 'planned', current: null, remainingMs: 15 * minute, grading: null });
    expect(planned.questionCount).toBeGreaterThan(2);
    const started = await guest.call('startInterview', { params: { interviewId: planned.id } });
    expect(started).toMatchObject({
      status: 'running',
      current: { position: 0, step: 'answer', part: 0, probe: null },
    });
    let now = started;
    for (let position = 0; position < planned.questionCount; position++) {
      expect(now.current?.position).toBe(position);
      app.clock.advance(20 * second);
      now = await answerCurrent(guest, planned.id, `${words} ${position}`);
    }
    expect(now).toMatchObject({ status: 'finished', current: null, endedBecause: 'all-answered' });
    expect(now.ranMs).toBe(planned.questionCount * 20 * second);
    expect((await settled(guest, planned.id)).grading).toMatchObject({
      answers: planned.questionCount,
      underWay: false,
    });
    const rows = await answersOf(planned.id);
    expect(rows.map(({ attempt }) => [attempt?.answer, attempt?.durationMs, attempt?.interviewId])).toEqual(
      rows.map((_, position) => [`${words} ${position}`, 20 * second, planned.id]),
    );
    const attempt = await guest.call('getAttempt', { params: { attemptId: rows[0]!.attemptId } });
    expect(attempt.points.length).toBeGreaterThan(3);
  });

  it('is set up once under its id, and planned anew takes the place of one that was never started', async () => {
    const body = interviewBody();
    const first = await guest.answer('createInterview', { body });
    const again = await guest.answer('createInterview', { body });
    expect([first.status, again.status, again.body]).toEqual([201, 200, first.body]);
    const { seed: _, ...withoutSeed } = body;
    expect(await guest.call('createInterview', { body: withoutSeed })).toEqual(first.body);
    expect((await guest.refused('createInterview', { body: { ...body, minutes: 30 } })).detail).toContain('of its own');
    await guest.call('createInterview', { body: interviewBody() });
    expect((await guest.refused('getInterview', { params: { interviewId: body.id } })).status).toBe(404);
  });

  it('thinks first, then answers; thinking ends by itself or at once, and handing in ends it too', async () => {
    const { id, current } = await startedInterview(guest, { think: true });
    const { stepTargetMs } = current!;
    expect(current).toMatchObject({ step: 'think' });
    await pass(id, stepTargetMs + 5 * second);
    expect((await read(id)).current).toMatchObject({ step: 'answer', stepMs: 5 * second });
    await answerCurrent(guest, id, words);
    app.clock.advance(3 * second);
    const begun = await guest.call('beginInterviewAnswer', { params: { interviewId: id }, body: { position: 1 } });
    expect(begun.current).toMatchObject({ position: 1, step: 'answer', stepMs: 0 });
    expect(
      (await guest.refused('beginInterviewAnswer', { params: { interviewId: id }, body: { position: 0 } })).status,
    ).toBe(409);
    await answerCurrent(guest, id, words);
    app.clock.advance(4 * second);
    await answerCurrent(guest, id, words);
    const asked = await answersOf(id);
    expect(asked.slice(0, 3).map(({ thinkMs, parts }) => [thinkMs, parts[0]?.ms])).toEqual([
      [stepTargetMs, 5 * second],
      [3 * second, 0],
      [4 * second, 0],
    ]);
  });

  it('asks follow-ups on what was left out, none after an answer that was passed', async () => {
    const { id } = await startedInterview(guest, { followUps: true });
    const probed = await answerCurrent(
      guest,
      id,
      'I would look into what it does and tell you then, one step after the other.',
    );
    expect(probed.current).toMatchObject({ position: 0, part: 1, step: 'probe', parts: [{ probe: null }] });
    expect(probed.current?.probe).toMatch(/\?$/);
    const further = await answerCurrent(guest, id, 'That I would have to look up.');
    expect(further.current?.probe).not.toBe(probed.current?.probe);
    let next = further;
    while (next.current?.position === 0) next = await answerCurrent(guest, id, 'That too.');
    expect(next.current).toMatchObject({ position: 1, part: 0 });
    expect((await answerCurrent(guest, id, ' ')).current).toMatchObject({ position: 2, part: 0 });
    await guest.call('finishInterview', { params: { interviewId: id } });
    const [first, second_] = await answersOf(id);
    expect(first!.parts.length).toBeLessThanOrEqual(3);
    expect(first!.attempt?.answer).toBe(first!.parts.map(({ answer }) => answer).join('\n\n'));
    expect([second_!.attempt?.answer, second_!.attempt?.score]).toEqual(['', 0]);
  });

  it('stands while it is paused, and pauses as of the last sign of life when the page is gone', async () => {
    const { id } = await startedInterview(guest);
    await pass(id, minute);
    await guest.call('pauseInterview', { params: { interviewId: id } });
    app.clock.advance(60 * minute);
    await draft(id, { answer: 'Written while it was paused.' });
    expect(await read(id)).toMatchObject({ status: 'paused', ranMs: minute, pausedBecause: 'learner', pauses: 1 });
    expect(
      (
        await guest.refused('answerInterview', {
          params: { interviewId: id },
          body: { id: crypto.randomUUID(), position: 0, part: 0, answer: words, inputMode: 'typed' },
        })
      ).detail,
    ).toContain('paused');
    const resumed = await guest.call('resumeInterview', { params: { interviewId: id } });
    expect(resumed).toMatchObject({
      status: 'running',
      current: { draft: { answer: 'Written while it was paused.' } },
    });
    app.clock.advance(91 * second);
    expect(await read(id)).toMatchObject({ status: 'paused', ranMs: minute, pausedBecause: 'away', pauses: 2 });
    await guest.call('resumeInterview', { params: { interviewId: id } });
    await pass(id, minute);
    expect(await read(id)).toMatchObject({ status: 'running', ranMs: 2 * minute });
  });

  it('bears a clock that jumps: forward it pauses, back it takes nothing away', async () => {
    const { id } = await startedInterview(guest);
    await pass(id, minute);
    app.clock.advance(-3 * 60 * minute);
    await draft(id, {});
    await pass(id, minute);
    expect(await read(id)).toMatchObject({ status: 'running', ranMs: 2 * minute });
    app.clock.advance(30 * 24 * 60 * minute);
    await draft(id, { answer: words });
    expect(await read(id)).toMatchObject({
      status: 'paused',
      ranMs: 2 * minute,
      current: { draft: { answer: words } },
    });
  });

  it('hands in the draft when the time is up, and keeps what comes later as late', async () => {
    const { id } = await startedInterview(guest);
    await draft(id, { answer: 'Half an answer' });
    await pass(id, 14.5 * minute);
    app.clock.advance(40 * second);
    // Reading shows that nothing is left; the page's next sign is what ends it, and what it brings still counts.
    expect(await read(id)).toMatchObject({ status: 'running', remainingMs: 0 });
    expect(await draft(id, { answer: 'Half an answer, and' })).toMatchObject({
      status: 'expired',
      endedBecause: 'time-up',
      ranMs: 15 * minute,
    });
    await answerCurrent(guest, id, 'Half an answer, and more that came too late.');
    const finished = await guest.call('finishInterview', { params: { interviewId: id } });
    expect(finished).toMatchObject({ status: 'expired', grading: { answers: 1 } });
    const [first, next] = await answersOf(id);
    expect([first!.attempt?.answer, first!.late]).toEqual([
      'Half an answer, and',
      'Half an answer, and more that came too late.',
    ]);
    expect([next!.attempt, next!.askedAt]).toEqual([undefined, null]);
    expect((await guest.refused('resumeInterview', { params: { interviewId: id } })).detail).toContain('over');
  });

  it('counts an answer once that is sent twice, and one that is too late for its question not at all', async () => {
    const { id } = await startedInterview(guest);
    const body = { id: crypto.randomUUID(), position: 0, part: 0, answer: words, inputMode: 'typed' };
    const answer = () => guest.call('answerInterview', { params: { interviewId: id }, body });
    expect(await Promise.all([answer(), answer(), answer()])).toMatchObject(
      [1, 1, 1].map((position) => ({ current: { position } })),
    );
    const other = { ...body, id: crypto.randomUUID(), answer: 'From another tab.' };
    expect((await guest.refused('answerInterview', { params: { interviewId: id }, body: other })).status).toBe(409);
    expect(
      (
        await guest.refused('saveInterviewDraft', {
          params: { interviewId: id },
          body: { position: 0, part: 0, answer: 'x' },
        })
      ).status,
    ).toBe(409);
    expect((await answersOf(id)).map(({ parts }) => parts.length).filter(Boolean)).toEqual([1]);
  });

  it('is gone through in one tab at a time; another takes over with the draft', async () => {
    const [phone, laptop] = [crypto.randomUUID(), crypto.randomUUID()];
    const { id } = await startedInterview(guest, {}, phone);
    await draft(id, { answer: 'On the phone', holder: phone });
    const refused = await guest.refused('saveInterviewDraft', {
      params: { interviewId: id },
      body: { position: 0, part: 0, answer: 'On the laptop', holder: laptop },
    });
    expect(refused).toMatchObject({ status: 409, detail: expect.stringContaining('Take over') });
    const taken = await guest.call('resumeInterview', { params: { interviewId: id }, body: { holder: laptop } });
    expect(taken).toMatchObject({ holder: laptop, current: { draft: { answer: 'On the phone' } } });
    expect(
      (await guest.refused('pauseInterview', { params: { interviewId: id }, body: { holder: phone } })).status,
    ).toBe(409);
  });

  it('is one at a time', async () => {
    const { id } = await startedInterview(guest);
    app.clock.advance(second);
    const other = await guest.call('createInterview', { body: interviewBody() });
    expect((await guest.refused('startInterview', { params: { interviewId: other.id } })).detail).toContain(
      'under way',
    );
    await guest.call('finishInterview', { params: { interviewId: id } });
    expect(await guest.call('startInterview', { params: { interviewId: other.id } })).toMatchObject({
      status: 'running',
    });
    const { items } = await guest.call('listInterviews', { query: { limit: 1 } });
    expect(items).toMatchObject([{ id: other.id, status: 'running', score: null }]);
  });

  it('is followed by every tab until nothing more comes of it', async () => {
    const { id } = await startedInterview(guest);
    const events = await openEvents(guest, 'followInterview', { params: { interviewId: id } });
    expect((await events.next())?.data).toMatchObject({ status: 'running', current: { position: 0 } });
    await answerCurrent(guest, id, words);
    expect((await events.next())?.data).toMatchObject({ status: 'running', current: { position: 1 } });
    await guest.call('finishInterview', { params: { interviewId: id } });
    const last = (await events.rest()).at(-1)!;
    expect(last.data).toMatchObject({ status: 'finished', grading: { answers: 1, judged: 0, underWay: false } });
    const again = await openEvents(guest, 'followInterview', { params: { interviewId: id } }, last.id);
    expect(again.status).toBe(204);
  });
});

describe('the decks of an interview', () => {
  it('may be updated meanwhile: it keeps the revisions it was planned with', async () => {
    const { id, current } = await startedInterview(guest);
    const questionId = current!.questionId;
    const folder = freshFolder();
    cpSync('decks', folder, { recursive: true });
    rmSync(join(folder, 'lock.json'));
    const file = join(folder, `containerization-orchestration/containers/${questionId}.yaml`);
    writeFileSync(
      file,
      readFileSync(file, 'utf8')
        .replace(
          /^rev: (\d+)$/m,
          (_, rev: string) => `rev: ${Number(rev) + 1}\nchanges: { ${Number(rev) + 1}: "Asked anew." }`,
        )
        .replace(/^prompt: \|\n {2}.*/m, 'prompt: |\n  Something else altogether?'),
    );
    expect((await loadDecks(app.db, readDecks(folder, '2026-11-22'))).changed).toEqual([questionId]);
    expect((await read(id)).current?.prompt).toBe(current!.prompt);
    await answerCurrent(guest, id, words);
    await guest.call('finishInterview', { params: { interviewId: id } });
    const [first] = await answersOf(id);
    expect(first!.attempt?.rev).toBe(first!.rev);
    expect(await guest.call('getAttempt', { params: { attemptId: first!.attemptId } })).toMatchObject({
      rev: first!.rev,
      currentRev: first!.rev + 1,
      outdated: true,
    });
  });

  it('show nothing of their points, model answers or evidence before the end', async () => {
    const folder = freshFolder();
    writeLibrary(folder);
    const small = await startApp({ decks: folder, grader: null });
    try {
      const learner = await small.guest();
      const seen: string[] = [];
      const look = async (work: Promise<unknown>) => void seen.push(JSON.stringify(await work));
      const { id } = await learner.call('createInterview', {
        body: interviewBody({ deckIds: ['deck'], followUps: true, think: true }),
      });
      const params = { interviewId: id };
      await look(learner.call('startInterview', { params }));
      await look(learner.call('beginInterviewAnswer', { params, body: { position: 0 } }));
      await look(learner.call('saveInterviewDraft', { params, body: { position: 0, part: 0, answer: 'It' } }));
      await look(answerCurrent(learner, id, words));
      await look(learner.call('pauseInterview', { params }));
      await look(learner.call('resumeInterview', { params }));
      await look(learner.call('getInterview', { params }));
      await look(learner.call('listInterviews'));
      for (const { attemptId } of await small.db.read.select().from(small.db.read.tables.interviewQuestions))
        seen.push(JSON.stringify(await learner.refused('getAttempt', { params: { attemptId } })));
      seen.push(JSON.stringify(await learner.refused('getInterviewReport', { params })));
      expect(seen.join('\n')).not.toContain('canary');
      await learner.call('finishInterview', { params });
      expect(JSON.stringify(await learner.call('getInterviewReport', { params }))).toContain('canary-model');
    } finally {
      await small.close();
    }
  });
});
