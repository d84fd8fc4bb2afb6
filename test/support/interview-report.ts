import type { InterviewReport, ReportAnswer, ReportAttempt } from '../../web/api-types.ts';
import { attemptAt, given, gradingOf, point } from './sitting.ts';

/** The report of a mock interview, as the server would send it: given on 22 November 2026, the fourth one. */

const answer503 =
  'I would check whether it correlates with a node or a rollout, then look at the EndpointSlices and their ready condition. I think the Service returns the 503 when it has no endpoints.\n\nMaybe maxUnavailable is too high, so too many pods go at once.';
const quote = (text: string) => [{ start: answer503.indexOf(text), end: answer503.indexOf(text) + text.length }];

/** An answer of the report to question `a`, with two points; `over` changes it. */
const reportAttempt = (over: Partial<ReportAttempt> = {}): ReportAttempt => {
  const { id, cardId, rev, currentRev, answer, inputMode, durationMs, delivery, handedInAt, points, model } =
    attemptAt('a');
  return {
    id,
    cardId,
    rev,
    currentRev,
    answer,
    inputMode,
    durationMs,
    delivery,
    recordings: [],
    handedInAt,
    points,
    model,
    suggestions: [],
    suggestionNote: null,
    gradings: [],
    outdated: false,
    score: null,
    comments: { total: 0, unread: 0 },
    ...over,
  };
};

const reportAnswer = (over: Partial<ReportAnswer> = {}): ReportAnswer => ({
  position: 0,
  questionId: 'intermittent-503s',
  prompt: 'Users see intermittent 503s behind a Service. Where do you look?',
  kind: 'debug',
  level: 2,
  deckId: 'kubernetes',
  deckTitle: 'Kubernetes',
  skillId: 'containerization-orchestration',
  skillTitle: 'Containerization & Orchestration',
  reasons: [{ code: 'weak', score: 0.48 }],
  outcome: 'answered',
  thinkMs: 31_000,
  thinkTargetMs: 30_000,
  answerMs: 221_000,
  answerTargetMs: 240_000,
  parts: [],
  late: null,
  attempt: reportAttempt(),
  ...over,
});

