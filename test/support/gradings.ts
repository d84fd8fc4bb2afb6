import { fileURLToPath } from 'node:url';
import { createOpenAiGrader, type OpenAiGraderOptions } from '../../api/grading/openai/grader.ts';
import {
  GraderFailure,
  type GradeEvent,
  type GradeRequest,
  type Grader,
  type GradingResult,
  type Meter,
  type Provenance,
  type Usage,
} from '../../api/grading/grader.ts';
import type { ModelServer } from './model-server.ts';
import { readDecks, type DeckQuestion } from '../../api/catalogue/read-decks.ts';
import { testClock } from './clock.ts';

/** The questions of the decks that come with the service. */
export const ownQuestions: readonly DeckQuestion[] = readDecks(
  fileURLToPath(new URL('../../decks', import.meta.url)),
  '2026-11-25',
).decks.flatMap(({ questions }) => questions);

/** What a grader is asked about an answer to a question of ours. */
export function gradeRequest(questionId: string, answer: string, over: Partial<GradeRequest> = {}): GradeRequest {
  const question = ownQuestions.find(({ id }) => id === questionId);
  if (!question) throw new Error(`there is no question ${questionId}`);
  const { id, prompt, kind, points } = question;
  return {
    question: { id, prompt, kind },
    points: points.map((point) => ({
      id: point.id,
      say: point.say,
      role: point.must ? 'must' : point.bonus ? 'bonus' : 'ordinary',
      evidence: point.evidence,
      wrong: point.wrong ?? [],
    })),
    answer,
    spoken: false,
    examples: [],
    ...over,
  };
}

/** A grader on a scripted server: a clock that stands still, no waiting between tries. */
export const scriptedGrader = (
  { url }: Pick<ModelServer, 'url'>,
  options: Partial<OpenAiGraderOptions> = {},
  model = 'scripted',
): Grader =>
  createOpenAiGrader(
    { baseUrl: url, apiKey: 'test-key', model },
    { clock: testClock(), sleep: () => Promise.resolve(), limits: { callMs: 15_000, gradingMs: 15_000 }, ...options },
  );

/** A meter that keeps what was asked of it. */
export function countingMeter(): Meter & { reserved: Usage[]; settled: Usage[] } {
  const reserved: Usage[] = [];
  const settled: Usage[] = [];
  return {
    reserved,
    settled,
    reserve: (most) => Promise.resolve(void reserved.push(most)),
    settle: (used) => Promise.resolve(void settled.push(used)),
  };
}

export interface Graded {
  events: GradeEvent[];
  /** The last of each point. */
  results: Map<string, GradingResult>;
  provenance: Provenance | undefined;
  failure: GraderFailure | undefined;
}

/** Grades to the end. What is no GraderFailure is thrown. */
export async function gradeAll(
  grader: Grader,
  request: GradeRequest,
  { meter = countingMeter(), signal = new AbortController().signal }: { meter?: Meter; signal?: AbortSignal } = {},
): Promise<Graded> {
  const graded: Graded = { events: [], results: new Map(), provenance: undefined, failure: undefined };
  try {
    for await (const event of grader.grade(request, { meter, signal })) {
      graded.events.push(event);
      if (event.type === 'point') graded.results.set(event.pointId, event);
      else graded.provenance = event.provenance;
    }
  } catch (error) {
    if (!(error instanceof GraderFailure)) throw error;
    graded.failure = error;
  }
  return graded;
}
