import type { Attempt, Grading, Queue, QueueItem, Rating, Verdict } from '../../api-types.ts';

/** One question answered and rated in this sitting. */
export interface Finished {
  item: QueueItem;
  attempt: Attempt;
  reviewId: string;
  rating: Rating;
}
/** A sitting: what is asked now, what comes, what was done. */
export interface PracticeState {
  current: QueueItem | null;
  /** The answer to `current`, once handed in. */
  attempt: Attempt | null;
  upcoming: readonly QueueItem[];
  finished: readonly Finished[];
  /** Taken back, newest last: what redo puts back. */
  undone: readonly Finished[];
  /** Cards suspended or buried in this sitting. */
  setAside: readonly string[];
  /** Questions left, the current one included, and the time expected for them. */
  left: number;
  msLeft: number;
  /** What the server said last; null until it did, or while something rated since is not counted in it. */
  queue: Queue | null;
  stopped: boolean;
}
export type PracticeAction =
  | { type: 'loaded'; queue: Queue; unsent: readonly string[] }
  | { type: 'handed-in'; attempt: Attempt }
  | { type: 'judged'; pointId: string; verdict: Verdict; at: string }
  /** The server’s word on an attempt. */
  | { type: 'attempt-read'; attempt: Attempt }
  | { type: 'grading-started'; attemptId: string; grading: Grading }
  | { type: 'rated'; reviewId: string; rating: Rating }
  | { type: 'undone' }
  | { type: 'redone' }
  | { type: 'set-aside'; cardId: string }
  | { type: 'brought-back'; item: QueueItem; attempt: Attempt | null }
  | { type: 'changed-flag'; cardId: string; flag: number }
  | { type: 'stopped' };

export const initialPractice: PracticeState = {
  current: null,
  attempt: null,
  upcoming: [],
  finished: [],
  undone: [],
  setAside: [],
  left: 0,
  msLeft: 0,
  queue: null,
  stopped: false,
};

/** The sitting after something happened. Pure. */
export function practice(state: PracticeState, action: PracticeAction): PracticeState {
  switch (action.type) {
    case 'loaded':
      return loaded(state, action.queue, action.unsent);
    case 'handed-in':
      return state.current?.card.id === action.attempt.cardId ? { ...state, attempt: action.attempt } : state;
    case 'judged':
      return state.attempt === null ? state : { ...state, attempt: withVerdict(state.attempt, action) };
    case 'attempt-read':
      return withRead(state, action.attempt);
    case 'grading-started':
      return state.attempt?.id === action.attemptId
        ? { ...state, attempt: withGrading(state.attempt, action.grading) }
        : state;
    case 'rated': {
      const { current, attempt } = state;
      if (current === null || attempt === null) return state;
      const done: Finished = { item: current, attempt, reviewId: action.reviewId, rating: action.rating };
      return drop({ ...state, finished: [...state.finished, done], undone: [] }, current);
    }
    case 'undone': {
      const last = state.finished.at(-1);
      if (last === undefined) return state;
      return show(
        {
          ...state,
          finished: state.finished.slice(0, -1),
          undone: [...state.undone, last],
          queue: null,
          stopped: false,
        },
        last.item,
        last.attempt,
      );
    }
    case 'redone': {
      const last = state.undone.at(-1);
      if (last === undefined) return state;
      // Verdicts changed since it was taken back hold.
      const attempt = state.attempt?.id === last.attempt.id ? state.attempt : last.attempt;
      return drop(
        {
          ...state,
          undone: state.undone.slice(0, -1),
          finished: [...state.finished, { ...last, attempt }],
          setAside: without(state.setAside, last.item),
        },
        last.item,
      );
    }
    case 'set-aside': {
      const aside = { ...state, setAside: [...state.setAside, action.cardId] };
      return state.current?.card.id === action.cardId ? drop(aside, state.current) : aside;
    }
    case 'brought-back': {
      const { item, attempt } = action;
      // Brought back already: by the learner, before the server refused to set it aside.
      if (!state.setAside.includes(item.card.id)) return state;
      return show({ ...state, setAside: without(state.setAside, item), stopped: false }, item, attempt);
    }
    case 'changed-flag':
      if (state.current?.card.id !== action.cardId) return state;
      return { ...state, current: { ...state.current, card: { ...state.current.card, flag: action.flag } } };
    case 'stopped':
      return { ...state, stopped: true };
  }
}

