import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { day } from '../support/clock.ts';
import { engines, freshFolder } from '../support/databases.ts';
import { writeQuestions } from '../support/deck-files.ts';
import { answerCurrent, startedInterview } from '../support/interviews.ts';

type Verdict = 'covered' | 'partial' | 'missed' | 'wrong';
const second = 1000;
const points = ['live', 'ready', 'start', 'tune'];

describe.each(engines)('the report of a mock interview on %s', (_name, open) => {
  let app: TestApp;
  let guest: Client;
  beforeAll(async () => {
    const decks = freshFolder();
    writeQuestions(decks, 4);
    app = await startApp({ db: await open(), decks, grader: null });
    guest = await app.guest();
  });
  afterAll(() => app.close());

  const start = (client: Client, over: object = {}) => startedInterview(client, { deckIds: ['deck'], ...over });
  const finish = (client: Client, interviewId: string) => client.call('finishInterview', { params: { interviewId } });
  const reportOf = (client: Client, interviewId: string) =>
    client.call('getInterviewReport', { params: { interviewId } });
  /** Verdicts on the points of an answer, in their order; the last one given is that of the rest. */
  const judge = async (client: Client, attemptId: string, ...verdicts: Verdict[]) =>
    client.call('recordVerdicts', {
      params: { attemptId },
      body: {
        verdicts: points.map((pointId, index) => ({ pointId, verdict: verdicts[index] ?? verdicts.at(-1) })),
      },
    });
  /** An interview of which the first answers were given and judged so; the day is over then. */
  const judged = async (client: Client, ...answers: Verdict[][]) => {
    const { id } = await answered(client, answers.length);
    const report = await reportOf(client, id);
    for (const [index, verdicts] of answers.entries())
      await judge(client, report.answers[index]?.attempt?.id ?? '', ...verdicts);
    app.clock.advance(day);
    return id;
  };
  const answered = async (client: Client, answers: number) => {
    const interview = await start(client);
    for (let position = 0; position < answers; position++)
      await answerCurrent(client, interview.id, 'The kubelet asks it.');
    return finish(client, interview.id);
  };

  it('comes once the interview is over, to its learner alone', async () => {
    const { id } = await start(guest);
    const params = { interviewId: id };
    const early = await guest.refused('getInterviewReport', { params });
    expect(early).toMatchObject({ status: 409, detail: 'This interview is not over: finish it first.' });
    await finish(guest, id);
    const [foreign, missing] = [await app.guest(), crypto.randomUUID()];
    expect(await foreign.refused('getInterviewReport', { params })).toMatchObject({ status: 404 });
    expect(await guest.refused('getInterviewReport', { params: { interviewId: missing } })).toMatchObject({
      status: 404,
    });
    expect(await reportOf(guest, id)).toMatchObject({
      headline: 'Nothing was answered.',
      score: null,
      points: 0,
      previous: null,
      skills: [],
      putRight: [],
      delivery: null,
      learner: null,
    });
  });

  it('tells of every question how it ended, and how long it took against its target', async () => {
    const { id } = await start(guest, { think: true });
    app.clock.advance(4 * second);
    await guest.call('beginInterviewAnswer', { params: { interviewId: id }, body: { position: 0 } });
    app.clock.advance(30 * second);
    await answerCurrent(guest, id, '  The kubelet restarts it.\n');
    await answerCurrent(guest, id, '');
    app.clock.advance(12 * second);
    await finish(guest, id);
    await guest.call('answerInterview', {
      params: { interviewId: id },
      body: { id: crypto.randomUUID(), position: 2, part: 0, answer: 'Too late.', inputMode: 'typed' },
    });
    const { interview, answers, headline } = await reportOf(guest, id);
    expect(interview).toMatchObject({ id, status: expect.stringMatching(/finished|graded/), endedBecause: 'learner' });
    expect(interview).not.toHaveProperty('current');
    expect(answers.map(({ outcome, thinkMs, answerMs }) => [outcome, thinkMs, answerMs])).toEqual([
      ['answered', 4 * second, 30 * second],
      ['passed', 0, 0],
      ['unanswered', 10 * second, 0],
      ['not-reached', 0, 0],
    ]);
    const [first, passed, late, last] = answers;
    expect(first).toMatchObject({
      position: 0,
      prompt: expect.stringMatching(/\?$/),
      kind: 'concept',
      level: 1,
      deckTitle: 'Deck',
      skillId: 'skill',
      skillTitle: 'Skill',
      thinkTargetMs: 10 * second,
      answerTargetMs: 60 * second,
      parts: [{ probe: null, start: 0, end: 24, ms: 30 * second, inputMode: 'typed' }],
      attempt: { answer: 'The kubelet restarts it.', score: null, model: 'The model answer, canary-model.' },
    });
    expect(first?.reasons.length).toBeGreaterThan(0);
    expect(first?.attempt?.points.map((point) => [point.id, point.verdict])).toEqual(
      points.map((pointId) => [pointId, 'unjudged']),
    );
    expect(passed?.attempt).toMatchObject({ answer: '', score: 0 });
    expect(late).toMatchObject({ late: 'Too late.', attempt: null });
    expect(last?.attempt).toBeNull();
    expect(headline).toMatch(/^Nothing is judged yet: /);
  });

  it('says what to put right and what the answers come to as they are judged', async () => {
    const client = await app.guest();
    const id = await judged(client, ['missed', 'wrong', 'covered'], ['covered', 'partial', 'covered']);
    const report = await reportOf(client, id);
    // Weights 2, 1, 1 and 1: (0 + 0 + 2) / 5 and (2 + ½ + 2) / 5.
    expect(report.answers.map(({ attempt }) => attempt?.score ?? null)).toEqual([0.4, 0.9, null, null]);
    const figure = { score: 0.65, points: 8, previous: null };
    expect(report).toMatchObject({
      ...figure,
      headline: 'Put one wrong statement right first.',
      skills: [{ id: 'skill', title: 'Skill', ...figure }],
      questionKinds: [{ kind: 'concept', ...figure }],
      pointKinds: [{ kind: 'fact', ...figure }],
      earlier: [],
    });
    const named = ({ putRight }: typeof report) =>
      putRight.map(({ position, pointId, verdict, onToday }) => [position, pointId, verdict, onToday]);
    // Drills come on Today once their deck is studied.
    expect(named(report).map((item) => item.at(-1))).toEqual([false, false, false]);
    await client.call('enrol', { params: { deckId: 'deck' }, body: {} });
    expect(named(await reportOf(client, id))).toEqual([
      [0, 'ready', 'wrong', true],
      [0, 'live', 'missed', true],
      [1, 'ready', 'partial', false],
    ]);
    const [first] = report.putRight;
    expect(await client.call('getCard', { params: { cardId: first?.drillCardId ?? '' } })).toMatchObject({
      kind: 'drill',
      pointId: 'ready',
    });
  });

  it('compares with the interviews before, of which one that is not judged says nothing', async () => {
    const client = await app.guest();
    const first = await judged(client, ['missed'], ['missed'], ['missed'], ['missed']);
    await answered(client, 1);
    app.clock.advance(day);
    const later = await judged(client, ['covered'], ['covered'], ['covered'], ['wrong', 'covered']);
    const last = await judged(client, ['missed', 'covered'], ['covered'], ['covered'], ['covered']);
    const [one, three, four] = [
      await reportOf(client, first),
      await reportOf(client, later),
      await reportOf(client, last),
    ];
    expect([one, three, four].map(({ score, previous }) => [score, previous])).toEqual([
      [0, null],
      [0.9, 0],
      [0.9, 0.9],
    ]);
    expect(three).toMatchObject({
      skills: [{ score: 0.9, previous: 0 }],
      pointKinds: [{ score: 0.9, previous: 0 }],
      questionKinds: [{ score: 0.9, previous: 0 }],
    });
    expect(one.earlier).toEqual([]);
    expect(four.earlier).toEqual([
      { id: first, endedAt: one.interview.endedAt, endedOn: one.endedOn, minutes: 15, score: 0, answers: 4 },
      { id: later, endedAt: three.interview.endedAt, endedOn: three.endedOn, minutes: 15, score: 0.9, answers: 4 },
    ]);
    const wasWrong = three.putRight[0]?.questionId === four.putRight[0]?.questionId;
    expect(three.putRight.map(({ pointId, missedBefore }) => [pointId, missedBefore])).toEqual([['live', 1]]);
    expect(four.putRight.map(({ pointId, missedBefore }) => [pointId, missedBefore])).toEqual([
      ['live', wasWrong ? 2 : 1],
    ]);
  });

  it('has the date on which it ended where its learner is', async () => {
    const client = await app.guest();
    const id = await judged(client, ['missed']);
    const dateIn = async (timeZone: string) => {
      await client.call('updateMe', { body: { timeZone } });
      return (await reportOf(client, id)).endedOn;
    };
    const { endedAt } = (await reportOf(client, id)).interview;
    for (const timeZone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago'])
      expect(await dateIn(timeZone)).toBe(
        new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date(endedAt ?? '')),
      );
    expect(await dateIn('Pacific/Kiritimati')).not.toBe(await dateIn('Pacific/Pago_Pago'));
  });

  it('adds up how it was spoken, follow-ups and all', async () => {
    const { id } = await start(guest, { inputMode: 'spoken' });
    const speech = (spokenMs: number) => ({ spokenMs, pauses: [{ start: 0, end: spokenMs / 2 }] });
    const spoken = { inputMode: 'spoken' };
    await answerCurrent(guest, id, 'Um, the kubelet asks it.', { ...spoken, speech: speech(6000) });
    await answerCurrent(guest, id, 'Um, you know, it waits.', { ...spoken, speech: speech(14_000) });
    await answerCurrent(guest, id, 'This one was typed.');
    await finish(guest, id);
    expect((await reportOf(guest, id)).delivery).toEqual({
      words: 10,
      spokenMs: 20_000,
      wordsPerMinute: 30,
      pauses: 2,
      longestPauseMs: 7000,
      fillers: [
        { word: 'um', count: 2 },
        { word: 'you know', count: 1 },
      ],
    });
  });
});
