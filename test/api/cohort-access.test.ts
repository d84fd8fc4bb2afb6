import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Route } from '../../api/http/route.ts';
import type { OperationId } from '../../api/operations.ts';
import { routes } from '../../api/routes.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { pathOf, requestOf, type Parts } from '../support/client.ts';
import { dump } from '../support/dump.ts';
import { filesOf } from '../support/exports.ts';
import { masked } from '../support/masked.ts';
import { makeOwnDeck } from '../support/own-decks.ts';
import { sampleRequests, type Ids } from '../support/sample-requests.ts';
import { askers, makeSharedCohort, type Asker, type SharedCohort } from '../support/shared-cohort.ts';

/** To whom something is given and who is told that they may not; to all others it is as missing. */
interface Rule {
  given: readonly Asker[];
  forbidden?: readonly Asker[];
}
const coaches = ['coach', 'colleague'] as const;
const learners = ['learner', 'fellow'] as const;
const rules = {
  /** Names nothing of a cohort or a learner’s, or opens to whoever has its token. */
  anybody: { given: askers },
  /** A thing of the learner’s, not of their coaches. */
  learner: { given: ['learner'] },
  member: { given: [...learners, ...coaches] },
  coach: { given: coaches, forbidden: learners },
  cohortLearner: { given: learners, forbidden: coaches },
  /** What the learner handed in, for those who read it. */
  reader: { given: coaches },
  /** The same for all who speak about it. */
  talker: { given: ['learner', ...coaches] },
  author: { given: ['coach'], forbidden: ['learner', 'colleague'] },
} as const satisfies Record<string, Rule>;

