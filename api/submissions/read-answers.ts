import type { Reader } from '../../db/database.ts';
import { listClaims, type Claim } from '../../db/questions.ts';
import {
  listGivenVerdicts,
  listSubmissionAnswers,
  type GivenVerdictRow,
  type SubmissionAnswer,
  type SubmissionKey,
} from '../../db/submissions.ts';
import { groupBy } from '../grading/group-by.ts';

/** The answers of some submissions, and what they were judged by. */
export interface Answers {
  of: (key: SubmissionKey) => readonly SubmissionAnswer[];
  claims: readonly Claim[];
  /** On one answer, oldest first. */
  verdictsOn: (answer: SubmissionAnswer) => readonly GivenVerdictRow[];
}

/** @param presentOnly leaves out answers of earlier takes than these */
export async function readAnswers(
  db: Reader,
  submissions: readonly (SubmissionKey & { take: number })[],
  { presentOnly = false } = {},
): Promise<Answers> {
  const all = submissions.length === 0 ? [] : await listSubmissionAnswers(db, submissions);
  const bySubmission = groupBy(all, ({ of }) => keyOf(of));
  const wanted = submissions.flatMap((submission) =>
    (bySubmission.get(keyOf(submission)) ?? []).filter(({ of }) => !presentOnly || of.take === submission.take),
  );
  const answers = groupBy(wanted, ({ of }) => keyOf(of));
  const keys = [...new Map(wanted.map(({ attempt }) => [`${attempt.userId} ${attempt.id}`, attempt])).values()];
  const questionIds = [...new Set(keys.map(({ questionId }) => questionId))];
  const [claims, verdicts] =
    keys.length === 0 ? [[], []] : await Promise.all([listClaims(db, questionIds), listGivenVerdicts(db, keys)]);
  const byAttempt = groupBy(verdicts, ({ userId, attemptId }) => `${userId} ${attemptId}`);
  return {
    of: (key) => answers.get(keyOf(key)) ?? [],
    claims,
    verdictsOn: ({ attempt }) => byAttempt.get(`${attempt.userId} ${attempt.id}`) ?? [],
  };
}

const keyOf = ({ userId, assignmentId }: SubmissionKey) => `${userId} ${assignmentId}`;
