import type { Speech } from '../../db/answer-schema.ts';
import type { Level, QuestionKind } from '../grading/question.ts';

/** What an interview is made from; the same settings, seed and record choose the same questions. */
export interface InterviewSettings {
  careerId: string | null;
  skillId: string | null;
  /** These alone; empty for every deck of the skill or career. */
  deckIds: string[];
  levels: Level[];
  minutes: number;
  inputMode: 'typed' | 'spoken';
  /** Time to think before each answer. */
  think: boolean;
  /** Follow-ups on what an answer left out. */
  followUps: boolean;
  seed: number;
}

/** Why a question was chosen. */
export type ChoiceReason =
  | { code: 'not-met' } // never answered
  | { code: 'weak'; score: number } // mean score of its last answers, 0..1
  | { code: 'missed-points'; points: number } // drills of its points are open
  | { code: 'fading'; recall: number } // chance to recall it, 0..1
  | { code: 'covers-kind'; kind: QuestionKind } // the first of its kind
  | { code: 'covers-deck'; deckTitle: string } // the first of its deck
  | { code: 'covers-level'; level: Level } // the first of its level
  | { code: 'answered-recently'; days: number } // for want of others
  | { code: 'not-lately'; days: number } // known well, and last answered so many days ago
  | { code: 'fits-time' } // what was left of the time
  | { code: 'assigned' }; // an exam asks every question of its deck

/** One answer that was handed in: to the question, or to a follow-up. */
export interface AnswerPart {
  /** Made by the client: sent twice, it is one. */
  id: string;
  probe: { pointId: string; text: string } | null;
  /** Empty when it was passed. */
  answer: string;
  inputMode: 'typed' | 'spoken';
  speech: Speech | null;
  /** That it took, ms. */
  ms: number;
  /** ISO 8601. */
  at: string;
}

/** An answer in the making. */
export interface AnswerDraft {
  /** Which part of the answer it is: 0 the answer, then follow-ups. */
  part: number;
  answer: string;
  speech: Speech | null;
}
