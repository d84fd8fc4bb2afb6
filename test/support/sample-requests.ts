import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { writeUnsubscribeToken } from '../../api/mail/unsubscribe-token.ts';
import type { OperationId } from '../../api/operations.ts';
import { quickAccount } from './accounts.ts';
import { testSecret, type TestApp } from './app.ts';
import { assignmentBody, makeAssignments, type AssignmentIds } from './assignments.ts';
import type { Client, Parts } from './client.ts';
import { questionFile } from './deck-files.ts';
import { emptyExport } from './exports.ts';
import { silence } from './recordings.ts';
import { answerCurrent, interviewBody, settled, startedInterview } from './interviews.ts';
import { answerQuestion, enrolIn, reviewBody } from './learner.ts';
import { zipOf } from './zip.ts';
import { makeReviewWork, type ReviewIds } from './submissions.ts';

/** Packages of Anki, made by the script beside them. */
export const packages = fileURLToPath(new URL('../data/anki', import.meta.url));

/** Ids to ask for. */
export interface Ids extends AssignmentIds, ReviewIds {
  skillId: string;
  deckId: string;
  questionId: string;
  /** Of a question: every learner has one under the same id. */
  cardId: string;
  /** Of a point that the learner missed. */
  drillId: string;
  attemptId: string;
  pointId: string;
  reviewId: string;
  reportId: string;
  /** Of a deck that no other learner has, and which is made anew where a test deletes it (own-decks.ts). */
  ownDeckId: string;
  /** Of a deck of the learner's own that was written here, with the question `probes`. */
  writtenDeckId: string;
  optimisationId: string;
  /** Of an interview that is over, with links to its report: one by its id, one by its token. */
  interviewId: string;
  shareId: string;
  shareToken: string;
  /** Of a point that was missed in it. */
  missedDrillId: string;
  /** Of an interview under way. */
  openInterviewId: string;
  /** Of a cohort whose coach the person is, with members and an invitation; of none for a guest. */
  cohortId: string;
  /** Of a member. */
  memberId: string;
  /** Of a member whom a test may remove. */
  removableId: string;
  invitationId: string;
  /** Of a cohort of somebody else’s, where the person learns unless they are a guest, and an invitation to it. */
  joinedCohortId: string;
  invitationToken: string;
  /** Of the learner’s daily mail. */
  unsubscribeToken: string;
  /** Of the learner’s calendar. */
  calendarToken: string;
  /** Of a webhook of the person’s cohort. */
  webhookId: string;
  /** Of a learner of that cohort. */
  pupilId: string;
}

/**
 * A learner with something under every kind of id, of assignments and of what others handed in only with `coaching`.
 * `question` is the first of the deck unless another is named.
 */
export async function makeWork(
  app: TestApp,
  client: Client,
  deckId: string,
  { question, coaching = false }: { question?: string; coaching?: boolean } = {},
): Promise<Ids> {
  const [first] = (await enrolIn(client, deckId)).items;
  const target = question ?? first?.question.id ?? '';
  const attempt = await answerQuestion(client, { questionId: target }, 'all-missed');
  const [drill] = attempt.drills;
  const { review } = await client.call('recordReview', {
    body: reviewBody(attempt.cardId, 'again', new Date(attempt.handedInAt), { attemptId: attempt.id }),
  });
  await client.call('startGrading', { params: { attemptId: attempt.id } });
  await client.call('followGrading', { params: { attemptId: attempt.id } }); // to its end
  const report = await client.call('reportQuestion', {
    params: { questionId: target },
    body: { text: 'The port is wrong.' },
  });
  await client.call('updateMe', { body: { keepRecordings: true } });
  await client.call('keepRecording', {
    params: { attemptId: attempt.id },
    upload: { type: 'audio/wav', content: silence(100) },
  });
  const optimisation = await client.call('startOptimisation');
  await client.call('cancelOptimisation', { params: { optimisationId: optimisation.id } }); // so that another may start
  const reviews = coaching ? await makeReviewWork(app, client) : withoutReviews;
  const interview = await makeInterviews(client, deckId); // one is under way from here on
  const cohorts = await makeCohorts(app, client);
  const { skillId } = await client.call('getDeck', { params: { deckId } });
  return {
    skillId,
    deckId,
    questionId: target,
    cardId: attempt.cardId,
    drillId: drill?.cardId ?? '',
    attemptId: attempt.id,
    pointId: drill?.pointId ?? '',
    reviewId: review.id,
    reportId: report.id,
    ownDeckId: `own:${crypto.randomUUID()}`,
    writtenDeckId: await writeDeck(client),
    optimisationId: optimisation.id,
    unsubscribeToken: writeUnsubscribeToken(testSecret, (await client.call('getMe')).id, 'daily'),
    calendarToken: (await client.call('renewCalendar')).token,
    ...interview,
    ...cohorts,
    ...(coaching ? await makeAssignments(app.db, client, deckId, new Date(attempt.handedInAt)) : withoutAssignments),
    ...reviews,
  };
}

