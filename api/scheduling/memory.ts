export type CardState = 'new' | 'learning' | 'review' | 'relearning';
export type Rating = 'again' | 'hard' | 'good' | 'easy';
export const ratings = ['again', 'hard', 'good', 'easy'] as const satisfies readonly Rating[];

/** What a card remembers: the fold of its reviews. Instants in ms since 1970, study days in days since 1970. */
export interface Memory {
  state: CardState;
  due: number;
  /** Days until the chance of recall falls to 90 %; 0 while new. */
  stability: number;
  /** 1 (easy) to 10; 0 while new. */
  difficulty: number;
  /** Study days between the last review that counted and `due`; 0 for a learning step. */
  scheduledDays: number;
  learningStep: number;
  /** Reviews that counted. */
  reps: number;
  lapses: number;
  firstReview: number | null;
  lastReview: number | null;
  lastStudyDay: number | null;
  /** Of the first review that counted. */
  firstRating: Rating | null;
  /** Reviews whose duration is known, practice too. */
  timedAnswers: number;
  /** Their durations added up, ms; of a longer one than `longestAnswerMs` only that. */
  answerMs: number;
}

/** How a learner's cards are scheduled; one immutable object per version of their settings. */
export interface SchedulingSettings {
  /** 0.7..0.99: the chance of recall at which a card is due. */
  desiredRetention: number;
  /** Minutes. */
  learningSteps: readonly number[];
  /** Minutes. */
  relearningSteps: readonly number[];
  /** Days. */
  maximumInterval: number;
  fuzz: boolean;
  /** FSRS-6 weights; null for the defaults. */
  weights: readonly number[] | null;
}

/** A card before its first review; `due` in ms. */
export const newMemory = (due: number): Memory => ({
  state: 'new',
  due,
  stability: 0,
  difficulty: 0,
  scheduledDays: 0,
  learningStep: 0,
  reps: 0,
  lapses: 0,
  firstReview: null,
  lastReview: null,
  lastStudyDay: null,
  firstRating: null,
  timedAnswers: 0,
  answerMs: 0,
});

/** A leech from `threshold` lapses on; 0: never. */
export const isLeech = (lapses: number, threshold: number): boolean => threshold > 0 && lapses >= threshold;

/** Anki's rule of when a leech is pointed out: at `threshold` lapses, then at every half of it. */
export const isLeechEvent = (lapses: number, threshold: number): boolean =>
  isLeech(lapses, threshold) && (lapses - threshold) % Math.max(1, Math.ceil(threshold / 2)) === 0;
