import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { readAnswer, type AnswerText } from '../answer-text.ts';
import {
  GraderFailure,
  type GradeEvent,
  type GradeRequest,
  type Grader,
  type GradingResult,
  type GradingFailureCode,
  type Meter,
  type Provenance,
  type RubricPoint,
  type Suggestion,
} from '../grader.ts';
import { countContentWords } from '../quotes.ts';
import { statementCheck } from '../stated.ts';
import { createBreaker } from './breaker.ts';
import { modelCaller, type CallModel } from './call-model.ts';
import { checkEntry, unjudged } from './check-entry.ts';
import type { ModelServer } from './client.ts';
import { CallFailure } from './failures.ts';
import { Entry } from './formats.ts';
import { buildMessages, fenceOf, promptVersion } from './prompt.ts';
import { retrying } from './retry.ts';
import { timeLimit } from './time-limit.ts';
import { isDoubtful, seedOf, shuffled, tally } from './votes.ts';

export interface OpenAiGraderOptions {
  clock: () => Date;
  /** What the offline grader makes of the same answer: where it is sure of something else, more votes are taken. */
  secondOpinion?: (request: GradeRequest) => readonly Suggestion[];
  fetch?: typeof fetch;
  sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Hexadecimal digits that nobody can foresee. */
  randomHex?: () => string;
  /** Milliseconds for one call and for a grading. */
  limits?: { callMs: number; gradingMs: number };
}

const fewestContentWords = 3;
const longestAnswer = 24_000;
const usualLimits = { callMs: 20_000, gradingMs: 28_000 };
/** Failures that tell of a server in trouble, not of one answer. */
const troubles: ReadonlySet<GradingFailureCode> = new Set(['unreachable', 'timeout', 'rate-limited']);

/** Grades by a model behind an OpenAI-compatible server; how and why: docs/decisions/0024-llm-grader.md. */
export function createOpenAiGrader(server: ModelServer, options: OpenAiGraderOptions): Grader {
  const { clock, limits = usualLimits } = options;
  const call = modelCaller(server, { fetch: options.fetch ?? fetch, clock, callMs: limits.callMs });
  const breaker = createBreaker(clock);
  return {
    model: server.model,
    promptVersion,
    grade: async function* (request, { meter, signal }) {
      const answer = ownWords(request.answer);
      breaker.enter();
      const limit = timeLimit(limits.gradingMs, signal);
      const end = clock().getTime() + limits.gradingMs;
      try {
        const vote = voter({ request, answer, call, meter, signal: limit.signal, end, options });
        const results = new Map<string, GradingResult>();
        const made = yield* vote(0, request.points, results);
        breaker.succeeded();
        for (const result of await moreVotes(vote, request, results, options)) yield { type: 'point', ...result };
        if (signal.aborted) throw new CallFailure('interrupted');
        yield { type: 'done', provenance: { model: server.model, promptVersion, ...made } };
      } catch (error) {
        if (error instanceof GraderFailure && troubles.has(error.code)) breaker.failed();
        throw error;
      } finally {
        breaker.left();
        limit.clear();
      }
    },
  };
}

/** The answer as it is read. Throws GraderFailure if there is too little of it, or too much. */
function ownWords(answer: string): AnswerText {
  if (answer.length > longestAnswer) throw new CallFailure('too-long');
  const text = readAnswer(answer);
  if (countContentWords(text) < fewestContentWords) throw new CallFailure('too-short');
  return text;
}

/** Keeps its results in `results`. */
type Vote = (
  vote: number,
  points: readonly RubricPoint[],
  results: Map<string, GradingResult>,
) => AsyncGenerator<GradeEvent, Omit<Provenance, 'model' | 'promptVersion'>>;

/** Votes on an answer: each asks once about the points it is given, in an order of its own. */
function voter(given: {
  request: GradeRequest;
  answer: AnswerText;
  call: CallModel;
  meter: Meter;
  signal: AbortSignal;
  /** Milliseconds since the epoch. */
  end: number;
  options: OpenAiGraderOptions;
}): Vote {
  const { request, answer, call, meter, signal, end, options } = given;
  const { clock, sleep = pause, randomHex = () => randomBytes(12).toString('hex') } = options;
  const canState = statementCheck(request.question.prompt, request.points);

  return async function* (number, points, results) {
    const seed = seedOf(request.question.id, request.answer, number);
    const asked = shuffled(points, seed);
    const heard = new Set<string>();
    const keep = (result: GradingResult): GradeEvent => {
      results.set(result.pointId, result);
      return { type: 'point', ...result };
    };
    const read = (object: unknown): GradeEvent | undefined => {
      const { data: entry } = Entry.safeParse(object);
      if (!entry || !asked.some(({ id }) => id === entry.id)) return undefined;
      if (heard.has(entry.id)) return keep(unjudged(entry.id, 'The model judged this point twice.'));
      heard.add(entry.id);
      return keep(checkEntry(entry, answer, canState));
    };
    const messages = buildMessages({ ...request, answer: answer.visible }, asked, fenceOf(randomHex()));
    const { accepted, fingerprint } = yield* retrying(
      () => call({ messages, ids: asked.map(({ id }) => id), seed, read }, { meter, signal }),
      { sleep: (ms) => sleep(ms, signal), remainingMs: () => end - clock().getTime() },
    );
    for (const { id } of asked)
      if (!heard.has(id)) yield keep(unjudged(id, 'The model said nothing of this point that could be used.'));
    return { format: accepted.format, temperature: accepted.temperature ? 0 : serverTemperature, seed, fingerprint };
  };
}

/** What is in force where a model takes no temperature. */
const serverTemperature = 1;

/** Two more votes on the points that are in doubt; what they come to with the first. */
async function moreVotes(
  vote: Vote,
  request: GradeRequest,
  results: ReadonlyMap<string, GradingResult>,
  { secondOpinion }: OpenAiGraderOptions,
): Promise<GradingResult[]> {
  const offline = new Map(secondOpinion?.(request).map((suggestion) => [suggestion.pointId, suggestion]));
  const doubtful = [...results.values()].filter((result) => isDoubtful(result, offline.get(result.pointId)));
  if (doubtful.length === 0) return [];
  const points = request.points.filter(({ id }) => doubtful.some(({ pointId }) => pointId === id));
  const others = await Promise.all([1, 2].map((number) => collect(vote, number, points)));
  return doubtful.map((result) => tally([result, ...others.flatMap((each) => each.get(result.pointId) ?? [])]));
}

/** A vote that fails is one vote less: the first stands, to be looked at. */
async function collect(
  vote: Vote,
  number: number,
  points: readonly RubricPoint[],
): Promise<Map<string, GradingResult>> {
  const results = new Map<string, GradingResult>();
  try {
    const events = vote(number, points, results);
    while ((await events.next()).done !== true);
    return results;
  } catch (error) {
    if (error instanceof GraderFailure) return new Map();
    throw error;
  }
}

/** Rejects with the reason of the signal. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal }).catch(() => signal.throwIfAborted());
}
