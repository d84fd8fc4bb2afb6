import type { Reader } from '../../db/database.ts';
import { listScoredAnswers, type ScoredAnswerRow } from '../../db/interview-answers.ts';
import { listInterviewsEndedBefore } from '../../db/interviews.ts';
import { listClaims, type Claim } from '../../db/questions.ts';
import type { InterviewRow } from '../../db/schema.ts';
import { listVerdictsOf } from '../../db/verdicts.ts';
import { groupBy } from '../grading/group-by.ts';
import { effectiveVerdict, groupOf, shortfalls } from '../grading/rubric.ts';
import { figuresOf, type Figures, type ScoredAnswer, type ScoredPoint } from './report-scores.ts';

/** An interview that ended before another. */
export interface EarlierInterview {
  id: string;
  endedAt: Date;
  minutes: number;
  answers: number;
  /** null while an answer has no score. */
  figures: Figures | null;
  /** `${questionId} ${pointId}` of what was wrong, or missed and not made up for. */
  failed: ReadonlySet<string>;
}

/** Enough to see a course. */
const mostRead = 20;

/** A learner’s last twenty interviews that ended before this one, the last first. Four queries, however many there are. */
export async function readEarlierInterviews(
  db: Reader,
  { userId, id, endedAt }: Pick<InterviewRow, 'userId' | 'id' | 'endedAt'>,
): Promise<EarlierInterview[]> {
  if (endedAt === null) return [];
  const interviews = await listInterviewsEndedBefore(db, userId, { at: endedAt, id }, mostRead);
  if (interviews.length === 0) return [];
  const ids = interviews.map((interview) => interview.id);
  const answers = await judge(db, userId, await listScoredAnswers(db, userId, ids));
  const byInterview = groupBy(answers, ({ interviewId }) => interviewId);
  return interviews.flatMap((interview) => summarise(interview, byInterview.get(interview.id) ?? []));
}

function summarise(
  { id, endedAt, settings }: InterviewRow,
  answers: readonly (ScoredAnswerRow & ScoredAnswer)[],
): EarlierInterview[] {
  if (endedAt === null) return [];
  const isScored = answers.length > 0 && answers.every(({ score }) => score !== null);
  const failed = answers.flatMap(({ questionId, points }) =>
    [...shortfalls(points), ...points.filter(({ verdict }) => verdict === 'wrong')].map((point) =>
      keyOf(questionId, point.id),
    ),
  );
  return [
    {
      id,
      endedAt,
      minutes: settings.minutes,
      answers: answers.length,
      figures: isScored ? figuresOf(answers) : null,
      failed: new Set(failed),
    },
  ];
}

/** In how many of some interviews a point was missed or wrong. */
export const countFailed = (earlier: readonly EarlierInterview[], questionId: string, pointId: string): number =>
  earlier.filter(({ failed }) => failed.has(keyOf(questionId, pointId))).length;

const keyOf = (questionId: string, pointId: string) => `${questionId} ${pointId}`;

/** Answers with their points and the verdicts in force on them. */
async function judge(
  db: Reader,
  userId: string,
  answers: readonly ScoredAnswerRow[],
): Promise<(ScoredAnswerRow & ScoredAnswer)[]> {
  if (answers.length === 0) return [];
  const [claims, verdicts] = await Promise.all([
    listClaims(db, [...new Set(answers.map(({ questionId }) => questionId))]),
    listVerdictsOf(
      db,
      userId,
      answers.map(({ id }) => id),
    ),
  ]);
  const claimsOf = groupBy(claims, ({ questionId, rev }) => `${questionId} ${rev}`);
  const historyOf = groupBy(verdicts, ({ attemptId, pointId }) => `${attemptId} ${pointId}`);
  const judged = (attemptId: string, claim: Claim): ScoredPoint => ({
    id: claim.pointId,
    weight: claim.weight,
    role: claim.role,
    kind: claim.kind,
    group: groupOf(claim),
    verdict: effectiveVerdict(historyOf.get(`${attemptId} ${claim.pointId}`) ?? []),
  });
  return answers.map((answer) => ({
    ...answer,
    points: (claimsOf.get(`${answer.questionId} ${answer.rev}`) ?? []).map((claim) => judged(answer.id, claim)),
  }));
}