/** Takes the server’s queue in, without touching the question that is being answered. */
function loaded(state: PracticeState, queue: Queue, unsent: readonly string[]): PracticeState {
  const skip = new Set([...unsent, ...state.setAside]);
  const fresh = queue.items.filter(({ card }) => !skip.has(card.id) && card.id !== state.current?.card.id);
  const known = new Set(fresh.map(({ card }) => card.id));
  const ahead = state.upcoming.filter((item) => item.ahead && !known.has(item.card.id) && !skip.has(item.card.id));
  const upcoming = [...fresh, ...ahead];
  const { learning, review, new: unseen } = queue.counts;
  const isAhead = (item: QueueItem | null) => item?.ahead === true;
  const extra = [...upcoming, state.current].filter(isAhead);
  const left = Math.max(learning + review + unseen + extra.length, upcoming.length + (state.current === null ? 0 : 1));
  const msLeft = queue.minutes * 60_000 + extra.reduce((sum, item) => sum + (item?.expectedMs ?? 0), 0);
  const base = { ...state, queue, left, msLeft };
  if (state.current !== null) return { ...base, upcoming };
  return { ...base, current: upcoming[0] ?? null, attempt: null, upcoming: upcoming.slice(1) };
}

/** Takes a question out of what is asked, be it the current one or an upcoming one; the server’s figures no longer hold. */
function drop(state: PracticeState, item: QueueItem): PracticeState {
  const asked = askedIn(state);
  const rest = asked.filter(({ card }) => card.id !== item.card.id);
  if (rest.length === asked.length) return { ...state, queue: null };
  return {
    ...state,
    current: rest[0] ?? null,
    attempt: state.current?.card.id === item.card.id ? null : state.attempt,
    upcoming: rest.slice(1),
    left: Math.max(0, state.left - 1),
    msLeft: Math.max(0, state.msLeft - item.expectedMs),
    queue: null,
  };
}

/** Shows a question again; the one it interrupts comes right after. */
function show(state: PracticeState, item: QueueItem, attempt: Attempt | null): PracticeState {
  // It may have come back by itself, such as after Again: asked once all the same.
  const others = askedIn(state).filter(({ card }) => card.id !== item.card.id);
  const isMore = others.length === askedIn(state).length;
  return {
    ...state,
    current: item,
    attempt,
    upcoming: others,
    left: state.left + (isMore ? 1 : 0),
    msLeft: state.msLeft + (isMore ? item.expectedMs : 0),
  };
}

const askedIn = ({ current, upcoming }: PracticeState) => (current === null ? upcoming : [current, ...upcoming]);
const without = (cardIds: readonly string[], { card }: QueueItem) => cardIds.filter((id) => id !== card.id);

function withVerdict(
  attempt: Attempt,
  { pointId, verdict, at }: { pointId: string; verdict: Verdict; at: string },
): Attempt {
  const given = { pointId, verdict, by: 'self' as const, judge: null, reason: null, at, rev: attempt.rev };
  const entry = { ...given, quotes: [], confidence: null, check: false, gradingId: null };
  return {
    ...attempt,
    points: attempt.points.map((point) =>
      point.id === pointId ? { ...point, verdict, history: [...point.history, entry] } : point,
    ),
  };
}

const withGrading = (attempt: Attempt, grading: Grading): Attempt => ({
  ...attempt,
  gradings: [...attempt.gradings.filter(({ id }) => id !== grading.id), grading],
});

function withRead(state: PracticeState, attempt: Attempt): PracticeState {
  const finished = state.finished.map((done) => (done.attempt.id === attempt.id ? { ...done, attempt } : done));
  return { ...state, finished, attempt: state.attempt?.id === attempt.id ? attempt : state.attempt };
}