/** What is to be answered about a cohort and its learner: a new operation has to be added. */
const expectations: Record<OperationId, keyof typeof rules> = {
  listCareers: 'anybody',
  searchLibrary: 'anybody',
  getSkill: 'anybody',
  listDecks: 'anybody',
  getDeck: 'anybody',
  deleteDeck: 'learner',
  listDeckQuestions: 'anybody',
  reportQuestion: 'anybody',
  listQuestionReports: 'anybody',
  resolveQuestionReport: 'anybody',

  createOwnDeck: 'anybody',
  updateOwnDeck: 'learner',
  listDrafts: 'learner',
  storeDraft: 'learner',
  deleteDraft: 'learner',
  checkQuestion: 'anybody',
  publishOwnDeck: 'learner',
  downloadDeckFiles: 'learner',
  uploadDeckFiles: 'learner',
  importQuestions: 'learner',

  enrol: 'anybody',
  leaveDeck: 'anybody',
  getQueue: 'anybody',
  getCard: 'learner',
  updateCard: 'learner',

  getPlan: 'anybody',
  getReadiness: 'anybody',

  listQuestionAttempts: 'anybody',
  createAttempt: 'anybody',
  getAttempt: 'learner',
  requestHint: 'anybody',
  keepRecording: 'learner',
  getRecording: 'learner',
  deleteRecording: 'learner',
  getLearnerRecording: 'reader',
  recordVerdicts: 'learner',
  startGrading: 'learner',
  followGrading: 'learner',
  getGraders: 'anybody',
  createTranscript: 'anybody',
  getAgreement: 'anybody',
  getCohortAgreement: 'coach',

  listSubmissions: 'coach',
  getSubmission: 'reader',
  lockSubmission: 'reader',
  unlockSubmission: 'reader',
  returnSubmission: 'reader',
  finishReview: 'reader',
  listSubmissionComments: 'talker',
  commentOnSubmission: 'talker',
  markSubmissionSeen: 'talker',
  getLearnerAttempt: 'reader',
  correctVerdicts: 'reader',
  listAttemptComments: 'talker',
  commentOnAttempt: 'talker',
  markAttemptSeen: 'talker',
  updateComment: 'author',
  deleteComment: 'author',

  createInterview: 'anybody',
  listInterviews: 'anybody',
  getInterview: 'learner',
  startInterview: 'learner',
  pauseInterview: 'learner',
  resumeInterview: 'learner',
  beginInterviewAnswer: 'learner',
  saveInterviewDraft: 'learner',
  answerInterview: 'learner',
  finishInterview: 'learner',
  followInterview: 'learner',
  getInterviewReport: 'learner',
  practiseInterview: 'learner',
  shareInterview: 'learner',
  listInterviewShares: 'learner',
  revokeInterviewShare: 'learner',
  openSharedReport: 'anybody',
  listInterviewCohorts: 'learner',
  shareInterviewWithCohort: 'learner',
  withdrawInterviewFromCohort: 'learner',
  getLearnerReport: 'reader',

  listAudience: 'coach',
  createAssignment: 'coach',
  listAssignments: 'coach',
  getAssignment: 'coach',
  updateAssignment: 'coach',
  assign: 'coach',
  closeAssignment: 'coach',
  archiveAssignment: 'coach',
  duplicateAssignment: 'coach',
  extendAssignment: 'coach',
  listOwnSubmissions: 'anybody',
  getOwnSubmission: 'learner',
  startTake: 'learner',
  handInSubmission: 'learner',
  getDashboard: 'coach',
  exportDashboard: 'coach',
  getCohortLearner: 'coach',

  recordReview: 'anybody',
  recordReviews: 'anybody',
  undoReview: 'learner',
  redoReview: 'learner',
  listReviews: 'anybody',
  exportReviews: 'anybody',

  getProgress: 'anybody',
  getWorkload: 'anybody',
  exportAnki: 'anybody',
  importReviews: 'anybody',
  importAnki: 'anybody',
  exportData: 'anybody',
  importExport: 'anybody',

  startOptimisation: 'anybody',
  listOptimisations: 'anybody',
  getOptimisation: 'learner',
  cancelOptimisation: 'learner',
  revertOptimisation: 'learner',

  createCohort: 'anybody',
  listCohorts: 'anybody',
  getCohort: 'member',
  listNotifications: 'anybody',
  readNotifications: 'anybody',
  getNotificationWishes: 'anybody',
  updateNotificationWishes: 'anybody',
  getCalendar: 'anybody',
  renewCalendar: 'anybody',
  deleteCalendar: 'anybody',
  readCalendar: 'anybody',
  unsubscribe: 'anybody',
  resubscribe: 'anybody',
  getMailService: 'anybody',
  updateCohort: 'coach',
  shareWithCohort: 'cohortLearner',
  listMembers: 'coach',
  updateMember: 'coach',
  removeMember: 'coach',
  createInvitation: 'coach',
  createInvitations: 'coach',
  listInvitations: 'coach',
  revokeInvitation: 'coach',
  getInvitation: 'anybody',
  acceptInvitation: 'anybody',
  listAccesses: 'anybody',

  listWebhooks: 'coach',
  createWebhook: 'coach',
  updateWebhook: 'coach',
  deleteWebhook: 'coach',
  testWebhook: 'coach',

  getMe: 'anybody',
  updateMe: 'anybody',
  describeDeletion: 'anybody',
  deleteMe: 'anybody',
};

const all = Object.keys(routes) as OperationId[];
const writesOwn = (id: OperationId) => routes[id].method !== 'get' && expectations[id] === 'anybody';
// Reads first, so that they are of what is there; what deletes comes last.
const order = ['get', 'put', 'patch', 'post', 'delete'];
const asked = all
  .filter((id) => !writesOwn(id)) // access.test.ts sends those as everybody
  .toSorted((a, b) => order.indexOf(routes[a].method) - order.indexOf(routes[b].method));
/** Of an answer that was handed in or is shared: by the learner and their id. */
const ofAnswer = all.filter((id) => routes[id].path.includes('/learners/{userId}/attempts/{attemptId}'));
const ofLearner = all.filter((id) => routes[id].path.startsWith('/learners/') || id === 'getCohortLearner');

