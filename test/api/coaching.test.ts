import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { webhookEvents } from '../../api/webhooks/event.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { assigned } from '../support/assignments.ts';
import type { Client } from '../support/client.ts';
import { day, hour, minute } from '../support/clock.ts';
import { engines, freshFolder } from '../support/databases.ts';
import { writeLibrary } from '../support/deck-files.ts';
import { heldGrader, type HeldGrading } from '../support/fake-grader.ts';
import { answerQuestion } from '../support/learner.ts';

const Event = z.object({ type: z.string(), data: z.record(z.string(), z.unknown()) });

describe.each(engines)('between a coach and a learner, on %s,', (_name, open) => {
  let app: TestApp;
  let begun: () => Promise<HeldGrading>;
  let coach: Client;
  let ada: Client;
  let adaId: string;
  beforeAll(async () => {
    const decks = freshFolder();
    writeLibrary(decks);
    const held = heldGrader();
    ({ begun } = held);
    app = await startApp({ db: await open(), decks, grader: held.grader });
    [coach, ada] = [await app.account(undefined, 'Grace'), await app.account(undefined, 'Ada')];
    adaId = (await ada.call('getMe')).id;
  });
  afterAll(() => app.close());

  /** A cohort of the coach’s whose webhook wants to know everything. */
  const newCohort = async () => {
    const cohort = await coach.call('createCohort', { body: { name: 'Platform track' } });
    const hook = { url: 'https://example.org/hook', events: [...webhookEvents] };
    await coach.call('createWebhook', { params: { cohortId: cohort.id }, body: hook });
    return cohort.id;
  };
  const join = async (cohortId: string, client = ada) => {
    const { token } = await coach.call('createInvitation', { params: { cohortId }, body: {} });
    return client.call('acceptInvitation', { params: { token } });
  };
  /** What the webhooks of a cohort are told, oldest first. */
  const sent = async (cohortId: string) => {
    const { jobs } = app.db.read.tables;
    const rows = await app.db.read.select().from(jobs).where(eq(jobs.kind, 'webhook')).orderBy(asc(jobs.runAt));
    return rows.flatMap(({ payload }) => {
      const { type, data } = Event.parse(JSON.parse(z.object({ body: z.string() }).parse(payload).body));
      const { cohortId: of, ...told } = data;
      return of === cohortId ? [{ type, ...told }] : [];
    });
  };
  /** The sentences that somebody was told since they were last asked for. */
  const news = async (client: Client) => {
    const { items } = await client.call('listNotifications', { query: { unread: 'true' } });
    await client.call('readNotifications', { body: { before: app.clock().toISOString() } });
    return items.toReversed().map(({ sentence }) => sentence.map(({ text }) => text).join(''));
  };
  const mine = (assignmentId: string) => ada.call('getOwnSubmission', { params: { assignmentId } });
  const queue = async (cohortId: string, status = 'handed-in') =>
    (await coach.call('listSubmissions', { params: { cohortId }, query: { status } })).items;

  it('work goes there and back: assigned, answered, corrected, returned, taken again, reviewed', async () => {
    const cohortId = await newCohort();
    await join(cohortId);
    expect(await news(coach)).toEqual(['Ada joined Platform track.']);
    expect(await sent(cohortId)).toEqual([{ type: 'member.joined', userId: adaId, role: 'learner' }]);
    app.clock.advance(minute);
    const dueAt = new Date(app.clock().getTime() + 7 * day).toISOString();
    const { id: assignmentId } = await assigned(coach, cohortId, { title: 'Probes', deckId: 'deck', dueAt });
    const work = { params: { userId: adaId, assignmentId } };
    expect(await news(ada)).toEqual([
      expect.stringMatching(/^Grace assigned Probes in Platform track, due .+ at \d\d:\d\d\.$/),
    ]);
    expect((await sent(cohortId)).at(-1)).toEqual({
      type: 'assignment.assigned',
      assignmentId,
      title: 'Probes',
      kind: 'deck',
      dueAt,
      learners: 1,
    });

    app.clock.advance(hour);
    const { id: attemptId } = await answerQuestion(ada, { questionId: 'probes' }, { live: 'missed' });
    await answerQuestion(ada, { questionId: 'restarts' });
    expect(await news(coach)).toEqual(['Ada handed in Probes in Platform track.']);
    expect((await sent(cohortId)).at(-1)).toEqual({
      type: 'submission.handed-in',
      userId: adaId,
      assignmentId,
      take: 1,
      late: false,
    });
    expect(await mine(assignmentId)).toMatchObject({ status: 'handed-in', score: 0.8, takesLeft: 0 });
    expect(await queue(cohortId)).toMatchObject([{ learner: { id: adaId }, take: 1, waitingFor: 'coach' }]);

    app.clock.advance(minute);
    await coach.call('lockSubmission', { ...work, body: {} });
    const reason = 'That it restarts what hangs is in the first line.';
    await coach.call('correctVerdicts', {
      params: { userId: adaId, attemptId },
      body: {
        verdicts: [
          { pointId: 'live', verdict: 'covered', reason },
          ...['ready', 'start', 'tune'].map((pointId) => ({ pointId, verdict: 'covered' })),
        ],
      },
    });
    expect(await mine(assignmentId)).toMatchObject({ score: 1 });
    expect(await news(ada)).toEqual(['Grace corrected a verdict in What are probes for?.']);
    app.clock.advance(minute);
    const comment = { id: crypto.randomUUID(), text: 'Which of them comes first?' };
    await coach.call('commentOnAttempt', { params: { userId: adaId, attemptId }, body: comment });
    expect(await news(ada)).toEqual(['Grace commented on What are probes for?: “Which of them comes first?”']);

    app.clock.advance(minute);
    const again = { id: crypto.randomUUID(), text: 'Say it in one sentence.' };
    const usedUp = await ada.refused('startTake', { params: { assignmentId } });
    expect(usedUp).toMatchObject({ status: 409, detail: expect.stringContaining('used the one take') });
    expect(await coach.refused('returnSubmission', { ...work, body: again })).toMatchObject({ status: 409 });
    await coach.call('returnSubmission', { ...work, body: { ...again, grantTake: true } });
    expect(await news(ada)).toEqual(['Grace returned Probes for another take: “Say it in one sentence.”']);
    expect((await sent(cohortId)).at(-1)).toEqual({
      type: 'submission.returned',
      userId: adaId,
      assignmentId,
      take: 1,
    });
    expect(await mine(assignmentId)).toMatchObject({ status: 'returned', take: 1, takesLeft: 1, cannotStart: null });
    expect(await queue(cohortId)).toEqual([]);

    app.clock.advance(minute);
    expect(await ada.call('startTake', { params: { assignmentId } })).toMatchObject({
      status: 'open',
      take: 2,
      takesLeft: 0,
    });
    const { submissions } = app.db.read.tables;
    expect(
      await app.db.read.select().from(submissions).where(eq(submissions.assignmentId, assignmentId)),
    ).toMatchObject([{ take: 2, extraTakes: 1, reviewerId: null, reviewerSince: null, reviewerUntil: null }]);
    const second = await answerQuestion(ada, { questionId: 'probes' });
    await answerQuestion(ada, { questionId: 'restarts' });
    expect(await queue(cohortId)).toMatchObject([{ learner: { id: adaId }, take: 2, waitingFor: 'coach' }]);
    expect(await news(coach)).toEqual(['Ada handed in Probes in Platform track.']);
    app.clock.advance(minute);
    await coach.call('correctVerdicts', {
      params: { userId: adaId, attemptId: second.id },
      body: { verdicts: [{ pointId: 'live', verdict: 'covered' }] },
    });
    await coach.call('finishReview', work);
    expect(await news(ada)).toEqual(['Grace reviewed Probes.']);
    expect((await sent(cohortId)).at(-1)).toEqual({
      type: 'submission.reviewed',
      userId: adaId,
      assignmentId,
      take: 2,
      score: 1,
    });
    expect(await mine(assignmentId)).toMatchObject({ status: 'reviewed', score: 1, history: [{ take: 1, score: 1 }] });
    expect(await ada.refused('startTake', { params: { assignmentId } })).toMatchObject({
      detail: expect.stringContaining('all 2 takes'),
    });

    // Whoever answers the question next is graded with what the coach decided.
    const later = await app.guest();
    const asked = await answerQuestion(later, { questionId: 'probes' }, 'all-covered', {
      answer: 'They tell if it lives.',
    });
    await later.call('startGrading', { params: { attemptId: asked.id } });
    const held = await begun();
    const { examples } = held.request;
    expect(examples).toHaveLength(5);
    expect(examples).toContainEqual({
      pointId: 'live',
      answer: 'The CLI calls the daemon.',
      verdict: 'covered',
      reason,
    });
    held.finish();
  });

  it('whoever joins later gets what is set for everyone, of which the webhooks hear nothing more; coaches get nothing', async () => {
    const cohortId = await newCohort();
    const { id: assignmentId } = await assigned(coach, cohortId, { title: 'Probes', deckId: 'deck' });
    await news(ada);
    const before = await sent(cohortId);
    expect(before).toMatchObject([{ type: 'assignment.assigned', learners: 0 }]);
    app.clock.advance(minute);
    await join(cohortId);
    expect(await mine(assignmentId)).toMatchObject({ status: 'open', take: 1 });
    expect(await news(ada)).toEqual(['Grace assigned Probes in Platform track.']);
    expect(await sent(cohortId)).toEqual([...before, { type: 'member.joined', userId: adaId, role: 'learner' }]);
    app.clock.advance(minute);
    await join(cohortId);
    expect(await sent(cohortId)).toHaveLength(2);

    const second = await app.account();
    const { token } = await coach.call('createInvitation', { params: { cohortId }, body: { role: 'coach' } });
    await second.call('acceptInvitation', { params: { token } });
    expect((await sent(cohortId)).at(-1)).toMatchObject({ type: 'member.joined', role: 'coach' });
    expect((await second.call('listOwnSubmissions')).items).toEqual([]);

    const params = { cohortId, userId: (await second.call('getMe')).id };
    await coach.call('updateMember', { params, body: { role: 'learner' } });
    expect((await second.call('listOwnSubmissions')).items).toMatchObject([{ assignment: { id: assignmentId } }]);
  });
  it('what coaches were told of learners goes with their sight of them', async () => {
    const cohortId = await newCohort();
    const second = await app.account(undefined, 'Barbara');
    const params = { cohortId, userId: (await second.call('getMe')).id };
    await join(cohortId);
    await join(cohortId, second);
    await coach.call('updateMember', { params, body: { role: 'coach' } });
    const { id: assignmentId } = await assigned(coach, cohortId, { deckId: 'deck' });
    for (const questionId of ['probes', 'restarts']) await answerQuestion(ada, { questionId });
    const comment = { id: crypto.randomUUID(), text: 'Was that all?' };
    await ada.call('commentOnSubmission', { params: { userId: adaId, assignmentId }, body: comment });
    const toldTo = async (client: Client) => {
      const { items } = await client.call('listNotifications', { query: { limit: 100 } });
      const ofCohort = items.filter(({ href }) => href.startsWith(`/coach/${cohortId}/`));
      return ofCohort.map(({ kind }) => kind).toSorted();
    };
    expect(await toldTo(second)).toEqual(['comment', 'handed-in']);
    await coach.call('removeMember', { params });
    expect(await toldTo(second)).toEqual([]);
    expect((await news(second)).join()).toContain('You are no longer in Platform track: Grace removed you.');
    expect(await toldTo(coach)).toEqual(['comment', 'handed-in', 'member-joined']);
    await ada.call('removeMember', { params: { cohortId, userId: adaId } });
    expect(await toldTo(coach)).toEqual([]);
  });
});
