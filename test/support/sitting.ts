import type { Attempt, Grading, Point, PointVerdict, Preview, Queue, QueueItem, Verdict } from '../../web/api-types.ts';

/** What a sitting is made of: as the server would send it, at noon of 22 November 2026. */

const noon = '2026-11-22T12:00:00.000Z';
const asOf = { versions: { docker: '29.7' }, checked: '2026-11-22', reviewBy: '2027-05-22' };
const preview: Preview = {
  again: { due: '2026-11-22T12:10:00.000Z', days: 0, seconds: 600 },
  hard: { due: '2026-11-24T04:00:00.000Z', days: 2, seconds: 0 },
  good: { due: '2026-11-27T04:00:00.000Z', days: 5, seconds: 0 },
  easy: { due: '2026-12-06T04:00:00.000Z', days: 14, seconds: 0 },
};

/** A question in the queue; its card has the same id. */
export const item = (id: string, over: Partial<QueueItem> = {}): QueueItem => ({
  card: {
    id,
    kind: 'question',
    questionId: id,
    pointId: null,
    state: 'review',
    due: noon,
    stability: 5,
    difficulty: 5,
    retrievability: 0.9,
    reps: 1,
    lapses: 0,
    leech: false,
    learningStep: 0,
    suspended: false,
    buriedUntil: null,
    resting: false,
    flag: 0,
    lastReview: null,
  },
  question: {
    id,
    rev: 1,
    deckId: 'containers',
    deckTitle: 'Containers',
    skillId: 'containers',
    prompt: `What is ${id}?`,
    kind: 'concept',
    level: 1,
    time: { think: 30, answer: 120 },
    tags: [],
    asOf,
    pointCount: 2,
  },
  drill: null,
  preview,
  expectedMs: 60_000,
  ahead: false,
  ...over,
});

/** The server’s answer of what to answer next: all of it due, unless `over` says otherwise. */
export const queueOf = (items: readonly QueueItem[], over: Partial<Queue> = {}): Queue => ({
  items: [...items],
  counts: { learning: 0, review: items.length, new: 0, drills: 0 },
  minutes: items.length,
  nextDue: null,
  reason: items.length === 0 ? 'done' : null,
  answeredToday: 0,
  ...over,
});

export const point = (id: string, verdict: Verdict = 'unjudged', over: Partial<Point> = {}): Point => ({
  id,
  say: `Says ${id}.`,
  weight: 1,
  role: 'ordinary',
  group: null,
  kind: 'fact',
  cue: `Cue of ${id}`,
  probe: null,
  wrong: [],
  sources: [],
  verdict,
  history: [],
  ...over,
});

/** An answer to the question of a card, with two points to judge. */
export const attemptAt = (cardId: string, over: Partial<Attempt> = {}): Attempt => ({
  id: `attempt-${cardId}`,
  cardId,
  questionId: cardId,
  rev: 1,
  currentRev: 1,
  pointId: null,
  answer: 'An answer.',
  recordings: [],
  inputMode: 'typed',
  startedAt: noon,
  durationMs: 40_000,
  delivery: null,
  hints: 0,
  handedInAt: noon,
  points: [point('first'), point('second')],
  model: 'The model answer.',
  suggestions: [],
  suggestionNote: null,
  gradings: [],
  outdated: false,
  score: null,
  suggestedRating: null,
  suggestedBecause: null,
  preview,
  drills: [],
  comments: { total: 0, unread: 0 },
  ...over,
});

/** A verdict in a point’s history: the learner’s, unless `over` says otherwise. */
export const given = (pointId: string, verdict: Verdict, over: Partial<PointVerdict> = {}): PointVerdict => ({
  pointId,
  verdict,
  by: 'self',
  judge: null,
  reason: null,
  at: noon,
  rev: 1,
  quotes: [],
  confidence: null,
  check: false,
  gradingId: null,
  ...over,
});

/** A run of the model over an answer, done unless `over` says otherwise. */
export const gradingOf = (id: string, over: Partial<Grading> = {}): Grading => ({
  id,
  attemptId: 'attempt-a',
  rev: 1,
  status: 'done',
  model: 'gpt-5-mini',
  results: [],
  failure: null,
  provenance: null,
  copiedFrom: null,
  cost: { calls: 1, inputTokens: 1200, cachedTokens: 0, outputTokens: 340, usd: 0.0021 },
  createdAt: noon,
  finishedAt: noon,
  ...over,
});