const byModel = { by: 'machine', confidence: 0.9, gradingId: 'g' } as const;
const first = reportAnswer({
  parts: [
    { probe: null, start: 0, end: answer503.indexOf('\n'), ms: 221_000, inputMode: 'spoken' },
    {
      probe: 'It happens only during deploys. What does that tell you?',
      start: answer503.indexOf('Maybe'),
      end: answer503.length,
      ms: 40_000,
      inputMode: 'spoken',
    },
  ],
  attempt: reportAttempt({
    id: 'attempt-503',
    answer: answer503,
    inputMode: 'spoken',
    delivery: {
      words: 45,
      wordsPerMinute: 128,
      spokenMs: 230_000,
      targetMs: 240_000,
      pauses: [{ start: 10_000, end: 14_000 }],
      longestPauseMs: 4000,
      fillers: [{ word: 'maybe', count: 2 }],
    },
    gradings: [gradingOf('g')],
    score: 0.58,
    points: [
      point('scope', 'covered', {
        say: 'Scope it first: which path, which pods, since when; compare with rollouts and nodes.',
        kind: 'diagnosis',
        weight: 2,
        sources: ['https://kubernetes.io/docs/tasks/debug/debug-application/debug-service/'],
        history: [
          given('scope', 'covered', {
            ...byModel,
            quotes: quote('check whether it correlates with a node or a rollout'),
            reason: 'You compare with nodes and rollouts.',
          }),
        ],
      }),
      point('endpoints', 'covered', {
        say: 'Look at the EndpointSlices: is a pod `ready` that does not serve yet?',
        kind: 'mechanism',
        role: 'must',
        sources: ['https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/'],
        history: [
          given('endpoints', 'covered', {
            ...byModel,
            quotes: quote('look at the EndpointSlices and their ready condition'),
            reason: 'The ready condition is named.',
          }),
        ],
      }),
      point('hop', 'wrong', {
        say: 'Ask which hop answered: a ClusterIP Service works below HTTP and returns no status.',
        kind: 'fact',
        role: 'must',
        weight: 2,
        wrong: [
          { if: 'The Service returns the 503', why: 'A ClusterIP Service works below HTTP; the ingress answered.' },
        ],
        sources: ['https://kubernetes.io/docs/reference/networking/virtual-ips/'],
        history: [
          given('hop', 'wrong', {
            ...byModel,
            check: true,
            confidence: 0.55,
            quotes: quote('the Service returns the 503 when it has no endpoints'),
            reason: 'A ClusterIP Service works below HTTP. Ask which hop answered.',
          }),
        ],
      }),
      point('mitigate', 'missed', {
        say: 'Mitigate before the root cause: roll back or scale, then explain.',
        kind: 'safety',
        weight: 2,
        sources: ['https://sre.google/sre-book/managing-incidents/'],
        history: [given('mitigate', 'missed', { ...byModel, reason: 'No mitigation is named.' })],
      }),
      point('prestop', 'partial', {
        say: 'Endpoint removal and `SIGTERM` run at once: a `preStop` sleep inside the grace period covers the gap.',
        kind: 'mechanism',
        role: 'bonus',
        sources: ['https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/'],
        history: [given('prestop', 'partial')],
      }),
    ],
    model: 'Scope, then **EndpointSlices**, then which hop answered.',
  }),
});
const second = reportAnswer({
  position: 1,
  questionId: 'docker-run-trace',
  prompt: 'Walk me through what happens, end to end, when you run `docker run -d -p 8080:80 nginx:latest`.',
  kind: 'trace',
  reasons: [{ code: 'covers-kind', kind: 'trace' }],
  answerMs: 74_000,
  answerTargetMs: 90_000,
  attempt: reportAttempt({
    id: 'attempt-docker',
    answer: 'The CLI asks dockerd over the socket.',
    points: [
      point('client', 'unjudged', { say: 'The CLI is only a client of dockerd.' }),
      point('image', 'unjudged', { say: 'The image is pulled by digest if it is not there.' }),
    ],
    suggestions: [
      { pointId: 'client', verdict: 'covered', quotes: [{ start: 0, end: 37 }], confidence: 0.8 },
      { pointId: 'image', verdict: 'missed', quotes: [], confidence: 0.7 },
    ],
  }),
});
const passed = reportAnswer({
  position: 2,
  questionId: 'helm-or-kustomize',
  prompt: 'Helm or Kustomize for forty services?',
  kind: 'tradeoff',
  reasons: [{ code: 'not-met' }, { code: 'fits-time' }],
  outcome: 'passed',
  answerMs: 12_000,
  answerTargetMs: 90_000,
  attempt: reportAttempt({
    id: 'attempt-helm',
    answer: '',
    score: 0,
    points: ['criteria', 'decision'].map((id) =>
      point(id, 'missed', {
        kind: 'tradeoff',
        history: [given(id, 'missed', { by: 'machine', reason: 'Nothing was said.' })],
      }),
    ),
  }),
});
const timeUp = reportAnswer({
  position: 3,
  questionId: 'oom-killed',
  prompt: 'A pod is OOMKilled at night. What now?',
  outcome: 'unanswered',
  answerMs: 0,
  late: 'And I would raise the limit only after that.',
  attempt: null,
});

const notReached = reportAnswer({
  position: 4,
  questionId: 'etcd-backup',
  prompt: 'How do you back up etcd?',
  kind: 'concept',
  reasons: [],
  outcome: 'not-reached',
  thinkMs: 0,
  answerMs: 0,
  attempt: null,
});

type Row = InterviewReport['putRight'][number];
const putRight = (over: Partial<Row>): Row => ({
  position: 0,
  attemptId: 'attempt-503',
  questionId: 'intermittent-503s',
  pointId: 'mitigate',
  say: 'Mitigate before the root cause: roll back or scale, then explain.',
  verdict: 'missed',
  weight: 1,
  role: 'ordinary',
  quote: null,
  why: null,
  missedBefore: 0,
  drillCardId: 'drill-mitigate',
  onToday: false,
  ...over,
});

