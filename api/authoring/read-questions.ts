import type { QuestionDraft } from './question-text.ts';

/** One question of a file that is imported. */
export interface ReadQuestion {
  /** Where it begins, from 1. */
  line: number;
  /** As the file says; undefined where it does not. */
  id: string | undefined;
  draft: QuestionDraft;
}

/** What of a file cannot be read: where, and what to write instead. */
export interface RowFault {
  line: number;
  message: string;
}
