import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { OperationId } from '../../api/operations.ts';
import { routes } from '../../api/routes.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { makeAssignments } from '../support/assignments.ts';
import { pathOf, type Client, type Parts } from '../support/client.ts';
import { freshFolder } from '../support/databases.ts';
import { questionFile, writeLibrary } from '../support/deck-files.ts';
import { answerQuestion, enrolIn, reviewBody } from '../support/learner.ts';
import { makeWork, sampleRequests, type Ids } from '../support/sample-requests.ts';

const secrets = ['canary-point', 'canary-model', 'canary-wrong', 'canary-source', 'canary-probe', 'canary-evidence'];
const asked = 'probes';

/** The small library, whose first question has something to find in every part that is shown only later. */
function library(): string {
  const root = freshFolder();
  writeLibrary(root);
  const text = questionFile(asked, 'What are probes for?')
    .replace(/^ {4}probe: .*\n/m, '')
    .replaceAll(
      '    src: https://kubernetes.io/docs\n',
      `    probe: And then, canary-probe?
    wrong:
      - if: They say canary-wrong
        why: It is canary-wrong.
    src: https://kubernetes.io/docs/canary-source
`,
    );
  writeFileSync(join(root, 'skill/deck', `${asked}.yaml`), text);
  return root;
}

describe('what only a handed-in answer shows', () => {
  let app: TestApp;
  let learner: Client;
  let ids: Ids;
  const apps: TestApp[] = [];
  beforeEach(async () => {
    app = await startApp({ decks: library() });
    apps.push(app);
    learner = await app.account(); // the admin, so that every operation is open
    // The learner has answered another question; all of its canaries are taken out of what the tests look at.
    const other = await makeWork(app, await app.guest(), 'deck', { question: asked, coaching: true });
    await enrolIn(learner, 'deck');
    const set = await makeAssignments(app.db, learner, 'deck', app.clock()); // one of which shows its criteria
    ids = { ...other, ...set, attemptId: crypto.randomUUID() };
  });
  afterAll(() => Promise.all(apps.map((each) => each.close())));

  /** The body of an answer, whatever its status. */
  const textOf = async (id: OperationId, parts: Parts): Promise<string> => {
    const body = parts.body === undefined ? {} : { body: JSON.stringify(parts.body) };
    const headers = { 'content-type': 'application/json' };
    const response = await learner.raw(pathOf(id, parts), {
      method: routes[id].method.toUpperCase(),
      headers,
      ...body,
    });
    return response.text();
  };
  const reads = (Object.keys(routes) as OperationId[]).filter((id) => routes[id].method === 'get');
  /** Everything that reading gives out, whichever card or attempt is asked for. */
  const everything = async (): Promise<Record<string, string>> => {
    const bodies: Record<string, string> = {};
    for (const id of reads)
      for (const over of [{}, { cardId: ids.drillId }])
        bodies[`${id} ${JSON.stringify(over)}`] = await textOf(id, sampleRequests[id]({ ...ids, ...over }, app.clock));
    for (const cardId of [ids.cardId, ids.drillId])
      bodies[`getQueue ${cardId}`] = await textOf('getQueue', { query: { cardId } });
    bodies.document = await (await learner.raw('/api/v1/openapi.json')).text();
    return bodies;
  };
  const found = (text: string) => secrets.filter((secret) => text.includes(secret));
  /** Which bodies give something away, and what. */
  const leaks = (bodies: Record<string, string>) =>
    Object.entries(bodies).flatMap(([name, text]) => found(text).map((secret) => `${secret} in ${name}`));
  const handIn = () => answerQuestion(learner, { questionId: asked }, 'all-missed', { id: ids.attemptId });

  it('is nowhere before, though another learner has handed in', async () => {
    const bodies = await everything();
    expect(bodies['listDeckQuestions {}']).toContain('What are probes for?');
    expect(leaks(bodies)).toEqual([]);
  });
  it('is not in any hint, though the cues are', async () => {
    const hint = { ...sampleRequests.requestHint(ids, app.clock), params: { attemptId: ids.attemptId } };
    let hints = '';
    for (let used = 0; used < 7; used += 1) hints += await textOf('requestHint', hint);
    expect(hints).toContain('What about tune?');
    expect(found(hints)).toEqual([]);
    expect(leaks(await everything())).toEqual([]);
  });
  it('is not in the answer to a review, to an undo, or to anything else that is no attempt, nor another’s report that they share', async () => {
    const changes = (Object.keys(routes) as OperationId[]).filter(
      (id) => routes[id].method !== 'get' && !['createAttempt', 'recordVerdicts', 'openSharedReport'].includes(id),
    );
    const review = await learner.call('recordReview', { body: reviewBody(ids.cardId, 'good', app.clock()) });
    const known = { ...ids, reviewId: review.review.id };
    const bodies = changes.map(async (id) => [id, await textOf(id, sampleRequests[id](known, app.clock))] as const);
    const answers = { review: JSON.stringify(review), ...Object.fromEntries(await Promise.all(bodies)) };
    expect(leaks(answers)).toEqual([]);
  });
  it('is all there once the learner has handed in, except the evidence, which never is', async () => {
    const shown = secrets.filter((secret) => secret !== 'canary-evidence');
    expect(found(JSON.stringify(await handIn()))).toEqual(shown);
    const bodies = await everything();
    expect(found(bodies['getAttempt {}'] ?? '')).toEqual(shown);
    // Among the weakest points stands what they claim, and nothing else of them.
    expect(found(bodies['getProgress {}'] ?? '')).toEqual(['canary-point']);
    expect(found(bodies['listQuestionAttempts {}'] ?? '')).toEqual(['canary-point']);
    const rest = Object.entries(bodies).filter(([name]) => !/^(get(Attempt|Progress)|listQuestionAttempts)/.test(name));
    expect(rest.length).toBeGreaterThan(20);
    expect(leaks(Object.fromEntries(rest))).toEqual([]);
  });
  it('of one point is all that a drill of it shows of the points', async () => {
    await handIn();
    const drill = await answerQuestion(learner, { cardId: ids.drillId });
    expect(JSON.stringify(drill.points).match(/The claim \w+/g)).toEqual([`The claim ${ids.pointId}`]);
    expect(found(JSON.stringify(drill))).not.toContain('canary-evidence');
  });
});
