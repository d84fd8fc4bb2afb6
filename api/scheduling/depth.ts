import type { Forgetting } from './forgetting.ts';
import type { PlanRequest } from './planner.ts';
import { sittingsUntil } from './sittings.ts';
import { chanceOf, standingAfter, type Standing } from './standing.ts';

/** From this chance of passing on (0..1) a question is taken to be known well enough; found by simulation. */
const enough = 0.7;
/** More answers than this are not planned for one question. */
const mostAnswers = 4;
/** Where the minutes reach for this share of the questions (0..1), nothing is left out. */
const nearlyAll = 0.7;

/**
 * For depth: the indices of the questions that the minutes left until the interview can bring to `enough`, those that
 * need least first. Beginning more than that would leave many half known. undefined for all.
 */
export function affordableQuestions(
  request: PlanRequest,
  standings: readonly Standing[],
  model: Forgetting,
  interviewDay: number,
): ReadonlySet<number> | undefined {
  const { questions, today } = request;
  const needs = questions
    .map(({ id, expectedMs }, index) => {
      const standing = standings[index];
      const answers = standing ? answersNeeded(standing, model, today, interviewDay) : 0;
      return { id, index, ms: answers * expectedMs };
    })
    .toSorted((a, b) => a.ms - b.ms || (a.id < b.id ? -1 : 1));
  let left = sittingsUntil(interviewDay, request).reduce((sum, { budgetMs }) => sum + budgetMs, 0);
  const scope = new Set<number>();
  for (const { index, ms } of needs) {
    left -= ms;
    if (left < 0 && scope.size > 0) break;
    scope.add(index);
  }
  return scope.size < nearlyAll * questions.length ? scope : undefined;
}

/** How many answers, spread evenly over the days left, bring a question to `enough`. */
function answersNeeded(standing: Standing, model: Forgetting, today: number, interviewDay: number): number {
  for (let answers = 0; answers < mostAnswers; answers++) {
    let after = standing;
    for (let nth = 0; nth < answers; nth++) {
      const day = today + Math.floor((nth * (interviewDay - today)) / answers);
      after = standingAfter(after, model, day, interviewDay);
    }
    if (chanceOf(after, model, interviewDay) >= enough) return answers;
  }
  return mostAnswers;
}
