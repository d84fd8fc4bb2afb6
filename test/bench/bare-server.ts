/**
 * The bare server that ours is measured against (design/quality.md): what the same work costs without our promises.
 * It opens a copy of the very database that ours made and seeded: `bare-server.ts FILE PORT`.
 *
 * The same as ours: Express 5 with the same settings, better-sqlite3 with WAL, synchronous=FULL and a group commit with
 * a savepoint for each job, ts-fsrs with the same parameters and fuzz, the columns stored of a review, the fields answered.
 *
 * Left out: sessions (the learner is named in a header), rate limits, validation, logging, security headers, the check of
 * the answer's shape, drizzle; replays and conflicts, attempts, suspended cards; settings (everyone has the first ones,
 * read from nowhere); study days (ts-fsrs counts UTC days); folding the log again when a review comes late; limits of
 * decks and of reviews a day; the order of the queue (due cards, then new questions).
 *
 * Raw SQL, each statement prepared once. Written to be plain, not to win or lose.
 */
import BetterSqlite3 from 'better-sqlite3';
import express, { type Request } from 'express';
import { fsrs, Rating as Grade, State, type Card as FsrsCard, type Grade as FsrsGrade } from 'ts-fsrs';

const [file, port] = process.argv.slice(2);
const client = new BetterSqlite3(file);
client.pragma('journal_mode = WAL');
client.pragma('synchronous = FULL');
client.pragma('cache_size = -64000');
client.pragma('foreign_keys = ON');

const dayMs = 86_400_000;
const settings = { version: 1, timeZone: 'UTC', rolloverHour: 4, newPerDay: 5 };
const scheduler = fsrs({
  request_retention: 0.9,
  enable_fuzz: true,
  learning_steps: ['10m'],
  relearning_steps: ['10m'],
});

type Rating = 'again' | 'hard' | 'good' | 'easy';
type CardState = 'new' | 'learning' | 'review' | 'relearning';
const grades: Record<Rating, FsrsGrade> = {
  again: Grade.Again,
  hard: Grade.Hard,
  good: Grade.Good,
  easy: Grade.Easy,
};
const states = {
  new: State.New,
  learning: State.Learning,
  review: State.Review,
  relearning: State.Relearning,
} as const;
const stateNames: Record<State, CardState> = {
  [State.New]: 'new',
  [State.Learning]: 'learning',
  [State.Review]: 'review',
  [State.Relearning]: 'relearning',
};

interface CardRow {
  id: string;
  kind: 'question' | 'drill';
  question_id: string;
  point_id: string | null;
  state: CardState;
  due: number;
  stability: number;
  difficulty: number;
  scheduled_days: number;
  learning_step: number;
  reps: number;
  lapses: number;
  first_review: number | null;
  last_review: number | null;
  suspended_at: number | null;
  buried_until: number | null;
  resting_since: number | null;
  flag: number;
}
interface QuestionRow {
  rev: number;
  deck_id: string;
  deck_title: string;
  skill_id: string;
  prompt: string;
  question_kind: string;
  level: number;
  think_seconds: number;
  answer_seconds: number;
  tags: string;
  as_of: string;
  point_count: number;
}
interface ReviewRequest {
  id: string;
  cardId: string;
  rating: Rating;
  reviewedAt: string;
  durationMs: number;
}

const cardColumns = `c.kind, c.point_id, c.state, c.due, c.stability, c.difficulty, c.scheduled_days, c.learning_step,
  c.reps, c.lapses, c.first_review, c.last_review, c.suspended_at, c.buried_until, c.resting_since, c.flag`;
const questionColumns = `q.id as question_id, q.deck_id, d.title as deck_title, d.skill_id, r.rev, r.prompt,
  r.kind as question_kind, r.level, r.think_seconds, r.answer_seconds, r.tags, r.as_of, r.point_count`;

