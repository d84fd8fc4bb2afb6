import type { z } from 'zod';
import { listCoaches } from '../../db/cohort-members.ts';
import { listNames } from '../../db/comments.ts';
import type { Reader } from '../../db/database.ts';
import type { SubmissionRow } from '../../db/schema.ts';
import type { FoundSubmission } from '../../db/submissions.ts';
import type { Submission } from './routes.ts';

type Presented = z.input<typeof Submission>;
type State = Pick<
  Presented,
  | 'status'
  | 'take'
  | 'dueAt'
  | 'handedInAt'
  | 'late'
  | 'waitingSince'
  | 'waitingFor'
  | 'score'
  | 'habitPoints'
  | 'reviewer'
  | 'reviewedBy'
  | 'reviewedAt'
>;

/** The coaches of a cohort and the names of people, as far as some submissions of it need them. */
export interface People {
  coaches: ReadonlySet<string>;
  names: ReadonlyMap<string, string>;
}

export async function readPeople(db: Reader, cohortId: string, submissions: readonly SubmissionRow[]): Promise<People> {
  const ids = [
    ...new Set(submissions.flatMap(({ reviewerId, reviewedBy }) => [reviewerId ?? [], reviewedBy ?? []].flat())),
  ];
  if (ids.length === 0) return { coaches: new Set(), names: new Map() };
  const [coaches, names] = await Promise.all([listCoaches(db, [cohortId]), listNames(db, ids)]);
  return {
    coaches: new Set(coaches.map(({ userId }) => userId)),
    names: new Map(names.map(({ id, name }) => [id, name])),
  };
}

/** Where a submission stands, for a coach. */
export function presentState(
  { submission, assignment }: Pick<FoundSubmission, 'submission' | 'assignment'>,
  { coaches, names }: People,
  readerId: string,
  now: Date,
): State {
  const { status, waitingSince, reviewedBy } = submission;
  const waitingFor = status === 'handed-in' ? 'coach' : status === 'returned' ? 'learner' : null;
  return {
    status,
    take: submission.take,
    dueAt: (submission.dueAt ?? assignment.dueAt)?.toISOString() ?? null,
    handedInAt: submission.handedInAt?.toISOString() ?? null,
    late: submission.late,
    waitingSince: waitingFor && (waitingSince?.toISOString() ?? null),
    waitingFor,
    score: assignment.blind && status !== 'reviewed' ? null : submission.score,
    habitPoints: submission.habitPoints,
    reviewer: presentReviewer(submission, { coaches, names }, readerId, now),
    reviewedBy: reviewedBy === null ? null : (names.get(reviewedBy) ?? null),
    reviewedAt: submission.reviewedAt?.toISOString() ?? null,
  };
}

/** Who has it open: nobody once the ten minutes are over, or the coach has left. */
export function presentReviewer(
  { reviewerId, reviewerSince, reviewerUntil }: SubmissionRow,
  { coaches, names }: People,
  readerId: string,
  now: Date,
): Presented['reviewer'] {
  if (reviewerId === null || reviewerUntil === null || reviewerUntil <= now || !coaches.has(reviewerId)) return null;
  return {
    name: names.get(reviewerId) ?? '',
    isYou: reviewerId === readerId,
    since: (reviewerSince ?? reviewerUntil).toISOString(),
    until: reviewerUntil.toISOString(),
  };
}
