import { findMembership } from '../../db/cohort-members.ts';
import { findAttempt } from '../../db/attempts.ts';
import { run, type Reader, type Work } from '../../db/database.ts';
import { findInterview } from '../../db/interviews.ts';
import type { AttemptRow, InterviewRow } from '../../db/schema.ts';
import { listCoachedInterviews, listCohortsSharedWith } from '../../db/shared-interviews.ts';
import {
  findSubmission,
  listCoachedIn,
  listSubmissionsOfAttempt,
  type FoundSubmission,
  type SubmissionKey,
  type SubmissionOfAttempt,
} from '../../db/submissions.ts';
import { allowed, unlessArchived, type Membership } from '../cohorts/policy.ts';
import type { CoachReading } from '../attempts/present-attempt.ts';
import { NotFound } from '../errors.ts';

/** Who may do what with answers: the coaches of the cohort that they were handed in to, and the learner whose they are. */
const rules = {
  readQueue: ['coach'],
  readAgreement: ['coach'],
  readSubmission: ['coach'],
  review: ['coach'],
  readAnswer: ['coach'],
  readReport: ['coach'],
  judge: ['coach'],
  comment: ['coach', 'learner'],
} as const satisfies Record<string, readonly ('coach' | 'learner')[]>;

/** A cohort for a coach of it. Throws NotFound to strangers, Forbidden to its learners. */
export const cohortFor = (
  tx: Reader,
  rule: 'readQueue' | 'readAgreement',
  userId: string,
  cohortId: string,
): Work<Membership> => allowed(tx, rules[rule], userId, cohortId);

export interface SubmissionFor extends FoundSubmission {
  /** As a coach of its cohort; null for the learner. */
  coach: Membership | null;
}

/** A submission for somebody, if the rule lets them; to everybody else there is none. Throws NotFound. */
export function* submissionFor(
  tx: Reader,
  rule: 'readSubmission' | 'review' | 'comment',
  actorId: string,
  key: SubmissionKey,
): Work<SubmissionFor> {
  const [found] = yield* run(findSubmission(tx, key));
  if (!found || found.assignment.status === 'draft') throw noSubmission();
  if (actorId === key.userId) {
    if (!hasRole(rule, 'learner')) throw noSubmission();
    return { ...found, coach: null };
  }
  const { cohortId } = found.submission;
  const [coach] = yield* run(findMembership(tx, actorId, cohortId));
  const [learner] = yield* run(findMembership(tx, key.userId, cohortId));
  // Who was a learner and is a coach now hands in nothing, and the queue has nothing of theirs.
  const isTheirs = coach?.member.role === 'coach' && learner?.member.role === 'learner';
  if (!isTheirs || !hasRole(rule, 'coach')) throw noSubmission();
  if (rule === 'review') unlessArchived(coach);
  return { ...found, coach };
}

export interface AttemptFor {
  attempt: AttemptRow;
  /** What it was handed in with: all of it for the learner, that of their cohorts for a coach. */
  submissions: SubmissionOfAttempt[];
  /** The cohorts in which a coach may see it, that of `submissions` first; none for the learner. */
  coach: Membership[];
}

/**
 * An answer for somebody, if the rule lets them: a coach whom it was handed in to, or with whom its learner shares their
 * answers, or the interview in which it was given. To everybody else there is none. Throws NotFound.
 */
export function* attemptFor(
  tx: Reader,
  rule: 'readAnswer' | 'judge' | 'comment',
  actorId: string,
  key: { userId: string; attemptId: string },
): Work<AttemptFor> {
  const [attempt] = yield* run(findAttempt(tx, { userId: key.userId, id: key.attemptId }));
  if (!attempt?.handedIn) throw noAnswer();
  const all = yield* run(listSubmissionsOfAttempt(tx, attempt));
  if (actorId === key.userId) {
    if (!hasRole(rule, 'learner')) throw noAnswer();
    return { attempt, submissions: all, coach: [] };
  }
  const coached = yield* listCoachedIn(tx, actorId, key.userId);
  const handedInTo = (cohortId: string) => all.some(({ submission }) => submission.cohortId === cohortId);
  const { userId, interviewId } = attempt;
  const shared = interviewId === null ? [] : yield* run(listCohortsSharedWith(tx, { userId, interviewId }));
  const sharedWith = (id: string) => shared.some(({ cohortId }) => cohortId === id);
  const coach = coached
    .filter(({ cohort, shareAnswers }) => shareAnswers || handedInTo(cohort.id) || sharedWith(cohort.id))
    .toSorted((a, b) => Number(handedInTo(b.cohort.id)) - Number(handedInTo(a.cohort.id)));
  if (coach.length === 0 || !hasRole(rule, 'coach')) throw noAnswer();
  if (rule === 'judge' && coach[0] && !mayJudge(coach)) unlessArchived(coach[0]);
  const submissions = all.filter(({ submission }) => coach.some(({ cohort }) => cohort.id === submission.cohortId));
  return { attempt, submissions, coach };
}

/** Whether one of the cohorts in which a coach may see an answer still takes verdicts. */
export const mayJudge = (coach: readonly Membership[]): boolean =>
  coach.some(({ cohort }) => cohort.archivedAt === null);

export interface ReportKey {
  userId: string;
  interviewId: string;
}
export interface ReportFor {
  interview: InterviewRow;
  /** The cohorts in which a coach may read it, those that it was handed in to first. */
  coach: Membership[];
  reading: CoachReading;
  /** The interviews that its figures may be compared with: those that the coach may read, or all where progress is shared. */
  compares: 'all' | ReadonlySet<string>;
}

/**
 * The interview of a learner whose report a coach may read: it was handed in to a cohort of theirs, or its learner shares
 * it there. To everybody else there is none. Throws NotFound.
 */
export function* reportFor(
  tx: Reader,
  rule: 'readReport',
  actorId: string,
  { userId, interviewId }: ReportKey,
): Work<ReportFor> {
  const [interview] = yield* run(findInterview(tx, { userId, id: interviewId }));
  if (!interview?.endedAt || !hasRole(rule, 'coach')) throw noReport();
  const coached = yield* listCoachedIn(tx, actorId, userId);
  const readable = yield* listCoachedInterviews(
    tx,
    userId,
    coached.map(({ cohort }) => cohort.id),
  );
  const found = readable.filter((each) => each.interviewId === interviewId);
  const cohortIds = [...new Set(found.map(({ cohortId }) => cohortId))];
  const coach = cohortIds.flatMap((id) => coached.filter(({ cohort }) => cohort.id === id));
  if (coach.length === 0) throw noReport();
  const blind = found.some((each) => each.blind);
  // Figures of other work would tell of verdicts that one is not to see yet.
  const seen = new Set(readable.flatMap((each) => (blind || each.blind ? [] : each.interviewId)));
  const sharesProgress = coach.some(({ shareProgress }) => shareProgress);
  return {
    interview,
    coach,
    reading: { readerId: actorId, cohortIds, blind },
    compares: sharesProgress && !readable.some((each) => each.blind) ? 'all' : seen,
  };
}

const hasRole = (rule: keyof typeof rules, role: 'coach' | 'learner') => rules[rule].some((each) => each === role);

const noSubmission = () =>
  new NotFound('There is no such hand-in: choose one of those handed in to a cohort that you coach.');
const noAnswer = () =>
  new NotFound(
    'There is no such answer that you may see: choose one of a hand-in, or ask its learner to share theirs.',
  );
export const noReport = () =>
  new NotFound(
    'There is no such report that you may read: choose one of a hand-in or of the learner’s page, or ask its learner to share it.',
  );
