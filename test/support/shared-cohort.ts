import { quickAccount } from './accounts.ts';
import type { TestApp } from './app.ts';
import { assigned } from './assignments.ts';
import type { Client } from './client.ts';
import { makeCohort } from './cohorts.ts';
import { answerQuestion } from './learner.ts';
import { silence } from './recordings.ts';
import { makeWork, type Ids } from './sample-requests.ts';
import { handInWork, makeAssignment, shareAnInterview } from './submissions.ts';

/** Everybody who may ask about a cohort and what its learners do. */
export const askers = [
  'stranger',
  'guest',
  'admin',
  'other coach',
  'removed coach',
  'former learner',
  'fellow',
  'learner',
  'coach',
  'colleague',
] as const;
/**
 * The coach and the colleague coach the cohort, the removed coach did, the other coach has a cohort of their own. The
 * learner and the fellow learn in it, the former learner did; the fellow shares progress and answers, the learner nothing.
 */
export type Asker = (typeof askers)[number];

export interface SharedCohort {
  clients: Record<Asker, Client>;
  /** Of the cohort and of the learner: what was handed in, and what is theirs alone. */
  ids: Ids;
  /** Of an answer that the fellow handed in to nobody. */
  fellow: Pick<Ids, 'learnerId' | 'learnerAttemptId' | 'learnerPointId'>;
  /** Of what was handed in by the former learner, and by one who coaches now. */
  former: Pick<Ids, 'learnerId' | 'assignmentId' | 'learnerAttemptId' | 'commentId'>[];
  /** Of a comment that the removed coach wrote on the learner’s answer. */
  removedCommentId: string;
  /** Words of the learners and coaches, and whose answers may hold them. */
  words: Record<string, readonly Asker[]>;
}

const withCoaches = (...others: Asker[]): readonly Asker[] => ['coach', 'colleague', ...others];
const words = {
  'canary-learner': withCoaches('learner'), // the names of the three learners
  'canary-fellow': withCoaches('fellow'),
  'canary-former': withCoaches('former learner'),
  'canary-handed-in': withCoaches('learner'),
  'canary-shared': withCoaches('fellow'),
  'canary-private': ['learner'],
  'canary-left': ['former learner'],
  'canary-question': withCoaches('learner'), // comments between learner and coach
  'canary-remark': withCoaches('learner'),
  'canary-goodbye': ['former learner'],
  'canary-before': [], // of who coaches now
  'canary-promotion': [],
  'canary-hook': withCoaches(),
  'canary-invited': withCoaches(),
} satisfies SharedCohort['words'];

