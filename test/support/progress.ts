import type { Me, Progress, Retention, Review } from '../../web/api-types.ts';

/** How a learner stands, as the server would say it on 25 November 2026. */

const today = '2026-11-25';
const plus = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Remembered `measured` of `answers`, promised `promised`; ±`spread` likely. */
export const retentionOf = (answers: number, measured = 0.9, promised = 0.9, spread = 0.05): Retention =>
  answers === 0
    ? { answers, measured: null, promised: null, low: null, high: null }
    : { answers, measured, promised, low: Math.max(0, measured - spread), high: Math.min(1, measured + spread) };

/** 365 days back: nothing in the first third, then most weekdays, a freeze day and a break. */
const heatmap: Progress['heatmap'] = Array.from({ length: 365 }, (_, index) => {
  const answers = index < 120 || index % 7 === 2 || index === 300 ? 0 : (index * 37) % 13;
  const onBreak = index > 240 && index < 248;
  return {
    date: plus(today, index - 364),
    answers: onBreak ? 0 : answers,
    ms: onBreak ? 0 : answers * 80_000,
    frozen: index === 300,
    onBreak,
  };
});
const forecast: Progress['forecast'] = Array.from({ length: 90 }, (_, index) => {
  const onBreak = index > 26 && index < 40;
  const cards = onBreak ? 0 : index === 0 ? 17 : Math.round((((index * 29) % 17) + 3) / (1 + index / 40));
  return { date: plus(today, index), cards, ms: cards * 75_000, onBreak };
});

/** Ada, with every setting as it is at first. */
export const ada: Me = {
  id: 'ada',
  name: 'Ada',
  email: 'ada@example.org',
  role: 'learner',
  guestUntil: null,
  timeZone: 'Europe/Berlin',
  rolloverHour: 4,
  newPerDay: 5,
  reviewsPerDay: 100,
  desiredRetention: 0.9,
  learningSteps: [10],
  relearningSteps: [10],
  maximumInterval: 365,
  fuzz: true,
  autoOptimise: true,
  loadBalance: true,
  easyDays: [1, 1, 1, 1, 1, 1, 1],
  breaks: [],
  backlogOrder: 'retrievability',
  leechThreshold: 8,
  interviewDate: null,
  minutesPerDay: 20,
  planFocus: 'breadth',
  streak: true,
  freezeDays: 2,
  keepRecordings: false,
  settingsVersion: 1,
  studyDay: today,
  nextRollover: '2026-11-26T03:00:00.000Z',
};

/** Months of practice. */
export const progressOf = (over: Partial<Progress> = {}): Progress => ({
  studyDay: today,
  streak: { days: 23, longest: 31, answeredToday: false, freezeDaysLeft: 1 },
  heatmap,
  forecast,
  retention: {
    desired: 0.9,
    all: retentionOf(312, 0.91, 0.9, 0.032),
    young: retentionOf(231, 0.93, 0.91, 0.035),
    mature: retentionOf(81, 0.83, 0.9, 0.06),
    months: Array.from({ length: 12 }, (_, index) => ({
      month: plus('2025-12-15', index * 30.5).slice(0, 7),
      ...(index < 4
        ? retentionOf(0)
        : retentionOf(20 + index * 3, 0.82 + ((index * 7) % 11) / 100, 0.9, 0.16 - index / 100)),
    })),
  },
  time: { todayMs: 0, weekMs: 4_920_000, monthMs: 21_600_000, allMs: 63_000_000, answers: 846 },
  weakest: [
    {
      questionId: 'rolling-update-trace',
      prompt: 'What happens between `kubectl apply` and the last old Pod going away?',
      deckId: 'kubernetes',
      pointId: 'drain',
      say: 'preStop and the removal of the endpoint run at once, so a Pod must go on serving for some seconds.',
      answers: 4,
      missed: 3.5,
      drillCardId: 'drill-1',
    },
    {
      questionId: 'docker-run-trace',
      prompt: 'Walk me through what happens, end to end, when you run `docker run -d -p 8080:80 nginx:latest`.',
      deckId: 'containers',
      pointId: 'pid1',
      say: 'The process is PID 1 in its namespace, and the container lives as long as it does.',
      answers: 2,
      missed: 2,
      drillCardId: 'drill-2',
    },
  ],
  leeches: [
    {
      cardId: 'leech-1',
      questionId: 'intermittent-503s',
      prompt: 'Users see 503 now and then since yesterday’s deploy. Where do you look first?',
      cue: null,
      lapses: 9,
      suspended: false,
    },
    {
      cardId: 'leech-2',
      questionId: 'mtls',
      prompt: 'What does mutual TLS in the mesh protect you from, and what not?',
      cue: 'Who renews the certificates, and how often?',
      lapses: 8,
      suspended: true,
    },
  ],
  skills: [
    ['containers', 'Containerization & Orchestration', [0.52, 0.61, 0.58, 0.7, 0.74, 0.81, 0.79]] as const,
    ['ci-cd', 'CI/CD', [0.8, 0.72]] as const,
    ['secrets', 'Secrets & Supply Chain', [0.64]] as const,
  ].map(([skillId, title, scores]) => ({
    skillId,
    title,
    months: scores.map((score, index) => ({
      month: plus('2026-11-15', (index - scores.length + 1) * 30.4).slice(0, 7),
      score,
      answers: 6 + index,
    })),
  })),
  ...over,
});

/** Nothing answered yet. */
export const freshProgress = progressOf({
  streak: { days: 0, longest: 0, answeredToday: false, freezeDaysLeft: 2 },
  heatmap: heatmap.map(({ date }) => ({ date, answers: 0, ms: 0, frozen: false, onBreak: false })),
  forecast: forecast.map(({ date }) => ({ date, cards: 0, ms: 0, onBreak: false })),
  retention: {
    desired: 0.9,
    all: retentionOf(0),
    young: retentionOf(0),
    mature: retentionOf(0),
    months: progressOf().retention.months.map(({ month }) => ({ month, ...retentionOf(0) })),
  },
  time: { todayMs: 0, weekMs: 0, monthMs: 0, allMs: 0, answers: 0 },
  weakest: [],
  leeches: [],
  skills: [],
});

/** A rated answer of the history. */
export const reviewOf = (id: string, over: Partial<Review> = {}): Review => ({
  id,
  cardId: `card-${id}`,
  questionId: `question-${id}`,
  prompt: `What is ${id}?`,
  cue: null,
  rating: 'good',
  suggestedRating: null,
  reviewedAt: '2026-11-25T10:30:00.000Z',
  durationMs: 84_000,
  attemptId: null,
  source: 'review',
  timeZone: 'Europe/Berlin',
  rolloverHour: 4,
  undone: false,
  ...over,
});
