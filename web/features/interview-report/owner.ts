import type { InterviewReport } from '../../api-types.ts';
import type { Judge } from './use-judge.ts';

/** What the learner whose report it is can do in it. */
export interface Owner {
  judge: Judge;
  /** The answers with the verdicts given by now, those that the page is yet to show included. */
  answersNow: () => InterviewReport['answers'];
  /** Puts drills on Today. */
  practise: (cardIds: string[]) => void;
  /** Those on their way there. */
  practising: readonly string[];
  gradeAgain: (attemptId: string) => void;
  /** The answer that is handed to the model again. */
  gradingAgain: string | null;
  /** The model that grades here; null where none is set up. */
  model: string | null;
}
