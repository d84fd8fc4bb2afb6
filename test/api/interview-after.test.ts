import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { drillCardId } from '../../api/cards/card-id.ts';
import type { GradeEvent, GradeRequest } from '../../api/grading/grader.ts';
import { findCard } from '../../db/cards.ts';
import { openSqlite } from '../../db/sqlite.ts';
import { startApp, type TestApp, type TestAppOptions } from '../support/app.ts';
import { createClient, type Client } from '../support/client.ts';
import { day, minute } from '../support/clock.ts';
import { freshFolder } from '../support/databases.ts';
import { writeQuestions } from '../support/deck-files.ts';
import { covered, fakeGrader, heldGrader, provenance } from '../support/fake-grader.ts';
import { answerCurrent, interviewBody } from '../support/interviews.ts';
import { reviewBody } from '../support/learner.ts';
import { makeOwnDeck } from '../support/own-decks.ts';

const decks = freshFolder();
writeQuestions(decks, 6);
const count = 6;
const known = 'It restarts what is not live, and sends nothing to what is not ready.';
const unknown = 'I cannot remember what that is for.';

/** It finds everything covered in an answer that is known, and nothing in any other. */
const strict = fakeGrader({
  grade: async function* (request: GradeRequest): AsyncGenerator<GradeEvent> {
    const verdict = request.answer.startsWith('It ') ? 'covered' : 'missed';
    for (const { id } of request.points) yield { type: 'point', ...covered(id, request), verdict };
    yield { type: 'done', provenance };
  },
});

let app: TestApp;
let learner: Client;
async function open(options: TestAppOptions = {}) {
  app = await startApp({ decks, grader: strict, ...options });
  learner = await app.guest();
}
/** Has the tests of a block share one service, each with a learner of its own. */
function openOnce() {
  beforeAll(() => open());
  beforeEach(async () => {
    app.clock.set('2026-11-22T12:00:00.000Z');
    learner = await app.guest();
  });
  afterAll(() => app.close());
}
/** An interview that is over, once nothing of it is graded any more. */
async function settled(client: Client, interviewId: string) {
  const read = () => client.call('getInterview', { params: { interviewId } });
  await expect.poll(async () => (await read()).grading?.underWay, { interval: 10 }).toBe(false);
  return read();
}

const planned = () => learner.call('createInterview', { body: interviewBody({ deckIds: ['deck'] }) });
/** The questions of an interview in their order. */
const askedIn = async (interviewId: string) => {
  const { interviewQuestions } = app.db.read.tables;
  const rows = await app.db.read.select().from(interviewQuestions);
  return rows.filter((row) => row.interviewId === interviewId).toSorted((a, b) => a.position - b.position);
};
/** Goes through an interview with these answers, the last one over and over. */
async function goThrough(interviewId: string, ...answers: string[]) {
  await learner.call('startInterview', { params: { interviewId } });
  for (let position = 0; position < count; position++) {
    app.clock.advance(minute);
    await answerCurrent(learner, interviewId, answers[position] ?? answers.at(-1) ?? '');
  }
}
const interviewed = async (...answers: string[]) => {
  const { id } = await planned();
  await goThrough(id, ...answers);
  await settled(learner, id);
  return { id, asked: await askedIn(id) };
};
const cardOf = async (cardId: string) => {
  const { id: userId } = await learner.call('getMe');
  const [card] = await findCard(app.db.read, { userId, id: cardId });
  return card;
};
const attemptOf = (attemptId: string) => learner.call('getAttempt', { params: { attemptId } });
const logged = async () => (await learner.call('listReviews', { query: { limit: 50 } })).items;
const judge = (attemptId: string, verdicts: Record<string, string>) =>
  learner.call('recordVerdicts', {
    params: { attemptId },
    body: { verdicts: Object.entries(verdicts).map(([pointId, verdict]) => ({ pointId, verdict })) },
  });
const all = (verdict: string) => ({ live: verdict, ready: verdict, start: verdict, tune: verdict });
const practise = (interviewId: string, body?: object) =>
  learner.call('practiseInterview', { params: { interviewId }, body });
const review = async (cardId: string, rating: 'again' | 'good') =>
  learner.call('recordReview', { body: reviewBody(cardId, rating, app.clock()) });
/** A card that comes back in some days. */
async function learn(cardId: string) {
  for (const wait of [3 * day, 12 * day, 0]) {
    await review(cardId, 'good');
    app.clock.advance(wait);
  }
}

