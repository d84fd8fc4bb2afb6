import type { LearnerCounts } from '../../db/cohort-work.ts';
import { dayMs } from '../scheduling/study-day.ts';
import { retentionOf } from '../scheduling/retention.ts';
import type { LearnerFigures } from './learner-figures.ts';

/** A point that was stated wrongly, and how often. */
export interface WrongPoint {
  questionId: string;
  pointId: string;
  rev: number;
  times: number;
}

/** Why a learner may need their coach. */
export type Reason =
  | { code: 'overdue'; count: number; since: Date }
  | { code: 'silent'; since: Date | null }
  | { code: 'forgetting'; measured: number; promised: number; answers: number }
  | { code: 'scores-fall'; scores: number[] }
  | ({ code: 'wrong-again' } & WrongPoint);

export const silentDays = 7;
/** Fewer answers tell too little of a memory. */
const fewestAnswers = 20;
/** From the first of the last takes to the last, 0..1. */
const leastFall = 0.1;
const takesThatFall = 3;
const timesWrong = 3;

export interface LearnerToJudge {
  figures: LearnerFigures;
  /** undefined without work. */
  counts: LearnerCounts | undefined;
  joinedAt: Date;
  lastSeenAt: Date | null;
  shareProgress: boolean;
}

/** The reasons for which a learner may need their coach, the plainest first; none for most. */
export function reasonsFor(learner: LearnerToJudge, now: Date): Reason[] {
  return [
    overdue(learner),
    silent(learner, now),
    wrongAgain(learner),
    forgetting(learner),
    scoresFall(learner),
  ].flatMap((reason) => reason ?? []);
}

function overdue({ counts }: LearnerToJudge): Reason | undefined {
  return counts?.overdueSince ? { code: 'overdue', count: counts.overdue, since: counts.overdueSince } : undefined;
}

/** Nothing for a week, of a learner of whom something would be seen: they have work to do, or share their progress. */
function silent({ counts, joinedAt, lastSeenAt, shareProgress }: LearnerToJudge, now: Date): Reason | undefined {
  const hasWork = counts !== undefined && counts.learners > counts.waiting + counts.reviewed;
  const quiet = (lastSeenAt ?? joinedAt).getTime() <= now.getTime() - silentDays * dayMs;
  return quiet && (hasWork || shareProgress) ? { code: 'silent', since: lastSeenAt } : undefined;
}

function wrongAgain({ figures }: LearnerToJudge): Reason | undefined {
  const [worst] = wrongPoints(figures, timesWrong);
  return worst && { code: 'wrong-again', ...worst };
}

/** The measured share lies below the promised one by more than chance explains. */
function forgetting({ figures }: LearnerToJudge): Reason | undefined {
  const { answers, measured, promised, high } = retentionOf(figures.retention);
  if (answers < fewestAnswers || measured === null || promised === null || high === null) return undefined;
  return high < promised ? { code: 'forgetting', measured, promised, answers } : undefined;
}

function scoresFall({ figures: { takes } }: LearnerToJudge): Reason | undefined {
  const [first = 0, last = 0] = [takes[0], takes.at(-1)];
  const falls = takes.every((score, index) => index === 0 || score < (takes[index - 1] ?? 0));
  return takes.length >= takesThatFall && falls && first - last >= leastFall
    ? { code: 'scores-fall', scores: takes }
    : undefined;
}

/** The points that were stated wrongly so often or more, most often first. */
export function wrongPoints({ questions }: LearnerFigures, least: number): WrongPoint[] {
  return Object.entries(questions)
    .flatMap(([questionId, { rev, wrong = {} }]) =>
      Object.entries(wrong).map(([pointId, times]) => ({ questionId, pointId, rev, times })),
    )
    .filter(({ times }) => times >= least)
    .toSorted((a, b) => b.times - a.times || (keyOf(a) < keyOf(b) ? -1 : 1));
}

export const keyOf = ({ questionId, pointId }: Pick<WrongPoint, 'questionId' | 'pointId'>) =>
  `${questionId} ${pointId}`;