let app: TestApp;
let shared: SharedCohort;
beforeAll(async () => {
  app = await startApp();
  shared = await makeSharedCohort(app);
  await makeOwnDeck(app.db, (await shared.clients.learner.call('getMe')).id, shared.ids.ownDeckId);
});
afterAll(() => app.close());

/** A request about the learner; where the samples ask for nothing of theirs, for what is. */
const requestFor = (id: OperationId, ids: Ids): Parts => {
  if (id === 'deleteWebhook') return { params: { cohortId: ids.cohortId, webhookId: ids.webhookId } };
  if (id === 'listNotifications' || id === 'listAccesses') return { query: { limit: 100 } };
  const ofCard = id === 'getCard' || id === 'updateCard';
  return sampleRequests[id](ofCard ? { ...ids, cardId: ids.drillId } : ids, app.clock);
};
/** Asks, and sees to it that the answer holds no words that are not for who asks. */
const ask = async (asker: Asker, id: OperationId, ids: Ids): Promise<{ status: number; body: unknown }> => {
  const parts = requestFor(id, ids);
  const response = await shared.clients[asker].raw(pathOf(id, parts), requestOf(id, parts));
  const content = new Uint8Array(await response.arrayBuffer());
  const isArchive = response.status === 200 && response.headers.get('content-type') === 'application/zip';
  const files = isArchive ? Object.values(await filesOf(content)) : [content];
  const text = files.map((file) => Buffer.from(file).toString()).join('\n');
  const leaked = Object.entries(shared.words).filter(
    ([word, readers]) => !readers.includes(asker) && text.includes(word),
  );
  expect(leaked.map(([word]) => `${word} in ${id} for ${asker}`)).toEqual([]);
  return { status: response.status, body: isArchive ? null : text };
};

type Outcome = 'given' | 'forbidden' | 'missing' | 'unauthenticated';
const outcomeOf = (id: OperationId, asker: Asker, rule: Rule = rules[expectations[id]]): Outcome => {
  const { access }: Route = routes[id];
  if (asker === 'stranger' && access !== 'public' && access !== 'optional') return 'unauthenticated';
  if (asker === 'guest' && access === 'account') return 'forbidden';
  if (asker !== 'admin' && access === 'admin') return 'forbidden';
  if (rule.given.includes(asker)) return 'given';
  return rule.forbidden?.includes(asker) ? 'forbidden' : 'missing';
};
const statuses = { forbidden: 403, missing: 404, unauthenticated: 401 };

const known = ['skillId', 'deckId', 'questionId', 'cardId', 'pointId', 'learnerPointId', 'invitationToken'];
/** The same ids of nothing; of what everybody knows, and of `kept`, as they are. */
const idsOfNothing = (kept: readonly string[] = []): Ids => ({
  ...shared.ids,
  ...Object.fromEntries(
    Object.keys(shared.ids)
      .filter((name) => ![...known, ...kept].includes(name))
      .map((name) => [name, `${name === 'ownDeckId' ? 'own:' : ''}${crypto.randomUUID()}`]),
  ),
});
/** Ids that say which cohort is asked about: who is told that they may not, knows of it. */
const cohortIds = [
  'cohortId',
  'joinedCohortId',
  'workCohortId',
  'reviewCohortId',
  'setAssignmentId',
  'closedAssignmentId',
  'archivedAssignmentId',
];

/** What is wrong with how something is refused: nothing, or the answer that should have been another. */
const faultsOf = async (id: OperationId, asker: Asker, ids: Ids, outcome: Exclude<Outcome, 'given'>) => {
  const answer = await ask(asker, id, ids);
  if (answer.status !== statuses[outcome]) return [`${asker} gets ${answer.status}: ${String(answer.body)}`];
  // Who may only not change a comment sees that it is there.
  if (expectations[id] === 'author' && outcome === 'forbidden' && asker !== 'guest') return [];
  const knowsCohort = outcome === 'forbidden' || [...coaches, ...learners].some((each) => each === asker);
  const [, told] = masked(answer);
  const [, ofNothing] = masked(await ask(asker, id, idsOfNothing(knowsCohort ? cohortIds : [])));
  return told === ofNothing ? [] : [`${asker} gets ${told}, and for nothing ${ofNothing}`];
};
const faultsToCoaches = async (id: OperationId, ids: Ids) =>
  (await Promise.all(coaches.map((asker) => faultsOf(id, asker, ids, 'missing')))).flat();

