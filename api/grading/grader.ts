import type { QuestionKind } from './question.ts';
import type { PointRole, Verdict } from './rubric.ts';

/** A passage of an answer: offsets in UTF-16 code units, `end` exclusive. */
export interface Quote {
  start: number;
  end: number;
}

/** A rubric point as far as grading an answer by it goes. */
export interface RubricPoint {
  id: string;
  say: string;
  role: PointRole;
  /** Phrases that count as saying it. */
  evidence: readonly string[];
  /** Misconceptions: what is wrong, and why. */
  wrong: readonly { if: string; why: string }[];
}

/** An answer of another attempt at the same question, with what a coach decided of one of its points. */
export interface GradedExample {
  pointId: string;
  answer: string;
  verdict: Verdict;
  reason: string | null;
}

export interface GradeRequest {
  question: { id: string; prompt: string; kind: QuestionKind };
  points: readonly RubricPoint[];
  answer: string;
  /** Graded for meaning alone: hesitation, case and grammar of speech do not count. */
  spoken: boolean;
  examples: readonly GradedExample[];
}

/** What a grader says of one point. Every quote is checked: it stands in the answer at its offsets. */
export interface PointGrade {
  pointId: string;
  verdict: Verdict;
  quotes: Quote[];
  /** 0..1 */
  confidence: number;
}

/** What the offline grader proposes; the learner decides. */
export type Suggestion = PointGrade;

/** Why the offline grader proposes nothing, or read a part only. */
export const suggestionNotes = ['too-short', 'fillers-only', 'other-language', 'cut'] as const;
export type SuggestionNote = (typeof suggestionNotes)[number];

/** What the LLM grader decided of one point. */
export interface GradingResult extends PointGrade {
  /** One sentence. */
  reason: string;
  /** Votes disagreed: a person should look. */
  check: boolean;
}

/** With what a grading was made. */
export interface Provenance {
  model: string;
  promptVersion: string;
  /** What the server accepted. */
  format: 'json-schema' | 'json-object' | 'text';
  temperature: number;
  seed: number;
  fingerprint: string | null;
}

/** Tokens of one call. */
export interface Usage {
  inputTokens: number;
  /** Of the input tokens, read from the provider's cache. */
  cachedTokens: number;
  outputTokens: number;
}

export type GradeEvent =
  | ({ type: 'point' } & GradingResult)
  /** After the last point. */
  | { type: 'done'; provenance: Provenance };

/** Around each call of a model. */
export interface Meter {
  /** Before a call, with the most it may use. Throws GraderFailure `budget` when that is too much. */
  reserve: (most: Usage) => Promise<void>;
  /** After a call, with what it used. */
  settle: (used: Usage) => Promise<void>;
}

/** Judges an answer point by point; a point may come again, and its last event holds. Throws GraderFailure. */
export interface Grader {
  /** Who grades, as stored and shown. */
  readonly model: string;
  readonly promptVersion: string;
  grade: (request: GradeRequest, options: { meter: Meter; signal: AbortSignal }) => AsyncIterable<GradeEvent>;
}

export const gradingFailureCodes = [
  'too-short', // the answer has too few words to be judged
  'too-long',
  'budget', // the month's money is spent
  'refused', // by the model
  'nonsense', // no usable reply
  'rate-limited', // by the provider
  'rejected', // the provider does not take our key or model
  'unreachable',
  'timeout',
  'paused', // after several failures, for a while
  'interrupted', // the server stopped
] as const;
export type GradingFailureCode = (typeof gradingFailureCodes)[number];

/** Why a grading came to nothing: what happened and what to do next, safe to show. */
export interface GradingFailure {
  code: GradingFailureCode;
  message: string;
}

/** A grading came to nothing; the answer is safe and the self-check open. */
export class GraderFailure extends Error {
  readonly code: GradingFailureCode;
  constructor(code: GradingFailureCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
