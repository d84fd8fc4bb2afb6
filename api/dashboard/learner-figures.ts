import type { Tally } from '../scheduling/retention.ts';

/**
 * What a cohort may see of one learner, measured outside requests (measure-learner.ts): of assigned work always, of the
 * rest of their studying what they share. Small, since a dashboard reads those of everybody in the cohort.
 */
export interface LearnerFigures {
  /** Answers of the last 30 study days that tell how well predictions held: all, or those within assignments. */
  retention: Tally;
  /** Expected score on the interview date, or today without a date ahead; null where progress is not shared or nothing is studied. */
  expected: { score: number; date: string | null } | null;
  /** Mean scores of the latest assigned takes, oldest first, 0..1: at most three. */
  takes: number[];
  /** The questions answered last, by id: at most a hundred. */
  questions: Record<string, QuestionFigures>;
}

/** How one question goes. */
export interface QuestionFigures {
  /** Of the last answer that is judged in full, or of the last one. */
  rev: number;
  /** Points that the last fully judged answer missed or stated wrongly; null while there is none. */
  missed: string[] | null;
  /** How often each point was stated wrongly, by the verdicts in force; absent where none was. */
  wrong?: Record<string, number>;
}
