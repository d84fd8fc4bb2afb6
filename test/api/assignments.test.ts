import { setTimeout as nextTurn } from 'node:timers/promises';
import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { enrolNewMember } from '../../api/assignments/enrol-new-member.ts';
import { insertMember } from '../../db/cohort-members.ts';
import { takeCohort, updateCohort } from '../../db/cohorts.ts';
import { run } from '../../db/database.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { assigned, assignmentBody } from '../support/assignments.ts';
import type { Client } from '../support/client.ts';
import { day, hour, minute } from '../support/clock.ts';
import { makeCohort } from '../support/cohorts.ts';
import { countQueries } from '../support/count-queries.ts';
import { engines, freshFolder } from '../support/databases.ts';
import { writeLibrary } from '../support/deck-files.ts';
import { answerCurrent } from '../support/interviews.ts';
import { answerQuestion, enrolIn, reviewBody } from '../support/learner.ts';
import { makeOwnDeck } from '../support/own-decks.ts';
import { handInWork, makeAssignment } from '../support/submissions.ts';

describe.each(engines)('assignments on %s', (_name, open) => {
  let app: TestApp;
  let coach: Client;
  let ada: Client;
  let bob: Client;
  let stranger: Client;
  let ids: Record<'coach' | 'ada' | 'bob' | 'stranger', string>;
  let cohortId: string;
  beforeAll(async () => {
    const decks = freshFolder();
    writeLibrary(decks);
    app = await startApp({ db: await open(), decks, grader: null });
    [coach, ada, bob, stranger] = [await app.account(), await app.account(), await app.account(), await app.account()];
    const idOf = async (client: Client) => (await client.call('getMe')).id;
    ids = { coach: await idOf(coach), ada: await idOf(ada), bob: await idOf(bob), stranger: await idOf(stranger) };
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    app.clock.advance(day);
    cohortId = await makeCohort(app.db, { coaches: [ids.coach], learners: [ids.ada, ids.bob], now: app.clock() });
  });

  const later = (ms: number) => new Date(app.clock().getTime() + ms).toISOString();
  const set = (over: Record<string, unknown> = {}) => assigned(coach, cohortId, { deckId: 'deck', ...over });
  const mine = (assignmentId: string, client = ada) => client.call('getOwnSubmission', { params: { assignmentId } });
  const start = (assignmentId: string, client = ada) => client.call('startTake', { params: { assignmentId } });
  const refusedStart = (assignmentId: string) => ada.refused('startTake', { params: { assignmentId } });
  const handIn = (assignmentId: string) => ada.call('handInSubmission', { params: { assignmentId } });
  const answer = (questionId: string, client = ada) => answerQuestion(client, { questionId });
  const faults = async (over: Record<string, unknown>) => {
    const body = assignmentBody(cohortId, { deckId: 'deck', ...over });
    const { errors } = await coach.refused('createAssignment', { body });
    return Object.fromEntries(errors.map(({ pointer, message }) => [pointer.replace('/body/', ''), message]));
  };
  /** What somebody was told, newest last. */
  const told = async (who: keyof typeof ids) => {
    const { notifications } = app.db.read.tables;
    const rows = await app.db.read.select().from(notifications).where(eq(notifications.userId, ids[who]));
    return rows.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  };
  const toldOf = async (who: keyof typeof ids, assignmentId: string) =>
    (await told(who)).filter(({ key }) => key.includes(assignmentId));

  describe('made by a coach', () => {
    it('are drafts that no learner sees, until they are given to everyone in the cohort, who are told once', async () => {
      const dueAt = later(day);
      const body = assignmentBody(cohortId, { deckId: 'deck', dueAt });
      const made = await coach.answer('createAssignment', { body });
      expect(made).toMatchObject({ status: 201, body: { status: 'draft', mode: 'study', learners: [] } });
      expect(await coach.answer('createAssignment', { body })).toEqual({ ...made, status: 200 });
      expect((await ada.refused('getOwnSubmission', { params: { assignmentId: body.id } })).status).toBe(404);
      const params = { assignmentId: body.id };
      const given = await coach.call('assign', { params });
      expect(given).toMatchObject({ status: 'assigned', counts: { open: 2, handedIn: 0 } });
      expect(await coach.call('assign', { params })).toEqual(given);
      expect(await mine(body.id)).toMatchObject({
        status: 'open',
        take: 1,
        questions: 2,
        answered: 0,
        cannotStart: null,
      });
      expect(await toldOf('ada', body.id)).toMatchObject([
        {
          kind: 'assigned',
          payload: { title: 'Containers by Friday', date: dueAt, actor: 'Ada', cohort: 'Platform track' },
        },
      ]);
    });
    it('go to chosen learners alone where some are chosen', async () => {
      const { id, learners } = await set({ learnerIds: [ids.bob] });
      expect(learners.map(({ userId }) => userId)).toEqual([ids.bob]);
      expect((await ada.refused('getOwnSubmission', { params: { assignmentId: id } })).status).toBe(404);
    });
    it('name each field that stands in the way, and the remedy', async () => {
      expect(await faults({ dueAt: later(-minute) })).toEqual({
        dueAt: expect.stringContaining('choose a later date'),
      });
      expect(await faults({ opensAt: later(day), dueAt: later(hour) })).toEqual({
        dueAt: expect.stringContaining('is not after it opens'),
      });
      expect(await faults({ deckId: 'nothing' })).toEqual({
        deckId: expect.stringContaining('choose one of the library'),
      });
      expect(await faults({ mode: 'exam' })).toEqual({ timeLimitMs: expect.stringContaining('choose its time limit') });
      expect(await faults({ timeLimitMs: 10 * minute })).toEqual({ timeLimitMs: expect.stringContaining('remove it') });
      const interview = { deckIds: ['deck'], levels: [3], minutes: 15, inputMode: 'typed' };
      expect(await faults({ kind: 'interview', deckId: null, interview })).toEqual({
        'interview/levels': expect.stringContaining('add level 1 (junior)'),
      });
      expect(await faults({ kind: 'habit', habit: null })).toEqual({
        habit: expect.stringContaining('points to reach'),
        dueAt: expect.stringContaining('choose a due date'),
      });
      expect(await faults({ learnerIds: [ids.stranger] })).toEqual({
        'learnerIds/0': expect.stringContaining('is no learner of this cohort'),
      });
    });
    it('are refused where the deck is another’s own, or was retired meanwhile', async () => {
      const foreign = `own:${crypto.randomUUID()}`;
      await makeOwnDeck(app.db, ids.bob, foreign);
      expect(await faults({ deckId: foreign })).toEqual({ deckId: expect.stringContaining('there is no such deck') });
      const own = `own:${crypto.randomUUID()}`;
      await makeOwnDeck(app.db, ids.coach, own);
      const { id } = await coach.call('createAssignment', { body: assignmentBody(cohortId, { deckId: own }) });
      await retire(own);
      expect(await coach.refused('assign', { params: { assignmentId: id } })).toMatchObject({
        status: 409,
        detail: expect.stringContaining('was retired: choose another'),
      });
    });
    it('are the coaches’ alone: learners are forbidden, strangers find nothing', async () => {
      const { id } = await set();
      const parts = { params: { assignmentId: id } };
      for (const operation of ['getAssignment', 'assign', 'closeAssignment', 'archiveAssignment'] as const) {
        expect((await ada.refused(operation, parts)).status, operation).toBe(403);
        expect((await stranger.refused(operation, parts)).status, operation).toBe(404);
      }
      expect((await ada.refused('listAssignments', { query: { cohortId } })).status).toBe(403);
      expect((await stranger.refused('listAssignments', { query: { cohortId } })).status).toBe(404);
      expect((await stranger.refused('getOwnSubmission', parts)).status).toBe(404);
      expect((await ada.refused('createAssignment', { body: assignmentBody(cohortId) })).status).toBe(403);
    });
    it('are listed newest first, a page at a time', async () => {
      const made: string[] = [];
      for (let count = 0; count < 3; count += 1) {
        made.unshift((await set()).id);
        app.clock.advance(minute);
      }
      const first = await coach.call('listAssignments', { query: { cohortId, limit: 2 } });
      const second = await coach.call('listAssignments', { query: { cohortId, limit: 2, cursor: first.nextCursor } });
      expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(made);
      expect(second.nextCursor).toBeNull();
    });
  });

  it('for everyone reach who joins at the very moment in which they are assigned', async () => {
    if (app.db.engine === 'sqlite') return; // one transaction after another
    const draft = assignmentBody(cohortId, { deckId: 'deck' });
    await coach.call('createAssignment', { body: draft });
    const joining = app.db.transaction(function* (tx) {
      const { cohortMembers, cohorts } = tx.tables;
      yield* run(takeCohort(tx, cohortId));
      const member = { userId: ids.stranger, cohortId, role: 'learner' as const, joinedAt: app.clock() };
      yield* run(tx.insert(cohortMembers).values(member).returning());
      yield* enrolNewMember(tx, cohortId, ids.stranger, app.clock());
      yield* run(
        tx
          .select({ waited: sql`pg_sleep(1)` })
          .from(cohorts)
          .limit(1),
      );
    });
    await nextTurn(300);
    await coach.call('assign', { params: { assignmentId: draft.id } });
    await joining;
    expect(await mine(draft.id, stranger)).toMatchObject({ status: 'open' });
  });

  describe('changed by a coach', () => {
    const change = (assignmentId: string, body: object) =>
      coach.call('updateAssignment', { params: { assignmentId }, body });

    it('wholly as drafts, and then only what learners were not promised', async () => {
      const { id } = await coach.call('createAssignment', {
        body: assignmentBody(cohortId, { deckId: 'deck', takes: 2 }),
      });
      const exam = { mode: 'exam', timeLimitMs: 20 * minute, title: 'An exam' };
      expect(await change(id, exam)).toMatchObject(exam);
      await coach.call('assign', { params: { assignmentId: id } });
      const refused = await coach.refused('updateAssignment', {
        params: { assignmentId: id },
        body: { mode: 'study', takes: 1 },
      });
      expect(refused.errors?.map(({ pointer }) => pointer)).toEqual(['/body/mode', '/body/takes']);
      expect(await change(id, { title: 'The exam', takes: 3 })).toMatchObject({ title: 'The exam', takes: 3 });
    });
    it('tell each learner of another date, with what it was, except whose date is their own', async () => {
      const dueAt = later(day);
      const { id } = await set({ dueAt });
      app.clock.advance(minute);
      const own = later(5 * day);
      const params = { assignmentId: id, userId: ids.bob };
      await coach.call('extendAssignment', { params, body: { dueAt: own } });
      expect((await mine(id, bob)).dueAt).toBe(own);
      expect((await mine(id)).dueAt).toBe(dueAt);
      const next = later(3 * day);
      await change(id, { dueAt: next });
      await change(id, { dueAt: next, title: 'Another title' });
      const news = { kind: 'dates-changed', payload: { changed: 'due', date: next, before: dueAt } };
      expect((await toldOf('ada', id)).slice(1)).toMatchObject([news]);
      expect((await toldOf('bob', id)).slice(1)).toMatchObject([
        { kind: 'dates-changed', payload: { date: own, before: dueAt } },
      ]);
      expect((await mine(id, bob)).dueAt).toBe(own);
      await coach.call('extendAssignment', { params, body: { dueAt: null } });
      expect(await mine(id, bob)).toMatchObject({ dueAt: next, extended: false });
    });
    it('tell nobody of other dates who has left the cohort', async () => {
      const { id } = await set({ dueAt: later(day) });
      await bob.call('removeMember', { params: { cohortId, userId: ids.bob } });
      await change(id, { dueAt: later(2 * day), opensAt: later(hour) });
      expect((await toldOf('ada', id)).map(({ kind }) => kind).toSorted()).toEqual([
        'assigned',
        'dates-changed',
        'dates-changed',
      ]);
      expect((await toldOf('bob', id)).map(({ kind }) => kind)).toEqual(['assigned']);
    });
    it('count the learners who are there alone, as the overview does', async () => {
      const { id } = await set();
      await bob.call('removeMember', { params: { cohortId, userId: ids.bob } });
      const { items } = await coach.call('listAssignments', { query: { cohortId } });
      expect(items.find((one) => one.id === id)?.counts).toEqual({ open: 1, handedIn: 0, returned: 0, reviewed: 0 });
    });
    it('take no more work once closed, and say so', async () => {
      const { id } = await set();
      await answer('probes');
      await coach.call('closeAssignment', { params: { assignmentId: id } });
      await answer('restarts');
      expect(await mine(id)).toMatchObject({ status: 'open', answered: 1 });
      for (const operation of ['startTake', 'handInSubmission'] as const)
        expect(await ada.refused(operation, { params: { assignmentId: id } })).toMatchObject({
          status: 409,
          detail: expect.stringContaining('is closed, and takes no more work: write to your coach'),
        });
      const refused = await coach.refused('updateAssignment', { params: { assignmentId: id }, body: { title: 'New' } });
      expect(refused).toMatchObject({ status: 409, detail: expect.stringContaining('use a duplicate') });
    });
    it('stay as they are while their cohort is archived, for coaches and learners', async () => {
      const { id } = await set();
      const draft = assignmentBody(cohortId, { deckId: 'deck' });
      await coach.call('createAssignment', { body: draft });
      await answer('probes');
      const archive = (archived: boolean) => coach.call('updateCohort', { params: { cohortId }, body: { archived } });
      await archive(true);
      const params = { assignmentId: id };
      const refusals = [
        await coach.refused('createAssignment', { body: assignmentBody(cohortId, { deckId: 'deck' }) }),
        await coach.refused('assign', { params: { assignmentId: draft.id } }),
        await coach.refused('updateAssignment', { params, body: { title: 'New' } }),
        await coach.refused('closeAssignment', { params }),
        await coach.refused('archiveAssignment', { params }),
        await coach.refused('duplicateAssignment', { params, body: { id: crypto.randomUUID() } }),
        await coach.refused('extendAssignment', {
          params: { ...params, userId: ids.ada },
          body: { dueAt: later(day) },
        }),
        await refusedStart(id),
        await ada.refused('handInSubmission', { params }),
      ];
      for (const { status, detail } of refusals) {
        expect(status).toBe(409);
        expect(detail).toContain('archived');
      }
      await answer('restarts');
      expect(await mine(id)).toMatchObject({
        status: 'open',
        answered: 1,
        cannotStart: expect.stringContaining('archived'),
      });
      expect(await coach.call('getAssignment', { params })).toMatchObject({ status: 'assigned' });
      await archive(false);
      await answer('restarts');
      expect(await mine(id)).toMatchObject({ status: 'handed-in' });
    });
    it('are duplicated as a draft without the dates that have passed', async () => {
      const { id, ...rest } = await set({ dueAt: later(hour), instructions: 'Aloud.' });
      app.clock.advance(day);
      const newId = crypto.randomUUID();
      const copy = await coach.call('duplicateAssignment', { params: { assignmentId: id }, body: { id: newId } });
      expect(copy).toMatchObject({ id: newId, status: 'draft', dueAt: null, instructions: 'Aloud.', deck: rest.deck });
      expect(copy.opensAt).toBe(app.clock().toISOString());
    });
  });

  describe('of a deck', () => {
    it('are handed in by themselves with the last answer, and the coach is told', async () => {
      const { id } = await set();
      const first = await answer('probes');
      expect(await mine(id)).toMatchObject({ status: 'open', answered: 1, startedAt: app.clock().toISOString() });
      app.clock.advance(minute);
      const last = await answerQuestion(ada, { questionId: 'restarts' }, 'all-missed');
      const done = await mine(id);
      expect(done).toMatchObject({
        status: 'handed-in',
        handedInAt: app.clock().toISOString(),
        late: false,
        score: 0.5,
      });
      expect(new Set(done.asked.map(({ attemptId }) => attemptId))).toEqual(new Set([first.id, last.id]));
      expect(await toldOf('coach', id)).toMatchObject([
        { kind: 'handed-in', payload: { href: `/coach/${cohortId}/submissions/${ids.ada}/${id}` } },
      ]);
      expect(await coach.call('getAssignment', { params: { assignmentId: id } })).toMatchObject({
        counts: { open: 1, handedIn: 1 },
      });
    });
    it('take one answer for each assignment that asks its question, in whichever cohort', async () => {
      const other = await makeCohort(app.db, { coaches: [ids.coach], learners: [ids.ada], now: app.clock() });
      const [here, there] = [await set(), await assigned(coach, other, { deckId: 'deck' })];
      await answer('probes');
      expect([(await mine(here.id)).answered, (await mine(there.id)).answered]).toEqual([1, 1]);
      await handIn(here.id);
      await answer('restarts');
      expect(await mine(here.id)).toMatchObject({ status: 'handed-in', answered: 1 });
      expect(await mine(there.id)).toMatchObject({ status: 'handed-in', answered: 2 });
    });
    it('do not take what was answered in one’s head, before they open, or as a drill', async () => {
      const { id } = await set({ opensAt: later(hour) });
      await answer('probes');
      expect(await refusedStart(id)).toMatchObject({ status: 409, detail: expect.stringContaining('start it then') });
      app.clock.advance(hour);
      await answerQuestion(ada, { questionId: 'probes' }, 'all-covered', { inputMode: 'recalled', answer: '' });
      expect((await mine(id)).answered).toBe(0);
    });
    it('are handed in early once something is answered; what was not counts nothing', async () => {
      const { id } = await set();
      expect(await ada.refused('handInSubmission', { params: { assignmentId: id } })).toMatchObject({
        status: 409,
        detail: expect.stringContaining('answered nothing'),
      });
      await answer('probes');
      expect(await handIn(id)).toMatchObject({ status: 'handed-in', score: 0.5 });
      expect(await handIn(id)).toMatchObject({ status: 'handed-in', score: 0.5 });
    });
    it('give as many takes as were set, each with its own answers, and keep the earlier ones', async () => {
      const { id } = await set({ takes: 2 });
      await answer('probes');
      await answer('restarts');
      expect(await mine(id)).toMatchObject({ score: 1, takesLeft: 1, history: [] });
      expect(await start(id)).toMatchObject({ status: 'open', take: 2, answered: 0, score: null, handedInAt: null });
      await answer('probes');
      const second = await handIn(id);
      expect(second).toMatchObject({ take: 2, takesLeft: 0, score: 0.5, history: [{ take: 1, answers: 2, score: 1 }] });
      expect(await refusedStart(id)).toMatchObject({ status: 409, detail: expect.stringContaining('all 2 takes') });
    });
    it('score by the verdicts in force, as they change', async () => {
      const { id } = await set();
      await answer('probes');
      const { id: attemptId, points } = await answer('restarts');
      expect((await mine(id)).score).toBe(1);
      const verdicts = points.map((point) => ({ pointId: point.id, verdict: 'missed' }));
      await ada.call('recordVerdicts', { params: { attemptId }, body: { verdicts } });
      expect((await mine(id)).score).toBe(0.5);
    });
    it.each([
      ['accept', { status: 'handed-in', late: false }],
      ['mark', { status: 'handed-in', late: true }],
      ['refuse', { status: 'open', overdue: true, answered: 1 }],
    ])('where late work is to %s, do so', async (latePolicy, outcome) => {
      const { id } = await set({ dueAt: later(hour), latePolicy });
      await answer('probes');
      app.clock.advance(hour + 1);
      await answer('restarts');
      expect(await mine(id)).toMatchObject(outcome);
      if (latePolicy !== 'refuse') return;
      expect((await refusedStart(id)).detail).toContain('late work is refused: write to your coach for more time');
      await coach.call('extendAssignment', {
        params: { assignmentId: id, userId: ids.ada },
        body: { dueAt: later(day) },
      });
      await answer('restarts');
      expect(await mine(id)).toMatchObject({ status: 'handed-in', late: false });
    });
    it('show kinds and weights of the points before the answer where that is set', async () => {
      const { id } = await set({ showCriteria: true });
      const { asked, criteria } = await mine(id);
      expect(asked[0]?.criteria).toEqual([2, 1, 1, 1].map((weight) => ({ kind: 'fact', weight })));
      expect(criteria).toEqual([{ kind: 'fact', points: 8, weight: 10 }]);
      const plain = await set();
      expect(await mine(plain.id)).toMatchObject({ criteria: null });
      const queries = (assignmentId: string) => countQueries(() => mine(assignmentId));
      expect(await queries(id)).toBe((await queries(plain.id)) + 1);
    });
  });

  describe('of a coach’s own deck', () => {
    const ownDeck = async () => {
      const deckId = `own:${crypto.randomUUID()}`;
      return { deckId, questionId: await makeOwnDeck(app.db, ids.coach, deckId) };
    };
    const sees = async (client: Client, deckId: string) => {
      const { items } = await client.call('listDecks');
      const found = items.find(({ id }) => id === deckId);
      const listed = await client.raw(`/api/v1/decks/${encodeURIComponent(deckId)}/questions`);
      expect(listed.status).toBe(found ? 200 : 404);
      return found && { own: found.own };
    };

    it('show it to the learners who have it, and to nobody else', async () => {
      const { deckId, questionId } = await ownDeck();
      expect(await sees(ada, deckId)).toBeUndefined();
      const { id } = await set({ deckId, learnerIds: [ids.ada] });
      expect(await sees(ada, deckId)).toEqual({ own: false });
      expect(await sees(coach, deckId)).toEqual({ own: true });
      for (const client of [bob, stranger, app.stranger]) expect(await sees(client, deckId)).toBeUndefined();
      await answer(questionId);
      expect(await mine(id)).toMatchObject({ status: 'handed-in' });
      const body = {
        id: crypto.randomUUID(),
        questionId,
        answer: 'x',
        inputMode: 'typed',
        startedAt: later(0),
        durationMs: 1,
      };
      expect((await bob.refused('createAttempt', { body })).status).toBe(404);
    });
    it('show an exam’s only once it has begun', async () => {
      const { deckId } = await ownDeck();
      const { id } = await set({ deckId, mode: 'exam', timeLimitMs: 10 * minute });
      expect(await sees(ada, deckId)).toBeUndefined();
      await start(id);
      expect(await sees(ada, deckId)).toEqual({ own: false });
      expect(await sees(bob, deckId)).toBeUndefined();
    });
    it('keep it: neither the learner nor the coach can delete it from under the answers', async () => {
      const { deckId, questionId } = await ownDeck();
      await set({ deckId });
      expect((await ada.refused('deleteDeck', { params: { deckId } })).detail).toContain('your coach’s');
      expect(await coach.refused('deleteDeck', { params: { deckId } })).toMatchObject({
        status: 409,
        detail: expect.stringContaining('learners have their answers to it'),
      });
      expect(
        (await ada.refused('reportQuestion', { params: { questionId }, body: { text: 'Wrong.' } })).detail,
      ).toContain('your coach’s own');
    });
    it('say that it was retired, to both, and keep what was handed in', async () => {
      const { deckId, questionId } = await ownDeck();
      const { id } = await set({ deckId, takes: 2 });
      await answer(questionId);
      await retire(deckId);
      expect(await mine(id)).toMatchObject({
        status: 'handed-in',
        score: 1,
        answered: 1,
        assignment: { deck: { retired: true } },
        cannotStart: expect.stringContaining('was retired: what you handed in stays'),
      });
      expect((await refusedStart(id)).status).toBe(409);
      const { deck } = await coach.call('getAssignment', { params: { assignmentId: id } });
      expect(deck).toMatchObject({ retired: true });
    });
  });

  describe('of an exam or interview', () => {
    const finish = async (interviewId: string) => ada.call('finishInterview', { params: { interviewId } });

    it('ask every question of the deck under the clock, and hand in when it is over', async () => {
      const { id } = await set({ mode: 'exam', timeLimitMs: 5 * minute, takes: 2 });
      expect(await mine(id)).toMatchObject({ asked: [], interviewId: null });
      const { interviewId } = await start(id);
      expect((await start(id)).interviewId).toBe(interviewId);
      const params = { interviewId: interviewId ?? '' };
      expect(await ada.call('getInterview', { params })).toMatchObject({
        status: 'planned',
        questionCount: 2,
        limitMs: 5 * minute,
        settings: { followUps: false, think: false },
      });
      await ada.call('startInterview', { params });
      expect(await ada.refused('handInSubmission', { params: { assignmentId: id } })).toMatchObject({
        status: 409,
        detail: expect.stringContaining('finish that'),
      });
      await answerCurrent(ada, params.interviewId, 'The kubelet asks it.');
      await finish(params.interviewId);
      expect(await mine(id)).toMatchObject({ status: 'handed-in', answered: 1, score: null, asked: [{ score: null }] });
      const { answers } = await ada.call('getInterviewReport', { params });
      const { id: attemptId = '', points = [] } = answers[0]?.attempt ?? {};
      const verdicts = points.map((point) => ({ pointId: point.id, verdict: 'covered' }));
      await ada.call('recordVerdicts', { params: { attemptId }, body: { verdicts } });
      expect((await mine(id)).score).toBe(0.5);
      const next = await start(id);
      expect(next).toMatchObject({ take: 2, status: 'open', history: [{ take: 1, interviewId }] });
      expect(next.interviewId).not.toBe(interviewId);
    });
    it('that ended too late are handed in once more time is given', async () => {
      const { id } = await set({ mode: 'exam', timeLimitMs: 5 * minute, dueAt: later(hour), latePolicy: 'refuse' });
      const interviewId = (await start(id)).interviewId ?? '';
      await ada.call('startInterview', { params: { interviewId } });
      await answerCurrent(ada, interviewId, 'The kubelet asks it.');
      app.clock.advance(3 * hour);
      await finish(interviewId);
      expect(await mine(id)).toMatchObject({ status: 'open', cannotStart: expect.stringContaining('refused') });
      const params = { assignmentId: id, userId: ids.ada };
      await coach.call('extendAssignment', { params, body: { dueAt: later(day) } });
      expect(await start(id)).toMatchObject({ status: 'handed-in', answered: 1, late: false, interviewId });
    });
    it('are set up by the service alone: nobody makes their interview beforehand', async () => {
      const { id } = await set({ mode: 'exam', timeLimitMs: 5 * minute, takes: 2 });
      const { interviewId } = await start(id);
      const body = { deckIds: ['deck'], minutes: 60, inputMode: 'typed' };
      const refused = await ada.refused('createInterview', { body: { id: interviewId, ...body } });
      expect(refused.errors).toMatchObject([{ pointer: '/body/id', message: expect.stringContaining('random UUID') }]);
    });
    it('plan the interview as the coach set it, anew where it went away', async () => {
      const interview = {
        deckIds: ['deck'],
        levels: [1],
        minutes: 15,
        inputMode: 'spoken',
        think: true,
        followUps: false,
      };
      const { id } = await set({ kind: 'interview', deckId: null, interview });
      const { interviewId } = await start(id);
      const params = { interviewId: interviewId ?? '' };
      expect(await ada.call('getInterview', { params })).toMatchObject({ settings: interview });
      await ada.call('createInterview', {
        body: { id: crypto.randomUUID(), deckIds: ['deck'], minutes: 15, inputMode: 'typed' },
      });
      expect((await ada.refused('getInterview', { params })).status).toBe(404);
      expect((await start(id)).interviewId).toBe(interviewId);
      await ada.call('startInterview', { params });
      await finish(params.interviewId);
      expect(await mine(id)).toMatchObject({ status: 'handed-in', interviewId });
    });
    it('where late work is refused, take an exam that began in time as late, and no other', async () => {
      const exam = { mode: 'exam', timeLimitMs: 20 * minute, dueAt: later(hour), latePolicy: 'refuse' };
      const { id } = await set(exam);
      const { interviewId } = await start(id);
      const params = { interviewId: interviewId ?? '' };
      app.clock.advance(hour - minute);
      await ada.call('startInterview', { params });
      app.clock.advance(minute + 1000);
      await finish(params.interviewId);
      expect(await mine(id)).toMatchObject({ status: 'handed-in', late: true });
      const second = await set({ ...exam, dueAt: later(hour) });
      const late = { interviewId: (await start(second.id)).interviewId ?? '' };
      app.clock.advance(hour + minute);
      await ada.call('startInterview', { params: late });
      await finish(late.interviewId);
      expect(await mine(second.id)).toMatchObject({ status: 'open', overdue: true });
    });
  });

  it('of a habit count sessions by study days, between opening and due, until the points are reached', async () => {
    app.clock.set(new Date(Math.ceil(app.clock().getTime() / day) * day + 12 * hour));
    const { id } = await set({ kind: 'habit', habit: { points: 2.5 }, dueAt: later(3 * day) });
    expect(await mine(id)).toMatchObject({ habitPoints: 0 });
    await answer('probes');
    app.clock.advance(10 * minute);
    await answer('restarts');
    expect(await mine(id)).toMatchObject({ habitPoints: 1, status: 'open' });
    app.clock.advance(hour);
    await answerQuestion(ada, { questionId: 'probes' }, 'all-covered', { inputMode: 'recalled', answer: '' });
    expect((await mine(id)).habitPoints).toBe(1.5);
    app.clock.advance(day);
    await answer('probes');
    expect(await mine(id)).toMatchObject({ habitPoints: 2.5, status: 'reviewed', late: false });
    expect(await toldOf('coach', id)).toMatchObject([{ kind: 'handed-in' }]);
    const { learners } = await coach.call('getAssignment', { params: { assignmentId: id } });
    expect(learners.find(({ userId }) => userId === ids.ada)?.habitPoints).toBe(2.5);
  });

  describe('in their learner’s list', () => {
    type Query = { state?: 'to-do' | 'done'; limit?: number; cursor?: string | null };
    let grace: Client;
    let graceId: string;
    beforeEach(async () => {
      grace = await app.account();
      graceId = (await grace.call('getMe')).id;
      await app.db.transaction((tx) =>
        insertMember(tx, { cohortId, userId: graceId, role: 'learner', joinedAt: app.clock() }),
      );
    });
    const list = (query: Query = {}) => grace.call('listOwnSubmissions', { query });
    const idsOf = ({ items }: Awaited<ReturnType<typeof list>>) => items.map(({ assignment }) => assignment.id);
    /** All pages of one row each, with what happens after the first. */
    const pages = async (state: 'to-do' | 'done', between?: () => Promise<unknown>) => {
      let page = await list({ state, limit: 1 });
      const found = idsOf(page);
      await between?.();
      while (page.nextCursor !== null) {
        page = await list({ state, limit: 1, cursor: page.nextCursor });
        found.push(...idsOf(page));
      }
      return found;
    };
    /** Work of hers, made in the database itself. */
    const given = async (
      over: Parameters<typeof makeAssignment>[3] = {},
      submission: Parameters<typeof handInWork>[4] = {},
    ) => {
      const assignmentId = await makeAssignment(app.db, cohortId, app.clock(), { deckId: 'deck', ...over });
      const notHandedIn = { status: 'open', handedInAt: null, waitingSince: null } as const;
      const key = { cohortId, assignmentId, userId: graceId };
      await handInWork(app.db, key, [], app.clock(), { ...notHandedIn, ...submission });
      return assignmentId;
    };
    const dueIn = (days: number) => new Date(app.clock().getTime() + days * day);

    it('stand by due date while they are to be done, then the latest first, with how many there are of each', async () => {
      const far = await given({ dueAt: dueIn(9) });
      const near = await given({ dueAt: dueIn(1) });
      const extended = await given({ dueAt: dueIn(1) }, { dueAt: dueIn(2) });
      const never = await given();
      const closed = await given({ status: 'closed', dueAt: dueIn(-3) });
      const before = await given({}, { status: 'handed-in', handedInAt: dueIn(-1) });
      const done = await given({}, { status: 'reviewed', handedInAt: dueIn(0) });
      const returned = await given({ dueAt: dueIn(-1) }, { status: 'returned', handedInAt: dueIn(-2) });
      const counts = { 'to-do': 5, done: 3 };
      const first = await list();
      expect([idsOf(first), first.counts]).toEqual([[returned, near, extended, far, never], counts]);
      const rest = await list({ state: 'done' });
      expect([idsOf(rest), rest.counts]).toEqual([[done, before, closed], counts]);
      expect(rest.nextCursor).toBeNull();
      expect(await pages('to-do')).toEqual(idsOf(first));
      expect(await pages('done')).toEqual(idsOf(rest));
      expect((await grace.refused('listOwnSubmissions', { query: { cursor: 'x' } })).errors).toMatchObject([
        { pointer: '/query/cursor' },
      ]);
    });
    it('come once each, page by page, though one is handed in between two pages', async () => {
      const dues = [1, 1, 2, 3, 3];
      const work: string[] = [];
      for (const due of dues) work.push(await given({ dueAt: new Date(Date.UTC(2030, 0, due)) }));
      const order = await pages('to-do');
      expect(order.toSorted()).toEqual(work.toSorted());
      const [first = '', second = '', third = '', ...others] = order;
      const handInOf = (assignmentId: string) =>
        handInWork(app.db, { cohortId, assignmentId, userId: graceId }, [], app.clock());
      expect(await pages('to-do', () => handInOf(first))).toEqual(order);
      expect(await pages('to-do', () => handInOf(third))).toEqual([second, ...others]);
      app.clock.advance(minute);
      const done = await pages('done', async () => {
        app.clock.advance(minute);
        await handInOf(second);
      });
      expect(done.toSorted()).toEqual([first, third].toSorted());
      expect((await pages('done'))[0]).toBe(second);
    });
    it('are among what is done while their cohort is archived, and never another’s', async () => {
      const id = await given();
      await app.db.transaction((tx) => updateCohort(tx, cohortId, { archivedAt: app.clock() }));
      expect(await list()).toMatchObject({ items: [], counts: { 'to-do': 0, done: 1 } });
      const { items } = await list({ state: 'done' });
      expect(items).toMatchObject([{ assignment: { id, cohortArchived: true } }]);
      expect((await stranger.call('listOwnSubmissions', { query: { state: 'done' } })).items).toEqual([]);
    });
    it('are read with as many queries for a page of twelve as for one of one', async () => {
      for (const createdBy of [ids.coach, ids.ada, ids.bob, ids.stranger])
        for (const kind of ['deck', 'habit', 'deck'] as const)
          await given({ createdBy, kind, habit: kind === 'habit' ? { points: 2 } : null, dueAt: dueIn(1) });
      const asked = (limit: number) => countQueries(() => list({ limit }));
      await asked(1);
      expect(await asked(12)).toBe(await asked(1));
      expect((await list()).counts['to-do']).toBe(12);
    });
    it('have the points of a habit as of now, though nothing but a rating was given since', async () => {
      const id = await given({ kind: 'habit', habit: { points: 1 }, dueAt: dueIn(1) });
      expect(await list()).toMatchObject({ items: [{ habitPoints: 0, startedAt: null }] });
      app.clock.advance(minute);
      await enrolIn(grace, 'deck');
      const [question] = (await grace.call('listDeckQuestions', { params: { deckId: 'deck' } })).items;
      await grace.call('recordReview', { body: reviewBody(question?.cardId ?? '', 'good', app.clock()) });
      expect(await list()).toMatchObject({ items: [], counts: { 'to-do': 0, done: 1 } });
      expect(await list({ state: 'done' })).toMatchObject({ items: [{ assignment: { id }, habitPoints: 1 }] });
    });
  });

  it('for everyone come to whoever joins later, unless nobody may hand them in any more', async () => {
    const [forAll, forOne] = [await set(), await set({ learnerIds: [ids.ada] })];
    const over = await set({ dueAt: later(hour), latePolicy: 'refuse' });
    app.clock.advance(day);
    await app.db.transaction(function* (tx) {
      const { cohortMembers } = tx.tables;
      const member = { userId: ids.stranger, cohortId, role: 'learner' as const, joinedAt: app.clock() };
      yield* run(tx.insert(cohortMembers).values(member).returning());
      yield* enrolNewMember(tx, cohortId, ids.stranger, app.clock());
    });
    expect(await mine(forAll.id, stranger)).toMatchObject({ status: 'open' });
    for (const { id } of [forOne, over])
      expect((await stranger.refused('getOwnSubmission', { params: { assignmentId: id } })).status).toBe(404);
    expect(await toldOf('stranger', forAll.id)).toMatchObject([{ kind: 'assigned' }]);
  });

  it('are out of reach for who left the cohort, and their answers no longer count', async () => {
    const { id } = await set();
    await app.db.transaction(function* (tx) {
      const { cohortMembers: members } = tx.tables;
      const isBob = and(eq(members.userId, ids.bob), eq(members.cohortId, cohortId));
      yield* run(tx.update(members).set({ leftAt: app.clock(), leftBecause: 'left' }).where(isBob).returning());
    });
    await answer('probes', bob);
    expect((await bob.refused('getOwnSubmission', { params: { assignmentId: id } })).status).toBe(404);
    const { learners } = await coach.call('getAssignment', { params: { assignmentId: id } });
    expect(learners.map(({ userId }) => userId)).toEqual([ids.ada]);
  });

  /** As if its file were gone. */
  const retire = (deckId: string) =>
    app.db.transaction(function* (tx) {
      const { decks, questions } = tx.tables;
      yield* run(tx.update(decks).set({ retired: true }).where(eq(decks.id, deckId)).returning());
      yield* run(tx.update(questions).set({ retired: true }).where(eq(questions.deckId, deckId)).returning());
    });
});
