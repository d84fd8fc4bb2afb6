import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { updateCohort } from '../../db/cohorts.ts';
import { run } from '../../db/database.ts';
import { quickAccount } from '../support/accounts.ts';
import { startApp, type TestApp } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { minute } from '../support/clock.ts';
import { makeCohort } from '../support/cohorts.ts';
import { countQueries } from '../support/count-queries.ts';
import { engines, freshFolder } from '../support/databases.ts';
import { writeLibrary } from '../support/deck-files.ts';
import { answerQuestion } from '../support/learner.ts';
import { handInWork, makeAssignment } from '../support/submissions.ts';

interface Person {
  client: Client;
  id: string;
}

describe.each(engines)('what is handed in to a coach, on %s,', (_name, open) => {
  let app: TestApp;
  let coach: Person;
  let second: Person;
  let ada: Person;
  let ben: Person;
  let cohortId: string;
  let assignmentId: string;
  let attemptId: string;

  beforeAll(async () => {
    const decks = freshFolder();
    writeLibrary(decks);
    app = await startApp({ db: await open(), decks, grader: null });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    [coach, second] = [await quickAccount(app), await quickAccount(app)];
    [ada, ben] = [await quickAccount(app), await quickAccount(app)];
    const now = app.clock();
    cohortId = await makeCohort(app.db, { coaches: [coach.id, second.id], learners: [ada.id, ben.id], now });
    assignmentId = await makeAssignment(app.db, cohortId, now);
    attemptId = await answered(ada);
    await handIn(ada, [attemptId]);
  });

  /** An answer whose points its learner judged: the heaviest missed, the others covered. */
  const answered = async ({ client }: Person, questionId = 'probes', id = crypto.randomUUID()) =>
    (await answerQuestion(client, { questionId }, { live: 'missed' }, { id })).id;
  const handIn = (who: Person, ids: string[], over: Parameters<typeof handInWork>[4] = {}, assignment = assignmentId) =>
    handInWork(
      app.db,
      { cohortId, assignmentId: assignment, userId: who.id },
      ids.map((id) => ({ id, questionId: 'probes' })),
      app.clock(),
      over,
    );
  const attemptOf = (who = ada, id = attemptId) => ({ params: { userId: who.id, attemptId: id } });
  const submissionOf = (who = ada, id = assignmentId) => ({ params: { userId: who.id, assignmentId: id } });
  const queue = (query: Record<string, unknown> = {}, by = coach) =>
    by.client.call('listSubmissions', { params: { cohortId }, query });
  const judge = (verdicts: Record<string, string>, { by = coach, reason }: { by?: Person; reason?: string } = {}) =>
    by.client.call('correctVerdicts', {
      ...attemptOf(),
      body: { verdicts: Object.entries(verdicts).map(([pointId, verdict]) => ({ pointId, verdict, reason })) },
    });
  const told = async ({ id }: Person) => {
    const { notifications } = app.db.read.tables;
    const rows = await app.db.read.select().from(notifications).where(eq(notifications.userId, id));
    return rows.map(({ kind, payload }) => ({ kind, ...payload }));
  };
  const looks = async ({ id }: Person) => {
    const { accesses } = app.db.read.tables;
    const rows = await app.db.read.select().from(accesses).where(eq(accesses.userId, id));
    return rows.map(({ kind, about, readerId }) => ({ kind, about, readerId }));
  };
  const remove = ({ id }: Person) =>
    app.db.transaction(function* (tx) {
      const { cohortMembers } = tx.tables;
      yield* run(
        tx
          .update(cohortMembers)
          .set({ leftAt: app.clock(), leftBecause: 'removed' })
          .where(and(eq(cohortMembers.userId, id), eq(cohortMembers.cohortId, cohortId)))
          .returning(),
      );
    });

  it('waits in the queue, with what machine and learner found and how long it has waited', async () => {
    const at = app.clock();
    await app.db.transaction(function* (tx) {
      const machine = { by: 'machine' as const, at, rev: 1, version: 90, userId: ada.id, attemptId };
      yield* run(
        tx
          .insert(tx.tables.verdicts)
          .values(
            ['live', 'ready', 'start', 'tune'].map((pointId, index) => ({
              ...machine,
              pointId,
              verdict: index < 2 ? ('covered' as const) : ('missed' as const),
            })),
          )
          .returning(),
      );
    });
    app.clock.advance(90 * minute);
    const { items, counts, nextCursor } = await queue();
    expect(counts).toEqual({ open: 0, 'handed-in': 1, returned: 0, reviewed: 0 });
    expect(nextCursor).toBeNull();
    expect(items).toMatchObject([
      {
        learner: { id: ada.id, name: 'Ada' },
        assignment: { id: assignmentId, title: 'Containers, the basics', kind: 'deck' },
        status: 'handed-in',
        take: 1,
        waitingSince: at.toISOString(),
        waitingFor: 'coach',
        answers: 1,
        inputModes: ['typed'],
        durationMs: 90_000,
        machine: { made: 2, of: 4 },
        self: { made: 3, of: 4 },
        disagree: 3,
        reviewer: null,
        unread: 0,
      },
    ]);
  });

  it('comes page by page, what waits longest first, and leaves with its learner', async () => {
    app.clock.advance(minute);
    const later = app.clock();
    await handIn(ben, [await answered(ben)], { waitingSince: later });
    const another = await makeAssignment(app.db, cohortId, app.clock());
    await handIn(ada, [], { waitingSince: new Date(later.getTime() - 5 * minute) }, another);
    const first = await queue({ limit: 2 });
    const rest = await queue({ limit: 2, cursor: first.nextCursor });
    const order = [...first.items, ...rest.items].map(({ learner, assignment }) => [learner.id, assignment.id]);
    expect(order).toEqual([
      [ada.id, another],
      [ada.id, assignmentId],
      [ben.id, assignmentId],
    ]);
    expect(rest.nextCursor).toBeNull();
    expect((await queue({ assignmentId: another })).items).toHaveLength(1);
    await remove(ada);
    const left = await queue();
    expect(left.items.map(({ learner }) => learner.id)).toEqual([ben.id]);
    expect(left.counts['handed-in']).toBe(1);
    const cursor = await coach.client.refused('listSubmissions', { params: { cohortId }, query: { cursor: 'x' } });
    expect(cursor).toMatchObject({ status: 400, errors: [{ pointer: '/query/cursor' }] });
  });

  it('comes once each, of what is filtered alone, though something is handed in between two pages', async () => {
    const since = (minutes: number) => ({ waitingSince: new Date(app.clock().getTime() + minutes * minute) });
    const another = await makeAssignment(app.db, cohortId, app.clock());
    await handIn(ben, [], since(1));
    await handIn(ada, [], since(2), another);
    const keysOf = ({ items }: Awaited<ReturnType<typeof queue>>) =>
      items.map(({ learner, assignment }) => `${learner.id} ${assignment.id}`);
    const first = await queue({ limit: 1, assignmentId });
    await handIn(ben, [], since(3), another);
    const next = await queue({ limit: 1, assignmentId, cursor: first.nextCursor });
    expect([first, next].flatMap(keysOf)).toEqual([`${ada.id} ${assignmentId}`, `${ben.id} ${assignmentId}`]);
    expect(next.nextCursor).toBeNull();
    const start = await queue({ limit: 2 });
    await handIn(ada, [], since(4)); // another take of what was on the first page
    const rest = await queue({ limit: 3, cursor: start.nextCursor });
    expect(keysOf(start)).toEqual([`${ada.id} ${assignmentId}`, `${ben.id} ${assignmentId}`]);
    expect(keysOf(rest)).toEqual([`${ada.id} ${another}`, `${ben.id} ${another}`, `${ada.id} ${assignmentId}`]);
  });

  it('is read with as many queries for a page of six as for one of one', async () => {
    await handIn(ben, [await answered(ben)]);
    for (let more = 0; more < 2; more += 1) {
      const id = await makeAssignment(app.db, cohortId, app.clock());
      for (const who of [ada, ben]) await handIn(who, [await answered(who)], {}, id);
    }
    const asked = (limit: number) => countQueries(() => queue({ limit }));
    await asked(1);
    expect(await asked(6)).toBe(await asked(1));
    expect((await queue()).items).toHaveLength(6);
  });

  it('is there for coaches of its cohort alone, whatever is asked', async () => {
    const stranger = await quickAccount(app);
    await makeCohort(app.db, { coaches: [stranger.id], learners: [ben.id], now: app.clock() });
    const comment = { id: crypto.randomUUID(), text: 'Hm.' };
    const { id: commentId } = await coach.client.call('commentOnAttempt', { ...attemptOf(), body: comment });
    for (const who of [ben, stranger])
      for (const [operation, parts] of [
        ['getSubmission', submissionOf()],
        ['lockSubmission', { ...submissionOf(), body: {} }],
        ['unlockSubmission', submissionOf()],
        ['finishReview', submissionOf()],
        ['returnSubmission', { ...submissionOf(), body: comment }],
        ['listSubmissionComments', submissionOf()],
        ['commentOnSubmission', { ...submissionOf(), body: comment }],
        ['markSubmissionSeen', submissionOf()],
        ['getLearnerAttempt', attemptOf()],
        ['correctVerdicts', { ...attemptOf(), body: { verdicts: [{ pointId: 'live', verdict: 'wrong' }] } }],
        ['listAttemptComments', attemptOf()],
        ['commentOnAttempt', { ...attemptOf(), body: comment }],
        ['markAttemptSeen', attemptOf()],
        ['updateComment', { params: { userId: ada.id, commentId }, body: { text: 'x' } }],
        ['deleteComment', { params: { userId: ada.id, commentId } }],
      ] as const) {
        const missing = { ...parts, params: { ...parts.params, userId: crypto.randomUUID() } };
        const [foreign, none] = [
          await who.client.refused(operation, parts),
          await who.client.refused(operation, missing),
        ];
        expect({ ...foreign, requestId: '' }, operation).toEqual({ ...none, requestId: '' });
        expect(foreign.status, operation).toBe(404);
      }
    expect(await ben.client.refused('listSubmissions', { params: { cohortId } })).toMatchObject({ status: 403 });
    expect(await stranger.client.refused('listSubmissions', { params: { cohortId } })).toMatchObject({ status: 404 });
    // One’s own answer is read at GET /attempts/{attemptId}: these paths are the coach’s.
    for (const operation of ['getSubmission', 'finishReview', 'lockSubmission'] as const)
      expect(await ada.client.refused(operation, submissionOf())).toMatchObject({ status: 404 });
    expect(await ada.client.refused('getLearnerAttempt', attemptOf())).toMatchObject({ status: 404 });
    expect((await looks(ada)).length).toBe(0);
  });

  it('is not shown before it is handed in, nor an answer of a take that is under way', async () => {
    const draft = await answered(ada, 'probes');
    await handIn(ada, [draft], { status: 'open', take: 2, handedInAt: null, waitingSince: null });
    expect(await coach.client.refused('getLearnerAttempt', attemptOf(ada, draft))).toMatchObject({ status: 404 });
    const { takes, status } = await coach.client.call('getSubmission', submissionOf());
    expect([status, takes]).toMatchObject([
      'open',
      [
        { take: 2, answers: [] },
        { take: 1, answers: [{ attemptId }] },
      ],
    ]);
    await coach.client.call('getLearnerAttempt', attemptOf());
  });

  it('is as missing once its learner became a coach', async () => {
    await app.db.transaction(function* (tx) {
      const { cohortMembers } = tx.tables;
      const isAda = eq(cohortMembers.userId, ada.id);
      yield* run(tx.update(cohortMembers).set({ role: 'coach' }).where(isAda).returning());
    });
    expect((await queue()).items).toEqual([]);
    expect((await coach.client.refused('getSubmission', submissionOf())).status).toBe(404);
    expect(await looks(ada)).toEqual([]);
  });

  it('is read but not changed once its cohort is archived', async () => {
    const comment = { id: crypto.randomUUID(), text: 'Wich hop?' };
    await coach.client.call('commentOnAttempt', { ...attemptOf(), body: comment });
    const mayWrite = async () =>
      Promise.all([
        ...[coach, ada].map(({ client }) => client.call('listAttemptComments', attemptOf())),
        ...[coach, ada].map(({ client }) => client.call('listSubmissionComments', submissionOf())),
      ]).then((lists) => lists.map((each) => each.mayWrite));
    expect(await mayWrite()).toEqual([true, true, true, true]);
    await app.db.transaction((tx) => updateCohort(tx, cohortId, { archivedAt: app.clock() }));
    expect((await coach.client.call('getSubmission', submissionOf())).cohort).toMatchObject({ archived: true });
    expect((await coach.client.call('getLearnerAttempt', attemptOf())).mayJudge).toBe(false);
    expect(await mayWrite()).toEqual([false, false, false, false]);
    const body = { id: crypto.randomUUID(), text: 'Hm.' };
    const verdicts = [{ pointId: 'ready', verdict: 'covered' }];
    for (const [who, operation, parts] of [
      [coach, 'lockSubmission', { ...submissionOf(), body: {} }],
      [coach, 'returnSubmission', { ...submissionOf(), body }],
      [coach, 'finishReview', submissionOf()],
      [coach, 'correctVerdicts', { ...attemptOf(), body: { verdicts } }],
      [coach, 'commentOnAttempt', { ...attemptOf(), body }],
      [coach, 'commentOnSubmission', { ...submissionOf(), body }],
      [ada, 'commentOnAttempt', { ...attemptOf(), body }],
      [ada, 'commentOnSubmission', { ...submissionOf(), body }],
    ] as const)
      expect(await who.client.refused(operation, parts), operation).toMatchObject({
        status: 409,
        detail: expect.stringContaining('is archived'),
      });
    const params = { userId: ada.id, commentId: comment.id };
    const changed = await coach.client.call('updateComment', { params, body: { text: 'Which hop?' } });
    expect(changed.text).toBe('Which hop?');
    expect((await coach.client.call('deleteComment', { params })).deletedAt).not.toBeNull();
  });

  it('is judged and commented on in another cohort of the coach, with which its learner shares their answers', async () => {
    await app.db.transaction((tx) => updateCohort(tx, cohortId, { archivedAt: app.clock() }));
    const elsewhere = await makeCohort(app.db, { coaches: [coach.id], learners: [ada.id], now: app.clock() });
    await ada.client.call('shareWithCohort', { params: { cohortId: elsewhere }, body: { shareAnswers: true } });
    expect((await coach.client.call('getLearnerAttempt', attemptOf())).mayJudge).toBe(true);
    expect((await coach.client.call('listAttemptComments', attemptOf())).mayWrite).toBe(true);
    const body = { id: crypto.randomUUID(), text: 'Hm.' };
    expect(await coach.client.call('commentOnAttempt', { ...attemptOf(), body })).toMatchObject({ text: 'Hm.' });
  });

  it('is shown with its answer, and each look is in the learner’s log', async () => {
    const submission = await coach.client.call('getSubmission', submissionOf());
    expect(submission).toMatchObject({
      learner: { name: 'Ada' },
      cohort: { id: cohortId },
      takesLeft: 1,
      takes: [{ take: 1, answers: [{ attemptId, prompt: 'What are probes for?', judgedByYou: 0 }] }],
    });
    const answer = await coach.client.call('getLearnerAttempt', attemptOf());
    expect(answer).toMatchObject({
      learner: { name: 'Ada' },
      prompt: 'What are probes for?',
      model: 'The model answer, canary-model.',
      othersHidden: false,
    });
    expect(answer.points[0]).toMatchObject({ id: 'live', history: [{ by: 'self', verdict: 'missed', judge: null }] });
    expect(await looks(ada)).toEqual(
      expect.arrayContaining([
        { kind: 'submission', about: assignmentId, readerId: coach.id },
        { kind: 'answer', about: attemptId, readerId: coach.id },
      ]),
    );
  });

  it('may be any answer that a learner shares, and none of theirs else', async () => {
    const other = await answered(ada, 'restarts');
    expect(await coach.client.refused('getLearnerAttempt', attemptOf(ada, other))).toMatchObject({ status: 404 });
    await app.db.transaction(function* (tx) {
      const { cohortMembers } = tx.tables;
      yield* run(
        tx.update(cohortMembers).set({ shareAnswers: true }).where(eq(cohortMembers.userId, ada.id)).returning(),
      );
    });
    expect(await coach.client.call('getLearnerAttempt', attemptOf(ada, other))).toMatchObject({ id: other });
    await remove(ada);
    expect(await coach.client.refused('getLearnerAttempt', attemptOf(ada, other))).toMatchObject({ status: 404 });
    expect(await coach.client.refused('getLearnerAttempt', attemptOf())).toMatchObject({ status: 404 });
  });

  describe('a coach’s verdict', () => {
    it('holds over the learner’s: score, suggestion, drill and submission follow, the review stays, the learner is told', async () => {
      const before = await ada.client.call('getAttempt', { params: { attemptId } });
      expect(before).toMatchObject({ score: 0.6, drills: [{ pointId: 'live' }] });
      await ada.client.call('recordReview', {
        body: {
          id: crypto.randomUUID(),
          cardId: before.cardId,
          rating: 'again',
          reviewedAt: app.clock().toISOString(),
          attemptId,
        },
      });
      const judged = await judge({ live: 'covered' }, { reason: 'You say that it restarts what hangs.' });
      expect(judged.points[0]).toMatchObject({
        verdict: 'covered',
        history: [{ by: 'self' }, { by: 'coach', judge: { name: 'Ada', isYou: true } }],
      });
      expect((await queue()).items[0]).toMatchObject({ score: 1 });
      const after = await ada.client.call('getAttempt', { params: { attemptId } });
      expect(after).toMatchObject({ score: 1, suggestedRating: 'good', drills: [] });
      expect(after.points[0]?.history.at(-1)).toMatchObject({
        by: 'coach',
        reason: 'You say that it restarts what hangs.',
        judge: { name: 'Ada', isYou: false },
      });
      const { items } = await ada.client.call('listReviews', { query: { cardId: before.cardId } });
      expect(items.map(({ rating }) => rating)).toEqual(['again']);
      // The learner’s own later verdict does not take it back.
      await ada.client.call('recordVerdicts', {
        params: { attemptId },
        body: { verdicts: [{ pointId: 'live', verdict: 'wrong' }] },
      });
      expect(await ada.client.call('getAttempt', { params: { attemptId } })).toMatchObject({ score: 1 });
      expect(await told(ada)).toEqual([
        {
          kind: 'verdict-corrected',
          href: '/questions/probes/answers',
          actor: 'Ada',
          cohort: 'Platform track',
          title: 'What are probes for?',
          count: 1,
        },
      ]);
    });

    it('needs a reason where it differs from what the learner or the machine said', async () => {
      const bare = {
        verdicts: [
          { pointId: 'ready', verdict: 'covered' },
          { pointId: 'live', verdict: 'covered' },
        ],
      };
      const refused = await coach.client.refused('correctVerdicts', { ...attemptOf(), body: bare });
      expect(refused).toMatchObject({
        status: 400,
        errors: [{ pointer: '/body/verdicts/1/reason', message: 'say why: the learner judged this point otherwise' }],
      });
      await judge({ ready: 'covered' });
      expect(await told(ada)).toEqual([]);
    });
  });

  describe('the lock', () => {
    const lock = (by: Person, takeOver = false) =>
      by.client.call('lockSubmission', { ...submissionOf(), body: { takeOver } });

    it('keeps others from judging, returning and finishing, and tells them who has it', async () => {
      const since = app.clock().toISOString();
      expect(await lock(coach)).toMatchObject({ reviewer: { isYou: true, since } });
      app.clock.advance(9 * minute);
      await lock(coach);
      app.clock.advance(9 * minute);
      expect((await queue({}, second)).items[0]).toMatchObject({ reviewer: { name: 'Ada', isYou: false, since } });
      const says = { status: 409, detail: expect.stringContaining(`Ada has had this open since ${since}`) };
      const comment = { id: crypto.randomUUID(), text: 'Again.' };
      expect(await second.client.refused('lockSubmission', { ...submissionOf(), body: {} })).toMatchObject(says);
      expect(await second.client.refused('finishReview', submissionOf())).toMatchObject(says);
      expect(await second.client.refused('returnSubmission', { ...submissionOf(), body: comment })).toMatchObject(says);
      const verdicts = [{ pointId: 'ready', verdict: 'covered' }];
      const judging = await second.client.refused('correctVerdicts', { ...attemptOf(), body: { verdicts } });
      expect(judging).toMatchObject(says);
    });

    it('may be taken over, is over after ten minutes, and is given back by its holder alone', async () => {
      await lock(coach);
      expect(await lock(second, true)).toMatchObject({ reviewer: { isYou: true } });
      expect(await coach.client.refused('lockSubmission', submissionOf())).toMatchObject({ status: 409 });
      expect(await coach.client.call('unlockSubmission', submissionOf())).toMatchObject({ reviewer: { isYou: false } });
      app.clock.advance(10 * minute);
      expect(await lock(coach)).toMatchObject({ reviewer: { isYou: true } });
      expect(await coach.client.call('unlockSubmission', submissionOf())).toEqual({ reviewer: null });
    });

    it('is void once its coach is removed, whose next call finds nothing', async () => {
      await lock(coach);
      await remove(coach);
      expect(await coach.client.refused('lockSubmission', submissionOf())).toMatchObject({ status: 404 });
      const body = { verdicts: [{ pointId: 'ready', verdict: 'covered' }] };
      expect(await coach.client.refused('correctVerdicts', { ...attemptOf(), body })).toMatchObject({ status: 404 });
      expect((await queue({}, second)).items[0]).toMatchObject({ reviewer: null });
      await lock(second);
    });

    it('ends with nothing left of it when its coach leaves', async () => {
      await lock(coach);
      await app.db.transaction((tx) => run(tx.update(tx.tables.user).set({ isAnonymous: false }).returning()));
      await coach.client.answer('removeMember', { params: { cohortId, userId: coach.id } });
      const { submissions } = app.db.read.tables;
      const rows = await app.db.read.select().from(submissions).where(eq(submissions.assignmentId, assignmentId));
      expect(rows).toMatchObject([{ reviewerId: null, reviewerSince: null, reviewerUntil: null }]);
    });
  });

  describe('a review', () => {
    it('ends with the submission reviewed, once', async () => {
      const done = await coach.client.call('finishReview', submissionOf());
      const reviewedAt = app.clock().toISOString();
      expect(done).toMatchObject({
        status: 'reviewed',
        reviewedBy: 'Ada',
        reviewedAt,
        waitingFor: null,
        reviewer: null,
      });
      app.clock.advance(minute);
      expect(await coach.client.call('finishReview', submissionOf())).toMatchObject({ reviewedAt });
      expect(await told(ada)).toMatchObject([{ kind: 'reviewed', href: `/assignments/${assignmentId}` }]);
      expect((await queue({ status: 'reviewed' })).items).toHaveLength(1);
    });

    it('may give it back with a comment, and one take more where they are used up', async () => {
      const body = { id: crypto.randomUUID(), text: 'Say what happens first.' };
      const given = await coach.client.call('returnSubmission', { ...submissionOf(), body });
      expect(given).toMatchObject({ status: 'returned', waitingFor: 'learner', takesLeft: 1, thread: { total: 1 } });
      expect(await coach.client.call('returnSubmission', { ...submissionOf(), body })).toEqual(given);
      expect(await coach.client.refused('finishReview', submissionOf())).toMatchObject({ status: 409 });
      expect(await told(ada)).toMatchObject([{ kind: 'returned', text: 'Say what happens first.' }]);

      await handIn(ada, [await answered(ada)], { take: 2 });
      const again = { id: crypto.randomUUID(), text: 'Nearly.' };
      const refused = await coach.client.refused('returnSubmission', { ...submissionOf(), body: again });
      expect(refused).toMatchObject({
        status: 409,
        detail: 'Ada has used all 2 takes: send grantTake to give one more.',
      });
      const granted = await coach.client.call('returnSubmission', {
        ...submissionOf(),
        body: { ...again, grantTake: true },
      });
      expect(granted).toMatchObject({ status: 'returned', takesLeft: 1, thread: { total: 2 } });
    });

    it('is of the take that was read: not of one that was handed in since', async () => {
      await handIn(ada, [await answered(ada)], { take: 2 });
      const body = { id: crypto.randomUUID(), text: 'Nearly.' };
      const refusals = [
        await coach.client.refused('finishReview', { ...submissionOf(), body: { take: 1 } }),
        await coach.client.refused('returnSubmission', { ...submissionOf(), body: { ...body, take: 1 } }),
      ];
      for (const refusal of refusals)
        expect(refusal).toMatchObject({ status: 409, detail: expect.stringContaining('at take 2 by now: open it') });
      expect((await queue()).items).toMatchObject([{ take: 2, status: 'handed-in' }]);
      expect(await coach.client.call('finishReview', { ...submissionOf(), body: { take: 2 } })).toMatchObject({
        status: 'reviewed',
      });
    });

    it('of a habit gives nothing back: it has no other take', async () => {
      const habit = await makeAssignment(app.db, cohortId, app.clock(), { kind: 'habit', takes: 1 });
      await handIn(ada, [], { status: 'reviewed', waitingSince: null, reviewedAt: app.clock() }, habit);
      const body = { id: crypto.randomUUID(), text: 'Once more.', grantTake: true };
      const refused = await coach.client.refused('returnSubmission', { ...submissionOf(ada, habit), body });
      expect(refused).toMatchObject({ status: 409, detail: expect.stringContaining('no other take') });
      expect(await told(ada)).toEqual([]);
    });

    it('needs words to give it back, and something that was handed in', async () => {
      const body = { id: crypto.randomUUID(), text: '  ' };
      const refused = await coach.client.refused('returnSubmission', { ...submissionOf(), body });
      expect(refused).toMatchObject({ status: 400, errors: [{ pointer: '/body/text', message: 'write something' }] });
      await handIn(ben, [], { status: 'open', waitingSince: null, handedInAt: null });
      expect(await coach.client.refused('finishReview', submissionOf(ben))).toMatchObject({
        status: 409,
        detail: 'This is not handed in yet: choose one that is.',
      });
    });
  });

  describe('comments', () => {
    const write = (by: Person, body: object, on = attemptOf()) =>
      by.client.answer('commentOnAttempt', { ...on, body: { id: crypto.randomUUID(), ...body } });

    it('are written by both sides, on an answer or a point, and unread until seen', async () => {
      await write(coach, { text: 'Which **hop**?', pointId: 'live' });
      app.clock.advance(minute);
      await write(ada, { text: 'The second.' });
      const { items } = await coach.client.call('listAttemptComments', attemptOf());
      expect(items).toMatchObject([
        { pointId: 'live', author: { isYou: true, role: 'coach' }, text: 'Which **hop**?', unread: false },
        { pointId: null, author: { name: 'Ada', isYou: false, role: 'learner' }, unread: true },
      ]);
      const counts = async () => (await ada.client.call('getAttempt', { params: { attemptId } })).comments;
      expect(await counts()).toEqual({ total: 2, unread: 1 });
      expect((await queue()).items[0]).toMatchObject({ unread: 1 });
      app.clock.advance(minute);
      await ada.client.call('markAttemptSeen', attemptOf());
      expect(await counts()).toEqual({ total: 2, unread: 0 });
      await coach.client.call('markAttemptSeen', attemptOf());
      expect((await queue()).items[0]).toMatchObject({ unread: 0 });
      expect(await told(ada)).toMatchObject([
        { kind: 'comment', href: '/questions/probes/answers', text: 'Which hop?' },
      ]);
      const href = `/coach/${cohortId}/submissions/${ada.id}/${assignmentId}`;
      for (const who of [coach, second]) expect(await told(who)).toMatchObject([{ kind: 'comment', href }]);
    });

    it('are one each however often sent, and refused under an id that is taken', async () => {
      const comment = { id: crypto.randomUUID(), text: 'Which hop?' };
      expect([(await write(coach, comment)).status, (await write(coach, comment)).status]).toEqual([201, 200]);
      for (const body of [
        { ...comment, text: 'Another.' },
        { ...comment, pointId: 'live' },
      ])
        expect(await coach.client.refused('commentOnAttempt', { ...attemptOf(), body })).toMatchObject({ status: 409 });
      expect(await second.client.refused('commentOnAttempt', { ...attemptOf(), body: comment })).toMatchObject({
        status: 409,
      });
      const body = { id: crypto.randomUUID(), text: 'x', pointId: 'nowhere' };
      expect(await coach.client.refused('commentOnAttempt', { ...attemptOf(), body })).toMatchObject({
        status: 400,
        errors: [{ pointer: '/body/pointId' }],
      });
    });

    it('are their author’s to change and take back', async () => {
      const { id: commentId } = (await write(coach, { text: 'Wich hop?' })).body;
      const params = { userId: ada.id, commentId };
      app.clock.advance(minute);
      expect(await coach.client.call('updateComment', { params, body: { text: 'Which hop?' } })).toMatchObject({
        text: 'Which hop?',
        editedAt: app.clock().toISOString(),
      });
      for (const who of [second, ada]) {
        expect(await who.client.refused('updateComment', { params, body: { text: 'x' } })).toMatchObject({
          status: 403,
        });
        expect(await who.client.refused('deleteComment', { params })).toMatchObject({ status: 403 });
      }
      const gone = await coach.client.call('deleteComment', { params });
      expect(gone).toMatchObject({ text: '', deletedAt: app.clock().toISOString() });
      expect(await coach.client.call('deleteComment', { params })).toEqual(gone);
      expect(await coach.client.refused('updateComment', { params, body: { text: 'x' } })).toMatchObject({
        status: 409,
      });
      const { comments } = await ada.client.call('getAttempt', { params: { attemptId } });
      expect(comments).toEqual({ total: 0, unread: 0 });
    });

    it('in the thread of a submission are apart from those on its answers', async () => {
      const body = { id: crypto.randomUUID(), text: 'When may I ask?' };
      await ada.client.call('commentOnSubmission', { ...submissionOf(), body });
      await write(ada, { text: 'On the answer.' });
      const { items } = await coach.client.call('listSubmissionComments', submissionOf());
      expect(items.map(({ text }) => text)).toEqual(['When may I ask?']);
      const submission = await coach.client.call('getSubmission', submissionOf());
      expect(submission).toMatchObject({ thread: { total: 1, unread: 1 } });
      app.clock.advance(1);
      await coach.client.call('markSubmissionSeen', submissionOf());
      expect(await coach.client.call('getSubmission', submissionOf())).toMatchObject({ thread: { unread: 0 } });
    });

    it('stay within their cohort, and need a coach to read them', async () => {
      const elsewhere = await quickAccount(app);
      const other = await makeCohort(app.db, { coaches: [elsewhere.id], learners: [ada.id], now: app.clock() });
      const assignment = await makeAssignment(app.db, other, app.clock());
      await handInWork(
        app.db,
        { cohortId: other, assignmentId: assignment, userId: ada.id },
        [{ id: attemptId, questionId: 'probes' }],
        app.clock(),
      );
      await write(coach, { text: 'Among us.' });
      expect((await elsewhere.client.call('listAttemptComments', attemptOf())).items).toEqual([]);
      expect(await elsewhere.client.call('getLearnerAttempt', attemptOf())).toMatchObject({ comments: { total: 0 } });
      expect((await ada.client.call('listAttemptComments', attemptOf())).items).toHaveLength(1);
      const alone = await answered(ada, 'restarts');
      const body = { id: crypto.randomUUID(), text: 'To nobody.' };
      expect(await ada.client.refused('commentOnAttempt', { ...attemptOf(ada, alone), body })).toMatchObject({
        status: 409,
      });
    });

    it('are read, but written no more, by who has left', async () => {
      await write(coach, { text: 'Which hop?' });
      await remove(ada);
      expect((await ada.client.call('listAttemptComments', attemptOf())).items).toHaveLength(1);
      const late = { ...attemptOf(), body: { id: crypto.randomUUID(), text: 'Still here?' } };
      expect(await ada.client.refused('commentOnAttempt', late)).toMatchObject({ status: 403 });
    });
  });

  describe('an assignment that is judged blind', () => {
    beforeEach(async () => {
      await app.db.transaction(function* (tx) {
        const { assignments } = tx.tables;
        yield* run(tx.update(assignments).set({ blind: true }).where(eq(assignments.id, assignmentId)).returning());
      });
    });
    const all = { live: 'missed', ready: 'covered', start: 'covered', tune: 'covered' };

    it('shows another coach’s verdicts once one has judged every point', async () => {
      await coach.client.call('lockSubmission', submissionOf());
      await judge({ live: 'covered' }, { reason: 'It is said.' });
      const before = await second.client.call('getLearnerAttempt', attemptOf());
      expect(before).toMatchObject({ othersHidden: true, score: 0.6 });
      expect(JSON.stringify(before)).not.toContain('It is said.');
      const submission = await second.client.call('getSubmission', submissionOf());
      expect(submission).toMatchObject({ score: null, takes: [{ answers: [{ score: null }] }] });
      const after = await judge(all, { by: second });
      expect(after.othersHidden).toBe(false);
      expect(after.points[0]?.history.filter(({ by }) => by === 'coach')).toMatchObject([
        { verdict: 'covered', reason: 'It is said.', judge: { isYou: false } },
        { verdict: 'missed', judge: { isYou: true } },
      ]);
    });

    it('shows no score of it in the overview and on the learner’s page, before it is reviewed', async () => {
      await judge({ live: 'covered' }, { reason: 'It is said.' });
      const overview = () => second.client.call('getDashboard', { params: { cohortId } });
      const page = () => second.client.call('getCohortLearner', { params: { cohortId, userId: ada.id } });
      const csv = async () => (await second.client.raw(`/api/v1/cohorts/${cohortId}/dashboard.csv`)).text();
      expect((await overview()).waiting.items).toMatchObject([{ score: null }]);
      expect((await page()).submissions).toMatchObject([{ score: null }]);
      expect((await csv()).split('\n')[1]?.split(',')[6]).toBe('');
      await coach.client.call('finishReview', submissionOf());
      expect((await page()).submissions).toMatchObject([{ score: expect.any(Number) }]);
    });

    it('tells nothing of the coaches of another cohort, to whom the same answer was handed in', async () => {
      const stranger = await quickAccount(app);
      const now = app.clock();
      const elsewhere = await makeCohort(app.db, { coaches: [stranger.id], learners: [ada.id], now });
      const there = await makeAssignment(app.db, elsewhere, now);
      await handInWork(
        app.db,
        { cohortId: elsewhere, assignmentId: there, userId: ada.id },
        [{ id: attemptId, questionId: 'probes' }],
        now,
      );
      await judge({ ...all, live: 'covered' }, { reason: 'It is said.' });
      await judge(all, { by: stranger });
      const agreement = await coach.client.call('getCohortAgreement', { params: { cohortId } });
      expect(agreement).toMatchObject({ answers: 0, pairs: [] });
    });

    it('has its coaches’ agreement computed', async () => {
      expect(await coach.client.call('getCohortAgreement', { params: { cohortId } })).toMatchObject({
        answers: 0,
        pairs: [],
        differing: [],
      });
      await judge({ ...all, live: 'covered' }, { reason: 'It is said.' });
      await judge(all, { by: second });
      const agreement = await coach.client.call('getCohortAgreement', { params: { cohortId } });
      expect(agreement).toMatchObject({
        answers: 1,
        overall: { pairs: 4, judged: 4 },
        pairs: [{ coaches: ['Ada', 'Ada'], figures: { judged: 4 } }],
      });
      const { confusion } = agreement.overall;
      expect(confusion.covered.covered).toBe(3);
      expect(confusion.covered.missed + confusion.missed.covered).toBe(1);
      expect(await ada.client.refused('getCohortAgreement', { params: { cohortId } })).toMatchObject({ status: 403 });
    });

    it('has the points named on which its coaches differ, with answers for those who judged them', async () => {
      const agreement = async (by = coach, query = {}) =>
        (await by.client.call('getCohortAgreement', { params: { cohortId }, query })).differing;
      await judge({ ...all, live: 'covered' }, { reason: 'It is said.' });
      await judge(all, { by: second });
      const answers = [
        {
          attemptId,
          learner: { id: ada.id, name: 'Ada' },
          assignment: { id: assignmentId, title: expect.any(String) },
        },
      ];
      const point = { questionId: 'probes', pointId: 'live', judged: 1, differed: 1 };
      expect(await agreement()).toEqual([
        { ...point, prompt: 'What are probes for?', say: expect.any(String), answers },
      ]);
      expect(await agreement(coach, { assignmentId })).toMatchObject([{ ...point, answers }]);
      expect(await agreement(coach, { assignmentId: 'another' })).toEqual([]);
      const third = await quickAccount(app);
      await app.db.transaction(function* (tx) {
        const member = { userId: third.id, cohortId, role: 'coach' as const, joinedAt: app.clock() };
        yield* run(tx.insert(tx.tables.cohortMembers).values(member).returning());
      });
      expect(await agreement(third)).toMatchObject([{ ...point, answers: [] }]);
      await remove(ada);
      expect(await agreement()).toMatchObject([{ ...point, answers: [] }]);
    });
  });
});
