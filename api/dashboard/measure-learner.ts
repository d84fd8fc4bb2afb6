import type { Database } from '../../db/database.ts';
import { listClaims, type Claim } from '../../db/questions.ts';
import { allSettings } from '../../db/settings.ts';
import { listVerdictsOf, type VerdictOf } from '../../db/verdicts.ts';
import {
  listAssignedReviews,
  listTakeScores,
  listVisibleAnswers,
  type VisibleAnswer,
} from '../../db/visible-answers.ts';
import { getSettings } from '../accounts/settings.ts';
import { groupBy } from '../grading/group-by.ts';
import { effectiveVerdict, groupOf, shortfalls, type Verdict } from '../grading/rubric.ts';
import { measureReadiness } from '../plan/measure-readiness.ts';
import { readRecord } from '../progress/read-record.ts';
import { addAnswer, addTallies, noAnswers, type Tally } from '../scheduling/retention.ts';
import { studyDay } from '../scheduling/study-day.ts';
import type { LearnerFigures, QuestionFigures } from './learner-figures.ts';

/** A learner as a cohort may see them. */
export interface SeenLearner {
  userId: string;
  cohortId: string;
  shareProgress: boolean;
  shareAnswers: boolean;
}

const retentionDays = 30;
/** Enough for the questions below, few enough to read at once. */
const mostAnswers = 300;
const mostQuestions = 100;
const mostTakes = 3;

/** Measures what a cohort may see of a learner's studying. */
export async function measureLearner(db: Database, learner: SeenLearner, now: Date): Promise<LearnerFigures> {
  const takes = await listTakeScores(db.read, learner, mostTakes);
  return {
    retention: await measureRetention(db, learner, now),
    expected: learner.shareProgress ? await measureExpected(db, learner.userId, now) : null,
    takes: takes.map(({ score }) => score).toReversed(),
    questions: await measureQuestions(db, learner),
  };
}

/** Over the last study days: of all reviews, or of those within assignments. */
async function measureRetention(db: Database, learner: SeenLearner, now: Date): Promise<Tally> {
  const { userId, shareProgress } = learner;
  const assigned = shareProgress
    ? undefined
    : new Set((await listAssignedReviews(db.read, learner)).map(({ id }) => id));
  if (assigned?.size === 0) return noAnswers;
  const settings = await getSettings(db, userId);
  const days = new Map<number, Tally>();
  const versions = await allSettings(db.read, { userId });
  const record = await readRecord(db.read, userId, versions, ({ id }, answer, day) => {
    if (!assigned || assigned.has(id)) days.set(day, addAnswer(days.get(day) ?? noAnswers, answer));
  });
  const today = Math.max(studyDay(now.getTime(), settings), record.lastDay);
  return [...days]
    .filter(([day]) => day > today - retentionDays)
    .reduce((sum, [, tally]) => addTallies(sum, tally), noAnswers);
}

async function measureExpected(db: Database, userId: string, now: Date): Promise<LearnerFigures['expected']> {
  const settings = await getSettings(db, userId);
  const { overall, interviewDate } = await measureReadiness(db.read, settings, settings.interviewDate, now);
  if (overall.questions === 0) return null;
  return overall.with === null ? { score: overall.today, date: null } : { score: overall.with, date: interviewDate };
}

async function measureQuestions(db: Database, learner: SeenLearner): Promise<LearnerFigures['questions']> {
  const answers = await listVisibleAnswers(db.read, { ...learner, all: learner.shareAnswers }, mostAnswers);
  const byQuestion = [...groupBy(answers, ({ questionId }) => questionId)].slice(0, mostQuestions);
  if (byQuestion.length === 0) return {};
  const questionIds = byQuestion.map(([id]) => id);
  const [verdicts, claims] = await Promise.all([
    listVerdictsOf(
      db.read,
      learner.userId,
      answers.map(({ id }) => id),
    ),
    listClaims(db.read, questionIds),
  ]);
  const verdictsOf = verdictsInForce(verdicts);
  const claimsOf = groupBy(claims, ({ questionId }) => questionId);
  return Object.fromEntries(
    byQuestion.map(([id, own]) => [id, questionFigures(own, claimsOf.get(id) ?? [], verdictsOf)]),
  );
}

/** By attempt and point. */
type VerdictsInForce = ReadonlyMap<string, ReadonlyMap<string, Verdict>>;

function verdictsInForce(verdicts: readonly VerdictOf[]): VerdictsInForce {
  return new Map(
    [...groupBy(verdicts, ({ attemptId }) => attemptId)].map(([attemptId, own]) => [
      attemptId,
      new Map([...groupBy(own, ({ pointId }) => pointId)].map(([id, history]) => [id, effectiveVerdict(history)])),
    ]),
  );
}

/** @param answers to one question, newest first */
function questionFigures(
  answers: readonly VisibleAnswer[],
  claims: readonly Claim[],
  verdictsOf: VerdictsInForce,
): QuestionFigures {
  const judged = answers.find(({ pointId, score }) => pointId === null && score !== null);
  const wrong = new Map<string, number>();
  for (const { id } of answers)
    for (const [pointId, verdict] of verdictsOf.get(id) ?? [])
      if (verdict === 'wrong') wrong.set(pointId, (wrong.get(pointId) ?? 0) + 1);
  return {
    rev: (judged ?? answers[0])?.rev ?? 0,
    missed: judged ? missedIn(judged, claims, verdictsOf) : null,
    ...(wrong.size > 0 ? { wrong: Object.fromEntries(wrong) } : {}),
  };
}

/** What a complete answer would have had to make; of some of several points, as many as were lacking. */
function missedIn({ id, rev }: VisibleAnswer, claims: readonly Claim[], verdictsOf: VerdictsInForce): string[] {
  const verdicts = verdictsOf.get(id);
  const points = claims
    .filter((claim) => claim.rev === rev)
    .map((claim) => ({
      ...claim,
      id: claim.pointId,
      group: groupOf(claim),
      verdict: verdicts?.get(claim.pointId) ?? ('unjudged' as const),
    }));
  return shortfalls(points).map((point) => point.id);
}