/** One of their own, and one of a coach’s who invited them; guests cannot be in one. */
async function makeCohorts(app: TestApp, client: Client) {
  const { client: coach } = await quickAccount(app);
  const joined = await coach.call('createCohort', { body: { name: 'Platform track, spring' } });
  const { token } = await coach.call('createInvitation', { params: { cohortId: joined.id }, body: {} });
  const none = crypto.randomUUID();
  const ofCoach = { joinedCohortId: joined.id, invitationToken: token };
  if ((await client.call('getMe')).role === 'guest')
    return {
      ...ofCoach,
      cohortId: none,
      memberId: none,
      removableId: none,
      invitationId: none,
      pupilId: none,
      webhookId: none,
    };
  await client.call('acceptInvitation', { params: { token } });
  const { id: cohortId } = await client.call('createCohort', { body: { name: 'Platform track, autumn' } });
  const invitation = await client.call('createInvitation', { params: { cohortId }, body: {} });
  const join = async (member: Client) => {
    await member.call('acceptInvitation', { params: { token: invitation.token } });
    return (await member.call('getMe')).id;
  };
  const memberId = await join(coach);
  const removableId = await join((await quickAccount(app)).client);
  const pupilId = await join((await quickAccount(app)).client);
  const { id: webhookId } = await client.call('createWebhook', {
    params: { cohortId },
    body: { url: 'https://example.org/hook', events: ['member.joined'] },
  });
  return { ...ofCoach, cohortId, memberId, removableId, invitationId: invitation.id, pupilId, webhookId };
}

const withoutAssignments: AssignmentIds = {
  workCohortId: '',
  workLearnerId: '',
  setAssignmentId: '',
  closedAssignmentId: '',
  archivedAssignmentId: '',
  openSubmissionId: '',
  handedInSubmissionId: '',
};
const withoutReviews: ReviewIds = {
  reviewCohortId: '',
  learnerId: '',
  assignmentId: '',
  returnedAssignmentId: '',
  learnerAttemptId: '',
  learnerPointId: '',
  learnerInterviewId: '',
  commentId: '',
  returnCommentId: '',
};

/** What a question is written as: a file without faults. */
export const writtenQuestion = (id: string, prompt: string): string =>
  questionFile(id, prompt).replaceAll('canary-', 'our ');

/** A deck of one's own with one question, published. */
async function writeDeck(client: Client): Promise<string> {
  const body = { id: crypto.randomUUID(), title: 'My cluster', summary: 'What I am asked about it.' };
  const { id: ownDeckId } = await client.call('createOwnDeck', { body });
  const yaml = writtenQuestion('probes', 'What do probes do?');
  await client.call('storeDraft', { params: { ownDeckId, questionId: 'probes' }, body: { yaml, version: null } });
  await client.call('publishOwnDeck', { params: { ownDeckId }, body: {} });
  return ownDeckId;
}
const archive = new Uint8Array(await zipOf({ 'cluster/restarts.yaml': writtenQuestion('restarts', 'When?') }));

