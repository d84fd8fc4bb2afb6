import type { ProjectionRequest } from '../../../api/scheduling/projection.ts';
import type { PlanFocus } from '../../../api/scheduling/preferences.ts';
import { firstPassPriors, scoreMeans } from '../../../api/scheduling/priors.ts';
import { forecastReadiness } from '../../../api/scheduling/readiness.ts';
import { settings, type Study, type StudiedQuestion } from './study.ts';

/** What the service would plan from: its books, nothing else. */
export function planRequestOf(study: Study, focus: PlanFocus): ProjectionRequest {
  const { questions, today, interviewDay, budgetMs, minutesPerDay } = study;
  const prior = priorsOf(questions);
  return {
    questions: questions.map(({ id, level, memory, expectedMs }) => ({
      id,
      memory: memory.state === 'new' ? null : memory,
      failed: false,
      prior: prior(level),
      share: 1,
      expectedMs,
      answeredToday: memory.lastStudyDay === today,
    })),
    settings,
    today,
    interviewDay,
    budgetMs,
    dailyMs: minutesPerDay * 60_000,
    breaks: new Set(),
    newPerDay: 10,
    focus,
  };
}

/** The score that the service expects on the interview day if the plan for breadth is followed, 0..1. */
export function expectedScore(study: Study): number {
  const request = planRequestOf(study, 'breadth');
  const answers = study.questions.flatMap((question) => question.answers);
  const of = (passed: boolean) => {
    const such = answers.filter(({ rating }) => (rating !== 'again') === passed);
    return { answers: such.length, total: such.reduce((sum, { score }) => sum + score, 0) };
  };
  return forecastReadiness({
    ...request,
    questions: request.questions.map((question) => ({ ...question, skillId: 'all' })),
    scores: scoreMeans({ pass: of(true), fail: of(false) }),
  }).plan.breadth.score;
}

function priorsOf(questions: readonly StudiedQuestion[]) {
  const firsts = [1, 2, 3].map((level) => ({ level, answered: 0, passed: 0 }));
  for (const { level, answers } of questions) {
    const record = firsts[level - 1];
    if (!record || answers[0] === undefined) continue;
    record.answered += 1;
    if (answers[0].rating !== 'again') record.passed += 1;
  }
  return firstPassPriors(firsts);
}