describe('the answers of an interview that is over, with an LLM grader,', () => {
  openOnce();

  it('are graded once each, and the interview with them; what was passed is missed without it', async () => {
    const { id, asked } = await interviewed(known, '', unknown);
    expect(await learner.call('getInterview', { params: { interviewId: id } })).toMatchObject({
      status: 'graded',
      grading: { answers: count, judged: count, graded: count - 1, failed: 0, underWay: false },
    });
    const attempts = await Promise.all(asked.map(({ attemptId }) => attemptOf(attemptId)));
    expect(attempts.map(({ score }) => score)).toEqual([1, 0, 0, 0, 0, 0]);
    expect(attempts.map(({ gradings }) => gradings.length)).toEqual([1, 0, 1, 1, 1, 1]);
    expect(attempts.flatMap(({ drills }) => drills)).toEqual([]);
    const { interviews } = app.db.read.tables;
    expect(await app.db.read.select().from(interviews)).toMatchObject([{ id, gradedAt: app.clock() }]);
  });

  it('are practice, logged once with the rating that they suggest as of when they were given', async () => {
    const { id, asked } = await interviewed(known, unknown);
    const log = await logged();
    expect(log.toReversed().map(({ source, attemptId, rating }) => [source, attemptId, rating])).toEqual(
      asked.map(({ attemptId }, index) => ['interview', attemptId, index === 0 ? 'good' : 'again']),
    );
    expect(log.map(({ reviewedAt }) => reviewedAt)).toEqual(
      asked.toReversed().map(({ doneAt }) => doneAt?.toISOString()),
    );
    expect(log.map(({ durationMs }) => durationMs)).toEqual(asked.map(() => minute));
    await judge(asked[1]!.attemptId, all('covered'));
    await learner.call('finishInterview', { params: { interviewId: id } });
    await settled(learner, id);
    expect(await logged()).toEqual(log);
    expect(await cardOf(asked[0]!.cardId)).toMatchObject({ state: 'new', reps: 0, timedAnswers: 1 });
  });

  it('never make a card come later: a failed one is due today, one that was passed stays as it was, and undo helps', async () => {
    const { id } = await planned();
    const [passed, failed] = await askedIn(id);
    for (const { cardId } of [passed!, failed!]) await learn(cardId);
    const before = [await cardOf(passed!.cardId), await cardOf(failed!.cardId)];
    await goThrough(id, known, unknown);
    await settled(learner, id);
    const after = [await cardOf(passed!.cardId), await cardOf(failed!.cardId)];
    expect(after.map((card) => card?.stability)).toEqual(before.map((card) => card?.stability));
    expect(after[0]?.due).toEqual(before[0]?.due);
    expect(after[1]!.due.getTime()).toBeLessThan(app.clock().getTime() + 15 * minute);
    const { items } = await learner.call('listReviews', { query: { cardId: failed!.cardId, limit: 1 } });
    expect(items).toMatchObject([{ source: 'interview', rating: 'again' }]);
    await learner.call('undoReview', { params: { reviewId: items[0]!.id } });
    expect((await cardOf(failed!.cardId))?.due).toEqual(before[1]?.due);
    await judge(failed!.attemptId, { live: 'missed' });
    expect((await cardOf(failed!.cardId))?.due).toEqual(before[1]?.due);
  });

  it('leave an interview in which nothing was answered with nothing to grade', async () => {
    const { id } = await planned();
    await learner.call('startInterview', { params: { interviewId: id } });
    expect(await learner.call('finishInterview', { params: { interviewId: id } })).toMatchObject({ status: 'graded' });
    expect(await logged()).toEqual([]);
  });

  it('come back as practice from a CSV, and change no figure of retention', async () => {
    const { asked } = await interviewed(known, unknown);
    await learn(asked[0]!.cardId);
    const { retention } = await learner.call('getProgress');
    expect(retention.young.answers + retention.mature.answers).toBe(2);
    const content = await learner.call('exportReviews');
    const other = await app.account();
    await other.call('importReviews', { upload: { type: 'text/csv', content } });
    const { stability, due, reps } = await learner.call('getCard', { params: { cardId: asked[0]!.cardId } });
    expect(await other.call('getCard', { params: { cardId: asked[0]!.cardId } })).toMatchObject({
      stability,
      due,
      reps,
    });
    expect(
      (await other.call('listReviews', { query: { limit: 50 } })).items.filter(({ source }) => source === 'practice'),
    ).toHaveLength(count);
  });
});

