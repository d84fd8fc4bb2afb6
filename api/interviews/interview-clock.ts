/** An interview’s states: planned → running ⇄ paused → finished or expired → graded. */
export type InterviewStatus = 'planned' | 'running' | 'paused' | 'finished' | 'expired' | 'graded';
/** What is done about a question: thinking, answering, answering a follow-up. */
export type InterviewStep = 'think' | 'answer' | 'probe';
/** `away`: there was no sign of the page. */
export type PauseReason = 'learner' | 'away';

/** An interview as far as its clock goes. Durations in ms, instants in ms since 1970. */
export interface InterviewClock {
  status: InterviewStatus;
  limitMs: number;
  /** Never more than the limit; pauses left out. */
  ranMs: number;
  /** The last sign of life; null before the start. */
  seenAt: number | null;
  /** Of the question that is asked, from 0. */
  position: number;
  step: InterviewStep;
  stepMs: number;
  thinkMs: number;
  /** 0 without time to think. */
  thinkLimitMs: number;
  pauses: number;
  pausedBecause: PauseReason | null;
}

/** What comes after an answer. */
export type Next =
  | { type: 'probe' }
  /** The next question, with its time to think. */
  | { type: 'question'; thinkLimitMs: number }
  | { type: 'end' };

export type ClockAction =
  /** A sign of life, such as a draft. */
  | { type: 'seen' }
  | { type: 'start' }
  | { type: 'pause' }
  | { type: 'resume' }
  /** Thought enough. */
  | { type: 'begin' }
  | { type: 'hand-in'; next: Next }
  | { type: 'finish' }
  | { type: 'grade' };

/** Without a sign of life for so long the page is gone, and the interview paused as of the last one, ms. */
export const awayMs = 90_000;

/**
 * The interview after something happened at an instant of the server’s clock; what cannot happen now changes nothing
 * but the time. Time runs only from one sign of life to the next: a clock that jumps forward looks like a page that was
 * away and pauses, one that jumps back takes nothing away. Pure.
 */
export function moveClock(before: InterviewClock, action: ClockAction, now: number): InterviewClock {
  const clock = passTime(before, now);
  switch (action.type) {
    case 'seen':
      return clock;
    case 'start':
      return clock.status === 'planned' ? { ...clock, status: 'running', seenAt: now } : clock;
    case 'pause':
      return clock.status === 'running' ? pause(clock, 'learner') : clock;
    case 'resume':
      return clock.status === 'paused' ? { ...clock, status: 'running', pausedBecause: null, seenAt: now } : clock;
    case 'begin':
      return clock.status === 'running' && clock.step === 'think' ? begin(clock, clock.stepMs, 0) : clock;
    case 'hand-in':
      return clock.status === 'running' ? handIn(clock, action.next) : clock;
    case 'finish':
      return clock.status === 'running' || clock.status === 'paused' ? end(clock, 'finished') : clock;
    case 'grade':
      return clock.status === 'finished' || clock.status === 'expired' ? { ...clock, status: 'graded' } : clock;
  }
}

/** What is left of the time, ms. */
export const remainingMs = ({ limitMs, ranMs }: Pick<InterviewClock, 'limitMs' | 'ranMs'>): number => limitMs - ranMs;

export const isOver = ({ status }: Pick<InterviewClock, 'status'>): boolean =>
  status === 'finished' || status === 'expired' || status === 'graded';

/** Lets the time up to an instant run, if the interview runs and the page was there. */
function passTime(clock: InterviewClock, now: number): InterviewClock {
  if (clock.status !== 'running' || clock.seenAt === null) return clock;
  const passed = now - clock.seenAt;
  if (passed > awayMs) return pause(clock, 'away');
  const counted = Math.min(Math.max(0, passed), remainingMs(clock));
  const ran = inStep({ ...clock, ranMs: clock.ranMs + counted, seenAt: now }, counted);
  return ran.ranMs < ran.limitMs ? ran : end(ran, 'expired');
}

/** Adds time to the step; what goes beyond the time to think is time of the answer. */
function inStep(clock: InterviewClock, ms: number): InterviewClock {
  const stepMs = clock.stepMs + ms;
  return clock.step === 'think' && stepMs >= clock.thinkLimitMs
    ? begin(clock, clock.thinkLimitMs, stepMs - clock.thinkLimitMs)
    : { ...clock, stepMs };
}

const begin = (clock: InterviewClock, thinkMs: number, stepMs: number): InterviewClock => ({
  ...clock,
  step: 'answer',
  thinkMs,
  stepMs,
});

const pause = (clock: InterviewClock, pausedBecause: PauseReason): InterviewClock => ({
  ...clock,
  status: 'paused',
  pausedBecause,
  pauses: clock.pauses + 1,
});

const end = (clock: InterviewClock, status: 'finished' | 'expired'): InterviewClock => ({
  ...clock,
  status,
  pausedBecause: null,
});

function handIn(clock: InterviewClock, next: Next): InterviewClock {
  if (next.type === 'end') return end(clock, 'finished');
  if (next.type === 'probe')
    return { ...(clock.step === 'think' ? begin(clock, clock.stepMs, 0) : clock), step: 'probe', stepMs: 0 };
  return ask({ ...clock, position: clock.position + 1 }, next.thinkLimitMs);
}

/** The clock at the beginning of a question. */
export const ask = <T extends Pick<InterviewClock, 'position'>>(clock: T, thinkLimitMs: number) => ({
  ...clock,
  step: thinkLimitMs > 0 ? ('think' as const) : ('answer' as const),
  stepMs: 0,
  thinkMs: 0,
  thinkLimitMs,
});