const findCard = client.prepare<[string, string], CardRow>(
  `select c.id, c.question_id, ${cardColumns} from cards c where c.user_id = ? and c.id = ?`,
);
const insertLog = client.prepare(
  `insert into review_logs (user_id, id, kind, card_id, rating, reviewed_at, recorded_at, time_zone, rollover_hour,
     settings_version, duration_ms, source, request, answer)
   values (:userId, :id, 'review', :cardId, :rating, :reviewedAt, :recordedAt, :timeZone, :rolloverHour,
     :version, :durationMs, :source, :request, :answer)`,
);
const updateCard = client.prepare(
  `update cards set state = :state, due = :due, stability = :stability, difficulty = :difficulty,
     scheduled_days = :scheduledDays, learning_step = :learningStep, reps = :reps, lapses = :lapses,
     first_review = :firstReview, last_review = :lastReview, last_study_day = :lastStudyDay,
     folded_at = :lastReview, folded_id = :reviewId, version = version + 1
   where user_id = :userId and id = :id`,
);
const listDue = client.prepare<[string, number, number], CardRow & QuestionRow & { cue: string | null }>(
  `select c.id, ${cardColumns}, ${questionColumns}, p.cue
   from cards c
   join questions q on q.id = c.question_id and q.retired = 0
   join question_revisions r on r.question_id = q.id and r.rev = q.rev
   join decks d on d.id = q.deck_id and d.retired = 0
   join enrolments e on e.user_id = c.user_id and e.deck_id = q.deck_id and e.active = 1
   left join points p on p.question_id = q.id and p.rev = q.rev and p.id = c.point_id
   where c.user_id = ? and c.due <= ? and (c.state <> 'new' or c.kind = 'drill')
     and c.suspended_at is null and c.resting_since is null and (c.buried_until is null or c.buried_until <= ?)
   order by c.due, c.id limit 500`,
);
const listUnseen = client.prepare<[string], QuestionRow & { id: string; question_id: string }>(
  `select q.card_id as id, ${questionColumns}
   from enrolments e
   join decks d on d.id = e.deck_id and d.retired = 0
   join questions q on q.deck_id = e.deck_id and q.retired = 0
   join question_revisions r on r.question_id = q.id and r.rev = q.rev
   left join cards c on c.user_id = e.user_id and c.id = q.card_id
   where e.user_id = ? and e.active = 1 and c.id is null
   order by q.position, q.id limit 500`,
);
const countToday = client.prepare<[number, string, number], { answered: number; first: number }>(
  `select count(*) as answered, count(case when first_review >= ? then 1 end) as first
   from cards where user_id = ? and last_review >= ? and kind = 'question'`,
);
const findNextDue = client.prepare<[string, number], { due: number | null }>(
  `select min(due) as due from cards where user_id = ? and due > ?`,
);

const app = express();
app.disable('x-powered-by');
app.set('etag', false);
app.set('query parser', 'simple');

app.post('/reviews', express.json(), async (request, response) => {
  response.status(201).json(await commit(() => recordReview(learnerOf(request), request.body as ReviewRequest)));
});
app.get('/queue', (request, response) => {
  response.json(readQueue(learnerOf(request), Number(request.query.limit)));
});
app.listen(Number(port), '127.0.0.1');
process.on('SIGTERM', () => process.exit());

const learnerOf = (request: Request) => request.get('x-learner') ?? '';

function recordReview(userId: string, request: ReviewRequest) {
  const now = new Date();
  const before = findCard.get(userId, request.cardId);
  if (!before) throw new Error(`no card ${request.cardId}`);
  const at = new Date(request.reviewedAt);
  const next = scheduler.next(fsrsCard(before), at, grades[request.rating]).card;
  const after: CardRow = {
    ...before,
    state: stateNames[next.state],
    due: next.due.getTime(),
    stability: next.stability,
    difficulty: next.difficulty,
    scheduled_days: next.scheduled_days,
    learning_step: next.learning_steps,
    reps: next.reps,
    lapses: next.lapses,
    first_review: before.first_review ?? at.getTime(),
    last_review: at.getTime(),
  };
  const source = before.kind === 'drill' ? 'drill' : 'review';
  const { timeZone, rolloverHour, version } = settings;
  const answer = {
    review: {
      id: request.id,
      cardId: before.id,
      rating: request.rating,
      suggestedRating: null,
      reviewedAt: at.toISOString(),
      durationMs: request.durationMs,
      attemptId: null,
      source,
      timeZone,
      rolloverHour,
      undone: false,
    },
    card: presentCard(after, now),
    leech: false,
  };
  insertLog.run({
    userId,
    id: request.id,
    cardId: before.id,
    rating: request.rating,
    reviewedAt: at.getTime(),
    recordedAt: now.getTime(),
    timeZone,
    rolloverHour,
    version,
    durationMs: request.durationMs,
    source,
    request: JSON.stringify(request),
    answer: JSON.stringify(answer),
  });
  updateCard.run({
    userId,
    id: before.id,
    state: after.state,
    due: after.due,
    stability: after.stability,
    difficulty: after.difficulty,
    scheduledDays: after.scheduled_days,
    learningStep: after.learning_step,
    reps: after.reps,
    lapses: after.lapses,
    firstReview: after.first_review,
    lastReview: after.last_review,
    lastStudyDay: Math.floor(at.getTime() / dayMs),
    reviewId: request.id,
  });
  return answer;
}

function readQueue(userId: string, limit: number) {
  const now = new Date();
  const at = now.getTime();
  const dayStart =
    Math.floor((at - settings.rolloverHour * 3_600_000) / dayMs) * dayMs + settings.rolloverHour * 3_600_000;
  const { answered, first } = countToday.get(dayStart, userId, dayStart)!;
  const due = listDue.all(userId, at, at);
  const unseen = listUnseen
    .all(userId)
    .slice(0, Math.max(0, settings.newPerDay - first))
    .map((row) => ({ ...newCard(row, at), ...row, cue: null }));
  const all = [...due, ...unseen];
  const counts = { learning: 0, review: 0, new: unseen.length, drills: 0 };
  let expected = 0;
  for (const row of all) {
    expected += expectedMs(row);
    if (row.kind === 'drill') counts.drills += 1;
    if (row.state === 'review') counts.review += 1;
    else if (row.state !== 'new') counts.learning += 1;
  }
  const nextDue = findNextDue.get(userId, at)!.due;
  return {
    items: all.slice(0, limit).map((row) => ({
      card: presentCard(row, now),
      question: presentQuestion(row),
      drill: row.kind === 'drill' ? { pointId: row.point_id, cue: row.cue } : null,
      preview: presentPreview(row, now),
      expectedMs: expectedMs(row),
      ahead: false,
    })),
    counts,
    minutes: Math.ceil(expected / 60_000),
    nextDue: nextDue === null ? null : new Date(nextDue).toISOString(),
    reason: null,
    answeredToday: answered,
  };
}

