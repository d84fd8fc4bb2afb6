import { applyReview } from '../../../api/scheduling/fold.ts';
import { newMemory, type Memory, type Rating, type SchedulingSettings } from '../../../api/scheduling/memory.ts';
import { dayMs } from '../../../api/scheduling/study-day.ts';
import type { Learner, SimulatedQuestion } from './learner.ts';

/** The service's defaults, without fuzz. */
export const settings: SchedulingSettings = {
  desiredRetention: 0.9,
  learningSteps: [10],
  relearningSteps: [10],
  maximumInterval: 36_500,
  fuzz: false,
  weights: null,
};

/** A question in the service's books. */
export interface StudiedQuestion extends SimulatedQuestion {
  /** Its place among the learner's questions. */
  index: number;
  memory: Memory;
  answers: readonly { rating: Rating; score: number }[];
}

/** What a policy may look at. Study days count from 0; instants in ms. */
export interface Study {
  questions: readonly StudiedQuestion[];
  now: number;
  today: number;
  interviewDay: number;
  minutesPerDay: number;
  /** Left of today's minutes. */
  budgetMs: number;
  /** Questions met for the first time today. */
  newToday: number;
  /** The learner's head, which no honest policy reads. */
  memories: Learner['memories'];
}

/** Chooses what to answer next; undefined when it has nothing to ask. */
export interface Policy {
  name: string;
  settings: SchedulingSettings;
  next: (study: Study) => StudiedQuestion | undefined;
}

const clock = { timeZone: 'UTC', rolloverHour: 4 };
/** Of the day at which the learner sits down, and at which the interview is. */
const sittingMs = 18 * 3_600_000;

/**
 * Studies every day by a policy, through the service's own fold, until the minutes are used (the last answer is finished)
 * or there is nothing to ask.
 * @returns of each question, the true mean chance of recalling its points on the interview day
 */
export function study(
  learner: Learner,
  { days, minutes }: { days: number; minutes: number },
  policy: Policy,
  /** Called at the start of every day. */
  watch?: (study: Study) => void,
): number[] {
  let questions: StudiedQuestion[] = learner.questions.map((question, index) => ({
    ...question,
    index,
    memory: newMemory(0),
    answers: [],
  }));
  for (let today = 0; today < days; today++) {
    let now = today * dayMs + sittingMs;
    let budgetMs = minutes * 60_000;
    let newToday = 0;
    const books = (): Study => ({
      questions,
      now,
      today,
      interviewDay: days,
      minutesPerDay: minutes,
      budgetMs,
      newToday,
      memories: learner.memories,
    });
    watch?.(books());
    while (budgetMs > 0) {
      const asked = policy.next(books());
      if (!asked) {
        const step = nextStep(questions, now);
        if (step === undefined) break;
        now = step; // the learner waits for it, which costs no minutes
        continue;
      }
      const { rating, score, durationMs } = learner.answer(asked.index, now / dayMs);
      now += durationMs;
      budgetMs -= durationMs;
      if (asked.memory.state === 'new') newToday += 1;
      const memory = applyReview(asked.memory, reviewOf(rating, now, policy.settings), asked.id);
      questions = questions.with(asked.index, { ...asked, memory, answers: [...asked.answers, { rating, score }] });
    }
  }
  return questions.map(({ index }) =>
    mean(learner.memories(index).map((memory) => memory.recall(days + sittingMs / dayMs))),
  );
}

const reviewOf = (rating: Rating, at: number, of: SchedulingSettings) =>
  ({
    id: String(at),
    rating,
    at,
    clock,
    settings: of,
    source: 'review',
    ahead: false,
    loadBalanceDays: 0,
    durationMs: null,
  }) as const;

/** The end of the next learning step, if it is within the hour. */
function nextStep(questions: readonly StudiedQuestion[], now: number): number | undefined {
  const open = questions.filter(({ memory: { state, due } }) => state !== 'new' && state !== 'review' && due > now);
  const first = Math.min(...open.map(({ memory }) => memory.due));
  return first < now + 3_600_000 ? first : undefined;
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