/** Makes the cohort, with work of every kind in it. */
export async function makeSharedCohort(app: TestApp): Promise<SharedCohort> {
  const admin = await app.account(); // the first
  const [coach, colleague] = [await quickAccount(app, 'Grace'), await quickAccount(app, 'Barbara')];
  const [removedCoach, otherCoach] = [await quickAccount(app, 'Edsger'), await quickAccount(app, 'Tony')];
  const learner = await quickAccount(app, 'canary-learner');
  const fellow = await quickAccount(app, 'canary-fellow');
  const former = await quickAccount(app, 'canary-former');
  const promoted = await quickAccount(app, 'Alan');
  const [spare, spareCoach] = [await quickAccount(app), await quickAccount(app)];
  const now = app.clock();
  const coaches = [coach.id, colleague.id, removedCoach.id];
  const learners = [learner, fellow, former, promoted, spare, spareCoach].map(({ id }) => id);
  const cohortId = await makeCohort(app.db, { coaches, learners, now });
  await makeCohort(app.db, { coaches: [otherCoach.id], learners: [], now });
  const ofCohort = { params: { cohortId } };
  await fellow.client.call('shareWithCohort', { ...ofCohort, body: { shareProgress: true, shareAnswers: true } });

  // Before anything is set in the cohort, which would collect it.
  const learnerInterviewId = await shareAnInterview(app, learner.client, { learnerId: learner.id, cohortId });
  const alone = await makeWork(app, learner.client, 'kubernetes');
  const [first, second, third] = await questionsOf(learner.client, 'containers');
  const unshared = await answerQuestion(learner.client, { questionId: third }, 'all-missed', {
    answer: 'canary-private',
  });
  const shared = await answerQuestion(fellow.client, { questionId: third }, 'all-missed', { answer: 'canary-shared' });

  const answered = await answerQuestion(learner.client, { questionId: first }, 'all-missed', {
    answer: 'canary-handed-in',
  });
  await learner.client.call('startGrading', { params: { attemptId: unshared.id } });
  await learner.client.call('followGrading', { params: { attemptId: unshared.id } }); // to its end
  const upload = { type: 'audio/wav', content: silence(100) };
  await fellow.client.call('updateMe', { body: { keepRecordings: true } });
  for (const attemptId of [unshared.id, answered.id])
    await learner.client.call('keepRecording', { params: { attemptId }, upload });
  await fellow.client.call('keepRecording', { params: { attemptId: shared.id }, upload });
  const [assignmentId, returnedAssignmentId] = [
    await makeAssignment(app.db, cohortId, now),
    await makeAssignment(app.db, cohortId, now),
  ];
  for (const id of [assignmentId, returnedAssignmentId])
    await handInWork(app.db, { cohortId, assignmentId: id, userId: learner.id }, [answered], now);

  const ofAnswer = { params: { userId: learner.id, attemptId: answered.id } };
  const ofWork = { params: { userId: learner.id, assignmentId } };
  const ofReturned = { params: { userId: learner.id, assignmentId: returnedAssignmentId } };
  const write = async (
    who: Client,
    operation: 'commentOnAttempt' | 'commentOnSubmission',
    about: object,
    text: string,
  ) => (await who.call(operation, { ...about, body: { id: crypto.randomUUID(), text } })).id;
  const commentId = await write(coach.client, 'commentOnAttempt', ofAnswer, 'canary-remark');
  await write(learner.client, 'commentOnAttempt', ofAnswer, 'canary-question');
  await write(learner.client, 'commentOnSubmission', ofWork, 'canary-question');
  const handInAndTalk = async (who: typeof former, answer: string, comment: string) => {
    const { id: learnerAttemptId } = await answerQuestion(who.client, { questionId: second }, 'all-missed', { answer });
    const attempts = [{ id: learnerAttemptId, questionId: second }];
    await handInWork(app.db, { cohortId, assignmentId, userId: who.id }, attempts, now);
    const about = { params: { userId: who.id, attemptId: learnerAttemptId } };
    await write(who.client, 'commentOnAttempt', about, comment);
    const id = await write(coach.client, 'commentOnAttempt', about, 'Well said.');
    return { learnerId: who.id, assignmentId, learnerAttemptId, commentId: id };
  };
  const left = await handInAndTalk(former, 'canary-left', 'canary-goodbye');
  const leftBehind = await handInAndTalk(promoted, 'canary-before', 'canary-promotion');
  // Whoever is removed was in the midst of it.
  const removedCommentId = await write(removedCoach.client, 'commentOnAttempt', ofAnswer, 'Well said.');
  await removedCoach.client.call('getSubmission', ofWork);
  await removedCoach.client.call('lockSubmission', { ...ofWork, body: {} });
  const returnCommentId = crypto.randomUUID();
  const returned = { id: returnCommentId, text: 'Say what happens first.', grantTake: true };
  await coach.client.call('returnSubmission', { ...ofReturned, body: returned });

  const webhook = await coach.client.call('createWebhook', {
    ...ofCohort,
    body: { url: 'https://example.org/canary-hook', events: ['member.joined'] },
  });
  await coach.client.call('createInvitations', {
    ...ofCohort,
    upload: { type: 'text/csv', content: 'name,email\nAda,canary-invited@example.org\n' },
  });
  const invitation = await coach.client.call('createInvitation', { ...ofCohort, body: {} });
  const set = async () => (await assigned(coach.client, cohortId, { learnerIds: [learner.id] })).id;
  const [setAssignmentId, closedAssignmentId, archivedAssignmentId] = [await set(), await set(), await set()];
  await coach.client.call('closeAssignment', { params: { assignmentId: closedAssignmentId } });
  await coach.client.call('archiveAssignment', { params: { assignmentId: archivedAssignmentId } });

  await coach.client.call('removeMember', { params: { cohortId, userId: removedCoach.id } });
  await former.client.call('removeMember', { params: { cohortId, userId: former.id } });
  await coach.client.call('updateMember', { params: { cohortId, userId: promoted.id }, body: { role: 'coach' } });
  const guest = await app.guest();
  for (const newcomer of [guest, admin]) await newcomer.call('getQueue'); // stores the settings that they start with
  return {
    clients: {
      stranger: app.stranger,
      guest,
      admin,
      'other coach': otherCoach.client,
      'removed coach': removedCoach.client,
      'former learner': former.client,
      fellow: fellow.client,
      learner: learner.client,
      coach: coach.client,
      colleague: colleague.client,
    },
    ids: {
      ...alone,
      attemptId: unshared.id,
      pointId: unshared.points[0]?.id ?? '',
      cohortId,
      joinedCohortId: cohortId,
      workCohortId: cohortId,
      reviewCohortId: cohortId,
      memberId: spareCoach.id,
      removableId: spare.id,
      pupilId: learner.id,
      workLearnerId: learner.id,
      learnerId: learner.id,
      invitationId: invitation.id,
      invitationToken: invitation.token,
      webhookId: webhook.id,
      setAssignmentId,
      closedAssignmentId,
      archivedAssignmentId,
      openSubmissionId: setAssignmentId,
      handedInSubmissionId: assignmentId,
      assignmentId,
      returnedAssignmentId,
      learnerAttemptId: answered.id,
      learnerPointId: answered.points[0]?.id ?? '',
      learnerInterviewId,
      commentId,
      returnCommentId,
    },
    fellow: { learnerId: fellow.id, learnerAttemptId: shared.id, learnerPointId: shared.points[0]?.id ?? '' },
    former: [left, leftBehind],
    removedCommentId,
    words,
  };
}

async function questionsOf(client: Client, deckId: string): Promise<[string, string, string]> {
  const { items } = await client.call('listDeckQuestions', { params: { deckId } });
  const [first, second, third] = items.map(({ id }) => id);
  if (first === undefined || second === undefined || third === undefined) throw new Error('The deck is too small.');
  return [first, second, third];
}