const expectedMs = (row: CardRow & QuestionRow) =>
  row.kind === 'drill' ? 30_000 : (row.think_seconds + row.answer_seconds + row.point_count * 6) * 1000;

function presentCard(row: CardRow, now: Date) {
  return {
    id: row.id,
    kind: row.kind,
    questionId: row.question_id,
    pointId: row.point_id,
    state: row.state,
    due: new Date(row.due).toISOString(),
    stability: row.stability,
    difficulty: row.difficulty,
    retrievability: row.state === 'new' ? null : scheduler.get_retrievability(fsrsCard(row), now, false),
    reps: row.reps,
    lapses: row.lapses,
    leech: row.lapses >= 8,
    learningStep: row.learning_step,
    suspended: row.suspended_at !== null,
    buriedUntil: row.buried_until === null ? null : new Date(row.buried_until).toISOString(),
    resting: row.resting_since !== null,
    flag: row.flag,
    lastReview: row.last_review === null ? null : new Date(row.last_review).toISOString(),
  };
}

function presentQuestion(row: CardRow & QuestionRow) {
  return {
    id: row.question_id,
    rev: row.rev,
    deckId: row.deck_id,
    deckTitle: row.deck_title,
    skillId: row.skill_id,
    prompt: row.prompt,
    kind: row.question_kind,
    level: row.level,
    time: { think: row.think_seconds, answer: row.answer_seconds },
    tags: JSON.parse(row.tags) as unknown,
    asOf: JSON.parse(row.as_of) as unknown,
    pointCount: row.point_count,
  };
}

function presentPreview(row: CardRow, now: Date) {
  const outcomes = scheduler.repeat(fsrsCard(row), now);
  return {
    again: presentNext(outcomes[Grade.Again].card, now),
    hard: presentNext(outcomes[Grade.Hard].card, now),
    good: presentNext(outcomes[Grade.Good].card, now),
    easy: presentNext(outcomes[Grade.Easy].card, now),
  };
}

function presentNext({ due, state, scheduled_days }: FsrsCard, now: Date) {
  const isStep = state !== State.Review;
  const seconds = Math.round((due.getTime() - now.getTime()) / 1000);
  return { due: due.toISOString(), days: isStep ? 0 : scheduled_days, seconds: isStep ? seconds : 0 };
}

function fsrsCard(row: CardRow): FsrsCard {
  const card: FsrsCard = {
    due: new Date(row.due),
    stability: row.stability,
    difficulty: row.difficulty,
    elapsed_days: 0,
    scheduled_days: row.scheduled_days,
    learning_steps: row.learning_step,
    reps: row.reps,
    lapses: row.lapses,
    state: states[row.state],
  };
  return row.last_review === null ? card : { ...card, last_review: new Date(row.last_review) };
}

const newCard = (question: { id: string; question_id: string }, due: number): CardRow => ({
  id: question.id,
  kind: 'question',
  question_id: question.question_id,
  point_id: null,
  state: 'new',
  due,
  stability: 0,
  difficulty: 0,
  scheduled_days: 0,
  learning_step: 0,
  reps: 0,
  lapses: 0,
  first_review: null,
  last_review: null,
  suspended_at: null,
  buried_until: null,
  resting_since: null,
  flag: 0,
});

interface Job {
  run: () => unknown;
  resolve: (value: unknown) => void;
  reject: (reason: unknown) => void;
}
let waiting: Job[] = [];
const begin = client.prepare('begin immediate');
const end = client.prepare('commit');
const savepoint = client.prepare('savepoint job');
const release = client.prepare('release job');
const rollback = client.prepare('rollback to job');

/** Group commit: what arrives in one turn of the event loop shares one transaction and one sync. */
function commit(work: () => unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    if (waiting.length === 0) setImmediate(flush);
    waiting.push({ run: work, resolve, reject });
  });
}

function flush() {
  const jobs = waiting;
  waiting = [];
  const answers: (() => void)[] = [];
  begin.run();
  for (const job of jobs) {
    savepoint.run();
    try {
      const value = job.run();
      answers.push(() => job.resolve(value));
    } catch (error) {
      rollback.run();
      answers.push(() => job.reject(error));
    }
    release.run();
  }
  end.run();
  for (const answer of answers) answer();
}
