import type { Forgetting, Strength } from './forgetting.ts';
import type { Memory } from './memory.ts';
import { dayMs } from './study-day.ts';

/** How a question stands with a learner, as far as plans go: met before, or not yet. */
export type Standing = Met | { met: false; prior: number };
interface Met extends Strength {
  met: true;
  /** Study day from which days since the last answer count. */
  since: number;
}

/** Chances of passing a question, 0..1: today; on the interview day if it is not asked any more, and if it is today. */
export interface Outlook {
  today: number;
  unasked: number;
  asked: number;
}

/** @param prior chance of passing a question never met */
export function standingOf(memory: Memory | null, prior: number): Standing {
  if (memory === null || memory.lastStudyDay === null) return { met: false, prior };
  const { stability, difficulty, lastStudyDay } = memory;
  return { met: true, stability, difficulty, since: lastStudyDay + stepDays(memory) };
}

/** Whole days of an open learning step: days count from its end (fold.ts). */
const stepDays = ({ state, due, lastReview }: Memory): number =>
  state === 'review' ? 0 : Math.max(0, Math.floor((due - (lastReview ?? due)) / dayMs));

/** What asking today would do: r·R(T | pass) + (1−r)·R(T | fail) beside R(T | not asked). */
export function outlookOf(standing: Standing, model: Forgetting, today: number, interviewDay: number): Outlook {
  const days = interviewDay - today;
  const after = (rating: 'good' | 'again') => model.recall(answered(standing, model, rating, today).stability, days);
  const chance = chanceOf(standing, model, today);
  return {
    today: chance,
    unasked: chanceOf(standing, model, interviewDay),
    asked: chance * after('good') + (1 - chance) * after('again'),
  };
}

/** Chance of passing on a day without being asked before. */
export const chanceOf = (standing: Standing, model: Forgetting, day: number): number =>
  standing.met ? model.recall(standing.stability, Math.max(0, day - standing.since)) : standing.prior;

/** The standing expected after an answer today: one that gives the mean chance of both outcomes on the interview day. */
export function standingAfter(standing: Standing, model: Forgetting, today: number, interviewDay: number): Standing {
  const chance = chanceOf(standing, model, today);
  const days = interviewDay - today;
  const pass = answered(standing, model, 'good', today);
  const fail = answered(standing, model, 'again', today);
  const mean = (of: (strength: Strength) => number) => chance * of(pass) + (1 - chance) * of(fail);
  return {
    met: true,
    stability: model.stabilityFor(
      mean(({ stability }) => model.recall(stability, days)),
      days,
    ),
    difficulty: mean(({ difficulty }) => difficulty),
    since: today,
  };
}

const answered = (standing: Standing, model: Forgetting, rating: 'good' | 'again', today: number): Strength =>
  standing.met ? model.next(standing, rating, Math.max(0, today - standing.since)) : model.first(rating);