describe('an answer of an interview', () => {
  afterEach(() => app.close());

  it('that the grader fails at is left to its learner, whose last verdict settles the interview', async () => {
    await open({
      grader: fakeGrader({
        grade: () => {
          throw new Error('on purpose');
        },
      }),
    });
    const { id, asked } = await interviewed(unknown);
    const read = () => learner.call('getInterview', { params: { interviewId: id } });
    expect(await read()).toMatchObject({ status: 'finished', grading: { failed: count, judged: 0, underWay: false } });
    for (const { attemptId } of asked) await judge(attemptId, all('covered'));
    expect(await read()).toMatchObject({ status: 'graded', grading: { judged: count } });
  });

  it('is judged by its learner where there is no grader: at most two drills each, and practice once', async () => {
    await open({ grader: null });
    const { id, asked } = await interviewed(unknown);
    expect(await logged()).toEqual([]);
    const { drills, suggestedRating } = await judge(asked[0]!.attemptId, all('missed'));
    expect([drills.length, suggestedRating]).toEqual([2, 'again']);
    expect(await logged()).toMatchObject([{ source: 'interview', rating: 'again', attemptId: asked[0]!.attemptId }]);
    await judge(asked[0]!.attemptId, all('covered'));
    expect(await logged()).toMatchObject([{ rating: 'again' }]);
    for (const { attemptId } of asked.slice(1)) await judge(attemptId, all('covered'));
    expect(await learner.call('getInterview', { params: { interviewId: id } })).toMatchObject({ status: 'graded' });
  });
});

describe('what an interview missed', () => {
  openOnce();

  it('is added to Today on one click, without new questions of its deck, and once', async () => {
    const { id, asked } = await interviewed(known, unknown, known);
    const { questionId } = asked[1]!;
    const drillIds = ['live', 'ready', 'start', 'tune'].map((pointId) => drillCardId(questionId, pointId));
    expect((await learner.call('getQueue')).items).toEqual([]);
    expect(await practise(id)).toEqual({ added: 4, cardIds: drillIds });
    expect(await practise(id)).toEqual({ added: 0, cardIds: drillIds });
    const { items } = await learner.call('getQueue', { query: { limit: 50 } });
    expect(items.map(({ card }) => card.id).toSorted()).toEqual(drillIds.toSorted());
    await judge(asked[1]!.attemptId, { live: 'covered' });
    expect((await learner.call('getQueue', { query: { limit: 50 } })).items).toHaveLength(3);
  });

  it('is added point by point, and nothing that it does not name', async () => {
    const { id, asked } = await interviewed(known, unknown);
    const drill = drillCardId(asked[2]!.questionId, 'tune');
    expect(await practise(id, { drillCardIds: [drill] })).toEqual({ added: 1, cardIds: [drill] });
    const covers = drillCardId(asked[0]!.questionId, 'live');
    const { status, errors } = await learner.refused('practiseInterview', {
      params: { interviewId: id },
      body: { drillCardIds: [drill, covers] },
    });
    expect([status, errors]).toMatchObject([400, [{ pointer: '/body/drillCardIds/1' }]]);
  });

  it('comes wrong statements first, then what was missed, the heaviest first', async () => {
    const { id, asked } = await interviewed(known, known);
    const [first, second] = asked;
    await judge(first!.attemptId, { tune: 'missed', start: 'wrong' });
    await judge(second!.attemptId, { live: 'missed', ready: 'partial' });
    const drill = (index: number, pointId: string) => drillCardId(asked[index]!.questionId, pointId);
    expect((await practise(id)).cardIds).toEqual([drill(0, 'start'), drill(1, 'live'), drill(0, 'tune')]);
  });

  it('is practised only once the interview is over, by the learner whose it is', async () => {
    const { id } = await planned();
    const params = { interviewId: id };
    expect(await learner.refused('practiseInterview', { params })).toMatchObject({ status: 409 });
    expect(await (await app.guest()).refused('practiseInterview', { params })).toMatchObject({ status: 404 });
  });
});

