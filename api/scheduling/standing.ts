import type { Forgetting, Strength } from './forgetting.ts';
import type { Memory } from './memory.ts';
import { firstGuess } from './priors.ts';
import { dayMs } from './study-day.ts';

/** How a question stands with a learner, as far as plans go: met before, or not yet. */
export type Standing = Met | { met: false; prior: number };
interface Met extends Strength {
  met: true;
  /** Study day from which days since the last answer count. */
  since: number;
  /** A mock interview has shown since that it is not known, whatever FSRS says. */
  failed: boolean;
}

interface Known {
  memory: Memory | null;
  prior: number;
  failed: boolean;
}

/** Chances of passing a question, 0..1: today; on the interview day if it is not asked any more, and if it is today. */
export interface Outlook {
  today: number;
  unasked: number;
  asked: number;
}

/** Chance of passing a question that was failed in a mock interview, 0..1: that of one of which nothing is known. */
const failedChance = firstGuess;

/** How a question of a plan stands (planner.ts). */
export function standingOf({ memory, prior, failed }: Known): Standing {
  if (memory === null || memory.lastStudyDay === null) return { met: false, prior };
  const { stability, difficulty, lastStudyDay } = memory;
  return { met: true, stability, difficulty, since: lastStudyDay + stepDays(memory), failed };
}

/** Whole days of an open learning step: days count from its end (fold.ts). */
const stepDays = ({ state, due, lastReview }: Memory): number =>
  state === 'review' ? 0 : Math.max(0, Math.floor((due - (lastReview ?? due)) / dayMs));

/** What asking today would do: r·R(T | pass) + (1−r)·R(T | fail) beside R(T | not asked). */
export function outlookOf(standing: Standing, model: Forgetting, today: number, interviewDay: number): Outlook {
  const outcomes = outcomesOf(standing, model, today);
  return {
    today: outcomes.chance,
    unasked: chanceOf(standing, model, interviewDay),
    asked: onTheDay(outcomes, model, interviewDay - today),
  };
}

/** Chance of passing on a day without being asked before. */
export function chanceOf(standing: Standing, model: Forgetting, day: number): number {
  if (!standing.met) return standing.prior;
  const recall = model.recall(standing.stability, Math.max(0, day - standing.since));
  return standing.failed ? Math.min(recall, failedChance) : recall;
}

/** The standing expected after an answer today: one that gives the mean chance of both outcomes on the interview day. */
export function standingAfter(standing: Standing, model: Forgetting, today: number, interviewDay: number): Standing {
  const outcomes = outcomesOf(standing, model, today);
  const { chance, pass, fail } = outcomes;
  const days = interviewDay - today;
  return {
    met: true,
    stability: model.stabilityFor(onTheDay(outcomes, model, days), days),
    difficulty: chance * pass.difficulty + (1 - chance) * fail.difficulty,
    since: today,
    failed: false,
  };
}

interface Outcomes {
  met: boolean;
  /** Of passing today. */
  chance: number;
  /** What a pass (Good) and a fail leave. */
  pass: Strength;
  fail: Strength;
}

function outcomesOf(standing: Standing, model: Forgetting, today: number): Outcomes {
  const { met } = standing;
  const chance = chanceOf(standing, model, today);
  if (!standing.met) return { met, chance, pass: model.first('good'), fail: model.first('again') };
  const days = Math.max(0, today - standing.since);
  const recalled = standing.failed ? undefined : chance;
  return {
    met,
    chance,
    // By the memory that the schedule goes on from, also where it is known to be wrong.
    pass: model.next(standing, 'good', days, recalled),
    fail: model.next(standing, 'again', days, recalled),
  };
}

/**
 * Chance of passing so many days after an answer. What is passed at first sight was known before and stays known as it
 * would have unasked: FSRS would call it learnt today, and learners who know much would not be asked what they don't.
 */
const onTheDay = ({ met, chance, pass, fail }: Outcomes, model: Forgetting, days: number): number =>
  chance * (met ? model.recall(pass.stability, days) : 1) + (1 - chance) * model.recall(fail.stability, days);
