import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { minute } from '../support/clock.ts';
import { makeCohort } from '../support/cohorts.ts';
import { engines, freshFolder } from '../support/databases.ts';
import { writeLibrary } from '../support/deck-files.ts';
import { answerCurrent, startedInterview } from '../support/interviews.ts';
import { expectProblem } from '../support/problems.ts';
import { silence } from '../support/recordings.ts';
import { handInWork, makeAssignment } from '../support/submissions.ts';

interface Person {
  client: Client;
  id: string;
}

describe.each(engines)('the report of a learner’s interview on %s', (_name, open) => {
  let app: TestApp;
  let coach: Person;
  let stranger: Person;
  let ada: Person;
  let cohortId: string;

  const person = async (name: string): Promise<Person> => {
    const client = await app.account(undefined, name);
    return { client, id: (await client.call('getMe')).id };
  };
  beforeAll(async () => {
    const decks = freshFolder();
    writeLibrary(decks);
    app = await startApp({ db: await open(), decks, grader: null });
    [coach, stranger, ada] = [await person('Grace'), await person('Eve'), await person('Ada')];
    const [coaches, learners, now] = [[coach.id], [ada.id], app.clock()];
    cohortId = await makeCohort(app.db, { coaches, learners, now });
    await makeCohort(app.db, { coaches: [stranger.id], learners, now, name: 'Another track' });
    await ada.client.call('updateMe', { body: { keepRecordings: true } });
  });
  afterAll(() => app.close());

  /** An interview of Ada's that is over, with one answer, spoken and recorded; `verdict` is hers on each of its points. */
  const interviewed = async (verdict: 'covered' | 'wrong') => {
    app.clock.advance(minute);
    const { id, current } = await startedInterview(ada.client, { deckIds: ['deck'], inputMode: 'spoken' });
    const speech = { spokenMs: 100, pauses: [] };
    await answerCurrent(ada.client, id, 'The kubelet asks it.', { inputMode: 'spoken', speech });
    const attemptId = current?.attemptId ?? '';
    const upload = { type: 'audio/wav', content: silence(100) };
    await ada.client.call('keepRecording', { params: { attemptId }, upload });
    await ada.client.call('finishInterview', { params: { interviewId: id } });
    const { points, questionId } = await ada.client.call('getAttempt', { params: { attemptId } });
    const verdicts = points.map((point) => ({ pointId: point.id, verdict }));
    await ada.client.call('recordVerdicts', { params: { attemptId }, body: { verdicts } });
    return { id, attemptId, questionId };
  };
  const share = (interviewId: string, change: 'shareInterviewWithCohort' | 'withdrawInterviewFromCohort') =>
    ada.client.call(change, { params: { interviewId, cohortId } });
  const read = (interviewId: string, who = coach) =>
    who.client.call('getLearnerReport', { params: { userId: ada.id, interviewId } });
  const refused = (interviewId: string, who = coach) =>
    who.client.refused('getLearnerReport', { params: { userId: ada.id, interviewId } });
  const looks = async () => (await ada.client.call('listAccesses')).items;
  const own = (interviewId: string) => ada.client.call('getInterviewReport', { params: { interviewId } });

  it('is not there for a coach until its learner shares it, nor once they withdraw it', async () => {
    const { id, attemptId } = await interviewed('covered');
    const unknown = await refused(crypto.randomUUID());
    expect({ ...(await refused(id)), requestId: '' }).toEqual({ ...unknown, requestId: '' });

    const shared = await share(id, 'shareInterviewWithCohort');
    expect(shared).toMatchObject({
      cohortId,
      coaches: ['Grace'],
      assigned: false,
      sharedAt: app.clock().toISOString(),
    });
    expect(await share(id, 'shareInterviewWithCohort')).toEqual(shared);
    const { score, putRight, answers } = await own(id);
    const theirs = await read(id);
    expect(theirs).toMatchObject({ learner: 'Ada', score, putRight, delivery: { spokenMs: 100 } });
    expect(theirs.answers).toEqual(answers.map((answer) => ({ ...answer, reasons: [] })));
    expect((await looks())[0]).toMatchObject({ reader: 'Grace', cohortId, kind: 'report', about: id });
    const params = { userId: ada.id, attemptId };
    expect((await coach.client.raw(`/api/v1/learners/${ada.id}/attempts/${attemptId}/recording`)).status).toBe(200);
    expect((await coach.client.call('getLearnerAttempt', { params })).recordings).toEqual([0]);
    expectProblem(await refused(id, stranger), 404);
    expectProblem(await refused(id, ada), 404);

    expect(await share(id, 'withdrawInterviewFromCohort')).toMatchObject({ sharedAt: null });
    await share(id, 'withdrawInterviewFromCohort');
    expectProblem(await refused(id), 404);
    expectProblem(await coach.client.refused('getLearnerAttempt', { params }), 404);
  });

  it('is told of to the coaches once, however often it is shared', async () => {
    const { id } = await interviewed('covered');
    for (const change of [
      'shareInterviewWithCohort',
      'withdrawInterviewFromCohort',
      'shareInterviewWithCohort',
    ] as const)
      await share(id, change);
    const { items } = await coach.client.call('listNotifications', { query: {} });
    const href = `/coach/${cohortId}/learners/${ada.id}/interviews/${id}`;
    const told = items.filter((item) => item.href === href);
    expect(told.map(({ kind, sentence }) => [kind, sentence.map(({ text }) => text).join('')])).toEqual([
      ['report-shared', 'Ada shared the report of a mock interview in Platform track.'],
    ]);
  });

  it('that was taken for an assignment of the cohort is read without being shared, and from earlier takes', async () => {
    const { id, attemptId, questionId } = await interviewed('covered');
    const assignmentId = await makeAssignment(app.db, cohortId, app.clock(), { kind: 'interview', mode: 'exam' });
    const work = { cohortId, assignmentId, userId: ada.id };
    await handInWork(app.db, work, [{ id: attemptId, questionId }], app.clock(), { interviewId: id });
    expect((await read(id)).learner).toBe('Ada');
    const { items } = await ada.client.call('listInterviewCohorts', { params: { interviewId: id } });
    expect(items.map(({ name, assigned, sharedAt }) => [name, assigned, sharedAt])).toEqual(
      expect.arrayContaining([
        ['Platform track', true, null],
        ['Another track', false, null],
      ]),
    );
    const params = { userId: ada.id, assignmentId };
    const { takes } = await coach.client.call('getSubmission', { params });
    expect(takes.map(({ take, interviewId }) => [take, interviewId])).toEqual([[1, id]]);
    const page = await coach.client.call('getCohortLearner', { params: { cohortId, userId: ada.id } });
    expect(page.interviews[0]).toMatchObject({ id, because: 'assigned', score: 1, minutes: 15 });
    await handInWork(app.db, work, [], app.clock(), { status: 'open', take: 2, interviewId: null });
    expect((await read(id)).learner).toBe('Ada');
  });

  it('is compared with what the coach may read alone, with everything where progress is shared', async () => {
    await interviewed('wrong');
    const known = await interviewed('covered');
    await interviewed('wrong');
    const { id } = await interviewed('wrong');
    for (const each of [known.id, id]) await share(each, 'shareInterviewWithCohort');
    const before = await read(id);
    const { earlier, previous } = await own(id);
    expect(previous).toBe(0);
    expect([before.previous, before.earlier.at(-1)?.id]).toEqual([1, known.id]);
    expect(before.earlier.length).toBeLessThan(earlier.length);
    await ada.client.call('shareWithCohort', { params: { cohortId }, body: { shareProgress: true } });
    const { earlier: all, answers } = await read(id);
    expect(all).toEqual(earlier);
    expect(answers).toEqual((await own(id)).answers);
    await ada.client.call('shareWithCohort', { params: { cohortId }, body: { shareProgress: false } });
  });

  it('shows nothing of another coach’s verdicts to who judges blind, nor in what it is compared with', async () => {
    const { id, attemptId, questionId } = await interviewed('wrong');
    const second = await person('Linus');
    const now = app.clock();
    const blindId = await makeCohort(app.db, {
      coaches: [coach.id, second.id],
      learners: [ada.id],
      now,
      name: 'Blind',
    });
    const assignmentId = await makeAssignment(app.db, blindId, now, { kind: 'interview', mode: 'exam', blind: true });
    const work = { cohortId: blindId, assignmentId, userId: ada.id };
    await handInWork(app.db, work, [{ id: attemptId, questionId }], now, { interviewId: id });
    const params = { userId: ada.id, attemptId };
    const { points } = await second.client.call('getLearnerAttempt', { params });
    const verdicts = points.map((point) => ({ pointId: point.id, verdict: 'covered', reason: 'It is said.' }));
    await second.client.call('correctVerdicts', { params, body: { verdicts } });
    expect((await read(id, second)).score).toBe(1);
    expect(await read(id)).toMatchObject({ score: 0, earlier: [] });
    const page = await coach.client.call('getCohortLearner', { params: { cohortId: blindId, userId: ada.id } });
    expect(page.interviews).toMatchObject([{ id, score: null }]);
  });

  it('cannot be shared before the interview is over, with an archived cohort, or with one that the learner is not in', async () => {
    const { id } = await startedInterview(ada.client, { deckIds: ['deck'] });
    const to = (cohort: string, interviewId = id) => ({ params: { interviewId, cohortId: cohort } });
    expect(await ada.client.refused('shareInterviewWithCohort', to(cohortId))).toMatchObject({ status: 409 });
    await ada.client.call('finishInterview', { params: { interviewId: id } });
    const foreign = await makeCohort(app.db, { coaches: [stranger.id], learners: [], now: app.clock() });
    for (const which of [to(foreign), to(cohortId, crypto.randomUUID())])
      expectProblem(await ada.client.refused('shareInterviewWithCohort', which), 404);
    expectProblem(await coach.client.refused('shareInterviewWithCohort', to(cohortId)), 404);
    await coach.client.call('updateCohort', { params: { cohortId }, body: { archived: true } });
    expectProblem(await ada.client.refused('shareInterviewWithCohort', to(cohortId)), 409, 'archived');
    await coach.client.call('updateCohort', { params: { cohortId }, body: { archived: false } });
  });

  it('is out of the coaches’ sight once its learner leaves, and stays so when they come back', async () => {
    const { id } = await interviewed('covered');
    await share(id, 'shareInterviewWithCohort');
    await ada.client.call('removeMember', { params: { cohortId, userId: ada.id } });
    expect(await refused(id)).toMatchObject({ status: 404 });
    const { token } = await coach.client.call('createInvitation', { params: { cohortId }, body: {} });
    await ada.client.call('acceptInvitation', { params: { token } });
    expect(await refused(id)).toMatchObject({ status: 404 });
  });
});