describe('the plan for an interview date', () => {
  openOnce();
  beforeEach(async () => {
    await learner.call('enrol', { params: { deckId: 'deck' }, body: {} });
  });
  const aim = () => learner.call('updateMe', { body: { interviewDate: '2027-01-20', minutesPerDay: 60 } });

  it('takes a question that a mock interview showed to be forgotten for what it is, though its schedule stays', async () => {
    const { id } = await planned();
    const asked = await askedIn(id);
    for (const { cardId } of asked) await review(cardId, 'good');
    app.clock.advance(11 * minute);
    for (const { cardId } of asked) await review(cardId, 'good');
    app.clock.advance(day);
    for (const { cardId } of asked) await review(cardId, 'good');
    app.clock.advance(3 * day);
    await aim();
    const plan = async () => (await learner.call('getPlan')).items.map(({ cardId }) => cardId);
    const before = await plan();
    const worst = asked.findIndex(({ cardId }) => cardId === before.at(-1));
    expect(before).toHaveLength(count);
    await goThrough(id, ...asked.map((_, index) => (index === worst ? unknown : known)));
    await settled(learner, id);
    expect(await learner.call('getPlan')).toMatchObject({
      usedMs: 0,
      items: [{ cardId: asked[worst]!.cardId }, {}, {}, {}, {}, {}],
    });
    const { items } = await learner.call('listReviews', { query: { cardId: asked[worst]!.cardId, limit: 1 } });
    await learner.call('undoReview', { params: { reviewId: items[0]!.id } });
    expect((await plan()).at(-1)).toBe(asked[worst]!.cardId);
  });

  it('counts an answer to a question never practised as its first at that level, and its score for readiness', async () => {
    await aim();
    const recall = async () => (await learner.call('getPlan')).items.map(({ retrievability }) => retrievability);
    expect(await recall()).toEqual(Array.from({ length: count }, () => 0.25));
    expect((await learner.call('getReadiness')).scores.answers).toBe(0);
    await interviewed(known);
    for (const chance of await recall()) expect(chance).toBeGreaterThan(0.6);
    expect((await learner.call('getReadiness')).scores).toMatchObject({ answers: count });
  });
});

describe('an interview whose server stops while it is graded', () => {
  afterEach(() => app.close());

  it('is graded to the end by the next one, each answer once, four at a time', async () => {
    const file = join(freshFolder(), 'rehearse.db');
    const { grader, begun } = heldGrader();
    await open({ db: openSqlite(file), grader });
    const { id } = await planned();
    await goThrough(id, unknown);
    const under = await Promise.all([begun(), begun(), begun(), begun()]);
    const { gradings } = app.db.read.tables;
    expect(await app.db.read.select().from(gradings)).toHaveLength(4);
    const [first] = under;
    first.say(...first.request.points.map((point) => covered(point.id, first.request)));
    first.finish();
    await begun();
    const { token } = learner;
    const { clock } = app;
    await app.close();
    app = await startApp({ decks, db: openSqlite(file), clock });
    learner = createClient(app.url, token);
    await learner.call('finishInterview', { params: { interviewId: id } }); // harmless, and work is looked for
    expect(await settled(learner, id)).toMatchObject({ status: 'graded', grading: { graded: count, failed: 0 } });
    expect(await app.db.read.select().from(gradings)).toHaveLength(count);
    expect(await logged()).toHaveLength(count);
  });
});

describe('an interview of a guest', () => {
  afterEach(() => app.close());

  it('goes with them into their account, and is graded there', async () => {
    const { grader, begun } = heldGrader();
    await open({ grader });
    const email = `${crypto.randomUUID()}@example.org`;
    const account = await app.account(email);
    learner = await app.guest();
    const { id } = await planned();
    await goThrough(id, unknown, '');
    await begun();
    await learner.auth('/sign-in/email', { email, password: 'correct horse' });
    const params = { interviewId: id };
    expect(await account.call('getInterview', { params })).toMatchObject({
      status: 'finished',
      grading: { underWay: true },
    });
    await account.call('finishInterview', { params }); // work is looked for
    const again = await begun();
    again.say(...again.request.points.map((point) => covered(point.id, again.request)));
    again.finish();
    expect(await settled(account, id)).toMatchObject({ status: 'graded', grading: { answers: count, judged: count } });
  });
});

describe('an interview with questions of an own deck', () => {
  afterEach(() => app.close());

  it('loses them with the deck, and is settled if nothing else waits for a verdict', async () => {
    await open({ grader: null });
    const { id: userId } = await learner.call('getMe');
    await makeOwnDeck(app.db, userId, 'own');
    const { id } = await learner.call('createInterview', { body: interviewBody({ deckIds: ['own'] }) });
    const params = { interviewId: id };
    await learner.call('startInterview', { params });
    expect(await answerCurrent(learner, id, known)).toMatchObject({ status: 'finished' });
    await learner.call('deleteDeck', { params: { deckId: 'own' } });
    expect(await learner.call('getInterview', { params })).toMatchObject({ status: 'graded', grading: { answers: 0 } });
    expect(await askedIn(id)).toEqual([]);
  });
});
