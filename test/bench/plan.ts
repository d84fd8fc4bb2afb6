/** `npm run bench:plan`: the plan of a day and the forecasts of readiness, for 1,000 questions and 60 days. */
import { foldReviews } from '../../api/scheduling/fold.ts';
import { rankQuestions } from '../../api/scheduling/planner.ts';
import { projectPlan } from '../../api/scheduling/projection.ts';
import { forecastReadiness, type ReadinessRequest } from '../../api/scheduling/readiness.ts';
import { ratings } from '../../api/scheduling/memory.ts';
import { dayMs } from '../../api/scheduling/study-day.ts';
import { plainSettings, review } from '../support/reviews.ts';
import { luckOf } from './simulator/random.ts';
import { median, quantile } from './statistics.ts';
import { table } from './table.ts';

const luck = luckOf(1);
const today = 60;
const questions = Array.from({ length: 1000 }, (_, index) => {
  const reviews = Array.from({ length: Math.floor(luck.uniform(1, index) * 5) }, (__, nth) =>
    review({
      at: Math.floor(luck.uniform(2, index, nth) * (today - 1)) * dayMs + 12 * 3_600_000,
      rating: ratings[Math.floor(luck.uniform(3, index, nth) * 4)] ?? 'good',
    }),
  );
  return {
    id: `q${index}`,
    skillId: `s${index % 12}`,
    memory: reviews.length === 0 ? null : foldReviews(reviews, `q${index}`, 0),
    failed: false,
    prior: 0.25,
    share: 1,
    expectedMs: luck.between(100_000, 180_000, 4, index),
    answeredToday: false,
  };
});
const request: ReadinessRequest = {
  questions,
  settings: plainSettings,
  today,
  interviewDay: today + 60,
  budgetMs: 20 * 60_000,
  dailyMs: 20 * 60_000,
  focus: 'breadth',
  breaks: new Set(),
  newPerDay: 10,
  scores: { pass: 0.85, fail: 0.35 },
};

const timed = (name: string, run: () => unknown) => {
  const times = Array.from({ length: 60 }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  const [first = 0] = times;
  const later = times.slice(10).toSorted((a, b) => a - b);
  const used = process.cpuUsage();
  for (let nth = 0; nth < 20; nth++) run();
  const { user, system } = process.cpuUsage(used);
  const figures = [first, median(later), quantile(later, 0.95), (user + system) / 1000 / 20];
  return [name, ...figures.map((ms) => `${ms.toFixed(1)} ms`)];
};

console.log(`Node ${process.versions.node}; 1,000 questions, 60 days of 20 minutes\n`);
console.log(
  table([
    ['', 'first', 'median', 'p95', 'processor'],
    timed('plan of the day', () => rankQuestions(request)),
    timed('projection of one plan', () => projectPlan(request)),
    timed('readiness, all forecasts', () => forecastReadiness(request)),
  ]),
);