/** One that is over, its report shared, and one under way. */
async function makeInterviews(client: Client, deckId: string) {
  const over = await startedInterview(client, { deckIds: [deckId] });
  await answerCurrent(client, over.id, 'The CLI calls the daemon.');
  const params = { interviewId: over.id };
  await client.call('finishInterview', { params });
  await settled(client, over.id);
  const report = await client.call('getInterviewReport', { params });
  const { id: attemptId = '', points = [] } = report.answers[0]?.attempt ?? {};
  const verdicts = points.map(({ id }) => ({ pointId: id, verdict: 'missed' }));
  await client.call('recordVerdicts', { params: { attemptId }, body: { verdicts } });
  const { putRight } = await client.call('getInterviewReport', { params });
  const { id: shareId } = await client.call('shareInterview', { params, body: {} });
  const { token: shareToken } = await client.call('shareInterview', { params, body: {} });
  const { id: openInterviewId } = await startedInterview(client, { deckIds: [deckId], think: true });
  const missedDrillId = putRight[0]?.drillCardId ?? '';
  return { interviewId: over.id, shareId, shareToken, missedDrillId, openInterviewId };
}

/** A request of each operation that succeeds for the learner whose ids these are; for reports, for an admin. */
export const sampleRequests: Record<OperationId, (ids: Ids, clock: TestApp['clock']) => Parts> = {
  listCareers: () => ({ query: { search: 'a' } }),
  searchLibrary: () => ({ query: { search: 'a', limit: 5 } }),
  getSkill: ({ skillId }) => ({ params: { skillId } }),
  listDecks: () => ({ query: { enrolled: true } }),
  deleteDeck: ({ ownDeckId }) => ({ params: { deckId: ownDeckId } }),
  getDeck: ({ deckId }) => ({ params: { deckId } }),
  listDeckQuestions: ({ deckId }) => ({ params: { deckId } }),
  reportQuestion: ({ questionId }) => ({ params: { questionId }, body: { text: 'The port is wrong.' } }),
  listQuestionReports: () => ({}),
  resolveQuestionReport: ({ reportId }) => ({ params: { reportId } }),

  createOwnDeck: () => ({ body: { id: crypto.randomUUID(), title: 'My cluster', summary: 'What I am asked.' } }),
  updateOwnDeck: ({ writtenDeckId }) => ({
    params: { ownDeckId: writtenDeckId },
    body: { title: 'My cluster', summary: 'What I am asked.', order: ['probes'] },
  }),
  listDrafts: ({ writtenDeckId }) => ({ params: { ownDeckId: writtenDeckId } }),
  storeDraft: ({ writtenDeckId }) => ({
    params: { ownDeckId: writtenDeckId, questionId: 'probes' },
    body: { yaml: writtenQuestion('probes', 'What do probes do?'), version: 1 },
  }),
  deleteDraft: ({ writtenDeckId }) => ({ params: { ownDeckId: writtenDeckId, questionId: 'spare' } }),
  checkQuestion: () => ({ body: { yaml: 'id: probes\n', questionId: 'probes' } }),
  publishOwnDeck: ({ writtenDeckId }) => ({
    params: { ownDeckId: writtenDeckId },
    body: { notes: [{ questionId: 'probes', note: 'Asked anew.' }] },
  }),
  downloadDeckFiles: ({ writtenDeckId }) => ({ params: { ownDeckId: writtenDeckId } }),
  uploadDeckFiles: ({ writtenDeckId }) => ({
    params: { ownDeckId: writtenDeckId },
    upload: { type: 'application/zip', content: archive },
  }),
  importQuestions: ({ writtenDeckId }) => ({
    params: { ownDeckId: writtenDeckId },
    upload: { type: 'text/csv', content: 'id,prompt\nprobes,What is a probe?\n' },
  }),

  listQuestionAttempts: ({ questionId }) => ({ params: { questionId }, query: { limit: 5 } }),
  getAgreement: ({ questionId }) => ({ query: { questionId, judge: 'anyone' } }),
  getCohortAgreement: ({ reviewCohortId }) => ({ params: { cohortId: reviewCohortId } }),

  listSubmissions: ({ reviewCohortId, assignmentId }) => ({
    params: { cohortId: reviewCohortId },
    query: { status: 'handed-in', assignmentId, limit: 5 },
  }),
  getSubmission: ({ learnerId, assignmentId }) => ({ params: { userId: learnerId, assignmentId } }),
  lockSubmission: ({ learnerId, assignmentId }) => ({
    params: { userId: learnerId, assignmentId },
    body: { takeOver: true },
  }),
  unlockSubmission: ({ learnerId, assignmentId }) => ({ params: { userId: learnerId, assignmentId } }),
  // Of another assignment: what was given back cannot be reviewed.
  returnSubmission: ({ learnerId, returnedAssignmentId, returnCommentId }) => ({
    params: { userId: learnerId, assignmentId: returnedAssignmentId },
    body: { id: returnCommentId, text: 'Say what happens first.', grantTake: true },
  }),
  finishReview: ({ learnerId, assignmentId }) => ({ params: { userId: learnerId, assignmentId }, body: { take: 1 } }),
  listSubmissionComments: ({ learnerId, assignmentId }) => ({ params: { userId: learnerId, assignmentId } }),
  commentOnSubmission: ({ learnerId, assignmentId }) => ({
    params: { userId: learnerId, assignmentId },
    body: { id: crypto.randomUUID(), text: 'Well said.' },
  }),
  markSubmissionSeen: ({ learnerId, assignmentId }) => ({ params: { userId: learnerId, assignmentId } }),
  getLearnerAttempt: ({ learnerId, learnerAttemptId }) => ({
    params: { userId: learnerId, attemptId: learnerAttemptId },
  }),
  correctVerdicts: ({ learnerId, learnerAttemptId, learnerPointId }) => ({
    params: { userId: learnerId, attemptId: learnerAttemptId },
    body: { verdicts: [{ pointId: learnerPointId, verdict: 'partial', reason: 'It names half of it.' }] },
  }),
  listAttemptComments: ({ learnerId, learnerAttemptId }) => ({
    params: { userId: learnerId, attemptId: learnerAttemptId },
  }),
  commentOnAttempt: ({ learnerId, learnerAttemptId, learnerPointId }) => ({
    params: { userId: learnerId, attemptId: learnerAttemptId },
    body: { id: crypto.randomUUID(), text: 'Well said.', pointId: learnerPointId },
  }),
  markAttemptSeen: ({ learnerId, learnerAttemptId }) => ({
    params: { userId: learnerId, attemptId: learnerAttemptId },
  }),
  updateComment: ({ learnerId, commentId }) => ({
    params: { userId: learnerId, commentId },
    body: { text: 'Very well said.' },
  }),
  // Of another comment: what was taken back cannot be changed.
  deleteComment: ({ learnerId, returnCommentId }) => ({
    params: { userId: learnerId, commentId: returnCommentId },
  }),

  enrol: ({ deckId }) => ({
    params: { deckId },
    body: { newPerDay: 5, reviewsPerDay: 50, today: { newPerDay: 3, reviewsPerDay: 9 } },
  }),
  leaveDeck: ({ deckId }) => ({ params: { deckId } }),
  getPlan: () => ({ query: { date: '2027-01-15', limit: 5 } }),
  getReadiness: () => ({ query: { date: '2027-01-15' } }),
  getQueue: ({ deckId }) => ({ query: { limit: 5, deckId, ahead: true } }),
  getCard: ({ cardId }) => ({ params: { cardId } }),
  updateCard: ({ cardId }) => ({ params: { cardId }, body: { suspended: false, buried: false, flag: 1 } }),

  createAttempt: ({ cardId }) => ({
    body: {
      id: crypto.randomUUID(),
      cardId,
      answer: 'The CLI calls the daemon.',
      inputMode: 'spoken',
      startedAt: '2026-11-22T11:58:00.000Z',
      durationMs: 90_000,
      speech: { spokenMs: 60_000, pauses: [{ start: 4000, end: 7000 }] },
    },
  }),
  getAttempt: ({ attemptId }) => ({ params: { attemptId } }),
  requestHint: ({ cardId }) => ({ params: { attemptId: crypto.randomUUID() }, body: { cardId } }),
  recordVerdicts: ({ attemptId, pointId }) => ({
    params: { attemptId },
    body: { verdicts: [{ pointId, verdict: 'missed', reason: 'I left it out.' }] },
  }),
  keepRecording: ({ attemptId }) => ({
    params: { attemptId },
    upload: { type: 'audio/wav', content: silence(100) },
  }),
  getRecording: ({ attemptId }) => ({ params: { attemptId } }),
  deleteRecording: ({ attemptId }) => ({ params: { attemptId } }),
  getLearnerRecording: ({ learnerId, learnerAttemptId }) => ({
    params: { userId: learnerId, attemptId: learnerAttemptId },
  }),
  createTranscript: ({ questionId }) => ({
    query: { durationMs: 1000, questionId },
    upload: { type: 'audio/wav', content: silence(1000) },
  }),

  startGrading: ({ attemptId }) => ({ params: { attemptId } }),
  followGrading: ({ attemptId }) => ({ params: { attemptId } }),
  getGraders: () => ({}),

  createInterview: ({ deckId }) => ({ body: interviewBody({ deckIds: [deckId], levels: [1, 2, 3] }) }),
  listInterviews: () => ({ query: { limit: 5 } }),
  getInterview: ({ openInterviewId }) => ({ params: { interviewId: openInterviewId } }),
  startInterview: ({ openInterviewId }) => ({ params: { interviewId: openInterviewId }, body: {} }),
  pauseInterview: ({ openInterviewId }) => ({ params: { interviewId: openInterviewId }, body: {} }),
  resumeInterview: ({ openInterviewId }) => ({ params: { interviewId: openInterviewId }, body: {} }),
  beginInterviewAnswer: ({ openInterviewId }) => ({ params: { interviewId: openInterviewId }, body: { position: 0 } }),
  saveInterviewDraft: ({ openInterviewId }) => ({
    params: { interviewId: openInterviewId },
    body: { position: 0, part: 0, answer: 'The CLI', speech: { spokenMs: 900, pauses: [{ start: 100, end: 400 }] } },
  }),
  // Late: so that it may be sent again.
  answerInterview: ({ interviewId }) => ({
    params: { interviewId },
    body: {
      id: crypto.randomUUID(),
      position: 0,
      part: 0,
      answer: 'The CLI calls the daemon.',
      inputMode: 'spoken',
      speech: { spokenMs: 60_000, pauses: [{ start: 4000, end: 7000 }] },
    },
  }),
  finishInterview: ({ interviewId }) => ({ params: { interviewId } }),
  followInterview: ({ interviewId }) => ({ params: { interviewId } }),
  getInterviewReport: ({ interviewId }) => ({ params: { interviewId } }),
  practiseInterview: ({ interviewId, missedDrillId }) => ({
    params: { interviewId },
    body: { drillCardIds: [missedDrillId] },
  }),
  shareInterview: ({ interviewId }) => ({ params: { interviewId }, body: { days: 7 } }),
  listInterviewShares: ({ interviewId }) => ({ params: { interviewId } }),
  listInterviewCohorts: ({ interviewId }) => ({ params: { interviewId } }),
  shareInterviewWithCohort: ({ interviewId, joinedCohortId: cohortId }) => ({ params: { interviewId, cohortId } }),
  withdrawInterviewFromCohort: ({ interviewId, joinedCohortId: cohortId }) => ({ params: { interviewId, cohortId } }),
  getLearnerReport: ({ learnerId: userId, learnerInterviewId: interviewId }) => ({ params: { userId, interviewId } }),
  revokeInterviewShare: ({ interviewId, shareId }) => ({ params: { interviewId, shareId } }),
  openSharedReport: ({ shareToken }) => ({ body: { token: shareToken } }),

  listAudience: ({ workCohortId }) => ({ params: { cohortId: workCohortId } }),
  createAssignment: ({ workCohortId, deckId, workLearnerId }, clock) => ({
    body: assignmentBody(workCohortId, {
      deckId,
      mode: 'study',
      instructions: 'Aloud, please.',
      interview: null,
      habit: null,
      opensAt: clock().toISOString(),
      dueAt: new Date(clock().getTime() + 86_400_000).toISOString(),
      latePolicy: 'mark',
      takes: 2,
      timeLimitMs: null,
      showCriteria: true,
      blind: false,
      learnerIds: [workLearnerId],
    }),
  }),
  listAssignments: ({ workCohortId }) => ({ query: { cohortId: workCohortId, limit: 5 } }),
  getAssignment: ({ setAssignmentId }) => ({ params: { assignmentId: setAssignmentId } }),
  updateAssignment: ({ setAssignmentId }, clock) => ({
    params: { assignmentId: setAssignmentId },
    body: {
      title: 'Containers by Monday',
      instructions: 'In writing, please.',
      dueAt: new Date(clock().getTime() + 3 * 86_400_000).toISOString(),
      takes: 3,
    },
  }),
  assign: ({ setAssignmentId }) => ({ params: { assignmentId: setAssignmentId } }),
  closeAssignment: ({ closedAssignmentId }) => ({ params: { assignmentId: closedAssignmentId } }),
  archiveAssignment: ({ archivedAssignmentId }) => ({ params: { assignmentId: archivedAssignmentId } }),
  duplicateAssignment: ({ setAssignmentId }) => ({
    params: { assignmentId: setAssignmentId },
    body: { id: crypto.randomUUID() },
  }),
  extendAssignment: ({ setAssignmentId, workLearnerId }, clock) => ({
    params: { assignmentId: setAssignmentId, userId: workLearnerId },
    body: { dueAt: new Date(clock().getTime() + 7 * 86_400_000).toISOString() },
  }),
  listOwnSubmissions: () => ({}),
  getOwnSubmission: ({ openSubmissionId }) => ({ params: { assignmentId: openSubmissionId } }),
  startTake: ({ openSubmissionId }) => ({ params: { assignmentId: openSubmissionId }, body: { inputMode: 'typed' } }),
  handInSubmission: ({ handedInSubmissionId }) => ({ params: { assignmentId: handedInSubmissionId } }),

  recordReview: ({ cardId, attemptId }, clock) => ({
    body: reviewBody(cardId, 'good', clock(), {
      durationMs: 1000,
      attemptId,
      ahead: false,
      sentAt: clock().toISOString(),
    }),
  }),
  recordReviews: ({ cardId }, clock) => ({
    body: { reviews: [reviewBody(cardId, 'good', clock(), { durationMs: 1000 })], sentAt: clock().toISOString() },
  }),
  undoReview: ({ reviewId }) => ({ params: { reviewId } }),
  redoReview: ({ reviewId }) => ({ params: { reviewId } }),
  listReviews: ({ cardId }) => ({
    query: { cardId, from: '2026-01-01T00:00:00.000Z', to: '2027-01-01T00:00:00.000Z', limit: 5 },
  }),
  exportReviews: () => ({}),

  getProgress: () => ({}),
  getWorkload: () => ({}),
  exportAnki: ({ deckId }) => ({ query: { deckId } }),
  importReviews: ({ deckId, questionId }, clock) => ({
    query: { deckId },
    upload: {
      type: 'text/csv',
      content: `card_id,review_time,review_rating\n${questionId},${clock().getTime() - 86_400_000},3\n`,
    },
  }),
  importAnki: () => ({
    upload: { type: 'application/octet-stream', content: new Uint8Array(readFileSync(`${packages}/legacy1.apkg`)) },
  }),

  exportData: () => ({}),
  importExport: () => ({
    query: { missing: 'refuse' },
    upload: { type: 'application/zip', content: emptyExport },
  }),

  startOptimisation: () => ({}),
  listOptimisations: () => ({ query: { limit: 5 } }),
  getOptimisation: ({ optimisationId }) => ({ params: { optimisationId } }),
  cancelOptimisation: ({ optimisationId }) => ({ params: { optimisationId } }),
  revertOptimisation: ({ optimisationId }) => ({ params: { optimisationId }, body: { to: 'previous' } }),

  createCohort: () => ({ body: { name: 'Platform track, autumn', about: 'Tuesdays at six.' } }),
  listCohorts: () => ({}),
  getCohort: ({ cohortId }) => ({ params: { cohortId } }),
  listNotifications: () => ({ query: { unread: true, limit: 5 } }),
  readNotifications: () => ({ body: { ids: [crypto.randomUUID()] } }),
  getNotificationWishes: () => ({}),
  updateNotificationWishes: () => ({ body: { wishes: [{ kind: 'reviews-due', delivery: 'page' }] } }),
  getCalendar: () => ({}),
  renewCalendar: () => ({}),
  deleteCalendar: () => ({}),
  readCalendar: ({ calendarToken }) => ({ params: { token: calendarToken } }),
  unsubscribe: ({ unsubscribeToken }) => ({ query: { token: unsubscribeToken } }),
  resubscribe: ({ unsubscribeToken }) => ({ body: { token: unsubscribeToken, kinds: ['comment'] } }),
  getMailService: () => ({}),
  updateCohort: ({ cohortId }) => ({
    params: { cohortId },
    body: { name: 'Platform track, winter', about: 'Tuesdays at seven.', archived: false },
  }),
  shareWithCohort: ({ joinedCohortId }) => ({
    params: { cohortId: joinedCohortId },
    body: { shareProgress: true, shareAnswers: false },
  }),
  listMembers: ({ cohortId }) => ({ params: { cohortId }, query: { role: 'learner', limit: 5 } }),
  updateMember: ({ cohortId, memberId }) => ({ params: { cohortId, userId: memberId }, body: { role: 'coach' } }),
  removeMember: ({ cohortId, removableId }) => ({ params: { cohortId, userId: removableId } }),
  createInvitation: ({ cohortId }) => ({ params: { cohortId }, body: { role: 'learner', maxUses: 20, days: 14 } }),
  createInvitations: ({ cohortId }) => ({
    params: { cohortId },
    query: { skipInvalid: false, days: 14 },
    upload: { type: 'text/csv', content: 'name,email,role\nGrace,grace@example.org,learner\n' },
  }),
  listInvitations: ({ cohortId }) => ({ params: { cohortId }, query: { limit: 5 } }),
  revokeInvitation: ({ cohortId, invitationId }) => ({ params: { cohortId, invitationId } }),
  getInvitation: ({ invitationToken }) => ({ params: { token: invitationToken } }),
  acceptInvitation: ({ invitationToken }) => ({ params: { token: invitationToken } }),
  listAccesses: () => ({ query: { limit: 5 } }),

  listWebhooks: ({ cohortId }) => ({ params: { cohortId } }),
  createWebhook: ({ cohortId }) => ({
    params: { cohortId },
    body: { url: 'https://example.org/hook', events: ['member.joined'] },
  }),
  updateWebhook: ({ cohortId, webhookId }) => ({
    params: { cohortId, webhookId },
    body: { url: 'https://example.org/hook', events: ['submission.handed-in'], enabled: true },
  }),
  deleteWebhook: ({ cohortId }) => ({ params: { cohortId, webhookId: crypto.randomUUID() } }),
  testWebhook: ({ cohortId, webhookId }) => ({ params: { cohortId, webhookId } }),

  getDashboard: ({ cohortId }) => ({ params: { cohortId } }),
  exportDashboard: ({ cohortId }) => ({ params: { cohortId } }),
  getCohortLearner: ({ cohortId, pupilId }) => ({ params: { cohortId, userId: pupilId } }),

  getMe: () => ({}),
  describeDeletion: () => ({}),
  // Refused, or all that comes after it would be: access.test.ts sends it as somebody who may go.
  deleteMe: () => ({
    body: { confirm: 'nobody@example.org', password: 'correct horse', soleCohorts: 'refuse' },
  }),
  updateMe: () => ({
    body: {
      timeZone: 'Europe/Berlin',
      rolloverHour: 3,
      newPerDay: 6,
      reviewsPerDay: 70,
      desiredRetention: 0.85,
      learningSteps: [1, 10],
      relearningSteps: [10],
      maximumInterval: 365,
      fuzz: false,
      autoOptimise: false,
      loadBalance: true,
      easyDays: [1, 1, 1, 1, 1, 0.5, 0],
      breaks: [{ from: '2026-12-24', to: '2027-01-02' }],
      backlogOrder: 'due',
      leechThreshold: 6,
      interviewDate: '2027-01-15',
      minutesPerDay: 25,
      planFocus: 'depth',
      streak: true,
      freezeDays: 1,
      keepRecordings: true,
    },
  }),
};