export const interviewReport = (over: Partial<InterviewReport> = {}): InterviewReport => ({
  interview: {
    id: 'iv1',
    settings: {
      careerId: null,
      skillId: 'containerization-orchestration',
      deckIds: [],
      levels: [2],
      minutes: 30,
      inputMode: 'spoken',
      think: true,
      followUps: true,
      seed: 7,
    },
    status: 'finished',
    questionCount: 5,
    plannedMs: 1_800_000,
    limitMs: 1_800_000,
    ranMs: 1_860_000,
    remainingMs: 0,
    pauses: 0,
    pausedBecause: null,
    createdAt: '2026-11-22T15:00:00.000Z',
    startedAt: '2026-11-22T15:00:00.000Z',
    endedAt: '2026-11-22T15:31:00.000Z',
    endedBecause: 'time-up',
    grading: { answers: 4, judged: 2, underWay: false, graded: 1, failed: 0 },
  },
  endedOn: '2026-11-22',
  learner: null,
  headline: 'Solid mechanics. You skip the mitigation.',
  score: 0.714,
  points: 34,
  previous: 0.66,
  skills: [
    {
      id: 'containerization-orchestration',
      title: 'Containerization & Orchestration',
      score: 0.71,
      points: 34,
      previous: 0.66,
    },
  ],
  pointKinds: [
    { kind: 'fact', score: 0.78, points: 6, previous: 0.8 },
    { kind: 'mechanism', score: 0.84, points: 9, previous: 0.71 },
    { kind: 'command', score: 0.7, points: 5, previous: 0.62 },
    { kind: 'tradeoff', score: 0.52, points: 4, previous: 0.55 },
    { kind: 'diagnosis', score: 0.64, points: 6, previous: 0.6 },
    { kind: 'safety', score: 0.31, points: 4, previous: 0.4 },
    { kind: 'structure', score: null, points: 0, previous: null },
  ],
  questionKinds: [
    { kind: 'debug', score: 0.58, points: 14, previous: 0.5 },
    { kind: 'trace', score: 0.86, points: 12, previous: 0.86 },
    { kind: 'tradeoff', score: 0.5, points: 8, previous: null },
  ],
  putRight: [
    putRight({
      pointId: 'hop',
      say: 'Ask which hop answered: a ClusterIP Service works below HTTP and returns no status.',
      verdict: 'wrong',
      quote: 'the Service returns the 503',
      why: 'A ClusterIP Service works below HTTP. Ask which hop answered.',
      drillCardId: 'drill-hop',
    }),
    putRight({ weight: 2, missedBefore: 2 }),
    putRight({
      pointId: 'prestop',
      say: '`preStop` sleep inside the grace period',
      verdict: 'partial',
      role: 'bonus',
      why: 'Endpoint removal and SIGTERM run at once.',
      drillCardId: 'drill-prestop',
      onToday: true,
    }),
  ],
  delivery: {
    words: 812,
    spokenMs: 372_000,
    wordsPerMinute: 131,
    pauses: 9,
    longestPauseMs: 6000,
    fillers: [
      { word: 'basically', count: 7 },
      { word: 'you know', count: 3 },
    ],
  },
  answers: [first, second, passed, timeUp, notReached],
  earlier: [
    { id: 'iv-a', endedAt: '2026-10-25T16:00:00.000Z', endedOn: '2026-10-25', minutes: 30, score: 0.49, answers: 5 },
    { id: 'iv-b', endedAt: '2026-11-08T16:00:00.000Z', endedOn: '2026-11-08', minutes: 30, score: 0.57, answers: 6 },
    { id: 'iv-c', endedAt: '2026-11-15T16:00:00.000Z', endedOn: '2026-11-15', minutes: 45, score: 0.66, answers: 8 },
  ],
  ...over,
});