describe('of a cohort and its learner', () => {
  it('every operation is spoken of', () => expect(Object.keys(expectations).toSorted()).toEqual(all.toSorted()));

  // Nothing is written before all of these are through: what is refused is there.
  let before: Awaited<ReturnType<typeof dump>>;
  beforeAll(async () => {
    before = await dump(app.db);
  });
  describe.each(all)('%s', (id) => {
    it('gives nothing to whom it is not for, and does nothing', async () => {
      for (const asker of askers) {
        const outcome = outcomeOf(id, asker);
        if (outcome !== 'given') expect(await faultsOf(id, asker, shared.ids, outcome)).toEqual([]);
      }
      expect(await dump(app.db)).toEqual(before);
    });
  });
  it.each(all.filter((id) => expectations[id] === 'learner' && routes[id].path.includes('{attemptId}')))(
    '%s gives a coach no answer but through what coaches ask, though it was handed in or is shared',
    async (id) => {
      for (const attemptId of [shared.ids.learnerAttemptId, shared.fellow.learnerAttemptId])
        expect(await faultsToCoaches(id, { ...shared.ids, attemptId })).toEqual([]);
    },
  );
  it.each(ofAnswer)('%s gives coaches no answer that its learner neither handed in nor shares', async (id) => {
    expect(await faultsToCoaches(id, { ...shared.ids, learnerAttemptId: shared.ids.attemptId })).toEqual([]);
  });
  it.each(ofAnswer)('%s gives what is shared to coaches, and to no one else', async (id) => {
    const ids = { ...shared.ids, ...shared.fellow };
    const faults: string[] = [];
    for (const asker of askers.filter((each) => each !== 'fellow')) {
      const outcome = outcomeOf(id, asker, { given: coaches });
      if (outcome !== 'given') faults.push(...(await faultsOf(id, asker, ids, outcome)));
      else if (routes[id].method === 'get') {
        const { status } = await ask(asker, id, ids);
        if (status !== 200) faults.push(`${asker} gets ${status}`);
      }
    }
    expect(faults).toEqual([]);
  });
  it.each(['updateComment', 'deleteComment'] as const)('%s is not for a removed coach who wrote it', async (id) => {
    const ids = { ...shared.ids, commentId: shared.removedCommentId, returnCommentId: shared.removedCommentId };
    expect(await faultsOf(id, 'removed coach', ids, 'missing')).toEqual([]);
  });
  it.each(ofLearner)('%s gives coaches nothing of who left or is no learner any more', async (id) => {
    for (const former of shared.former) {
      const { learnerId, assignmentId, commentId } = former;
      const same = { pupilId: learnerId, returnedAssignmentId: assignmentId, returnCommentId: commentId };
      expect(await faultsToCoaches(id, { ...shared.ids, ...former, ...same })).toEqual([]);
    }
  });

  describe.each(asked)('%s', (id) => {
    it('gives what it has to whom it is for', async () => {
      const outcomes = [];
      for (const asker of askers.filter((each) => outcomeOf(id, each) === 'given')) {
        const { status, body } = await ask(asker, id, shared.ids);
        outcomes.push(status);
        // Where one coach has reviewed, another may come too late.
        const isLate = status === 409 && routes[id].method !== 'get';
        expect(isLate || status < 300, `${asker}: ${String(body)}`).toBe(true);
      }
      expect(Math.min(...outcomes)).toBeLessThan(300);
    });
  });
});
