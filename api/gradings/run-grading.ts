import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { findAttempt, takeAttempt } from '../../db/attempts.ts';
import { run } from '../../db/database.ts';
import { isDatabaseFault } from '../../db/faults.ts';
import { findGrading, updateLiveGrading } from '../../db/gradings.ts';
import { findRevision, listPoints } from '../../db/questions.ts';
import type { GradingRow } from '../../db/schema.ts';
import { addSpending, everyone } from '../../db/spendings.ts';
import { listCoachVerdicts } from '../../db/verdicts.ts';
import {
  GraderFailure,
  type GradeEvent,
  type GradedExample,
  type GradeRequest,
  type Grader,
  type GradingFailure,
  type GradingResult,
  type Provenance,
} from '../grading/grader.ts';
import { selectExamples } from '../grading/examples.ts';
import type { JobKind } from '../jobs/runner.ts';
import type { GradingDeps } from './deps.ts';
import { finishGrading } from './finish-grading.ts';
import { interrupted, isLive, ownWork, timeLeft } from './grading-life.ts';
import { createMeter, monthOf } from './meter.ts';
import { rubricOf } from './rubric-of.ts';

/** Which grading a job is for. */
type Target = z.output<typeof Target>;
const Target = z.object({ userId: z.string(), id: z.string() });

/** For a grader to end its work once it is told to, ms. */
const graceMs = 1000;
/** Gradings at once in a process: they wait for another server nearly all the time. */
const atOnce = 8;
/** Coaches’ verdicts that examples are chosen from: the newest. */
const mostCorrected = 50;

/**
 * The job that grades one answer. Each result is stored as it comes, so that any process can show it. It ends within 30
 * seconds of its start, done or failed; done again after a crash if there is time left, and its results follow those of
 * the run before. A failure changes nothing else.
 */
export function gradeJob(deps: GradingDeps): JobKind {
  const { db, clock, logger, grader, news } = deps;
  return {
    atOnce,
    run: async (payload, stopping) => {
      const target = Target.parse(payload);
      const [grading] = await findGrading(db.read, target);
      if (!grading || !isLive(grading)) return undefined;
      const left = timeLeft(grading, clock());
      const deadline = AbortSignal.timeout(left);
      try {
        if (left === 0) throw tooLate(grading);
        if (!grader) throw new GraderFailure('rejected', `This server has no LLM grader any more. ${ownWork}`);
        await grade(grader, grading, AbortSignal.any([stopping, deadline]));
      } catch (error) {
        stopping.throwIfAborted(); // goes on elsewhere, or here after a restart
        if (isDatabaseFault(error)) throw error;
        await fail(target, failureOf(error, deadline.aborted));
      }
      return undefined;
    },

    gaveUp: (payload) => fail(Target.parse(payload), interrupted),
  };

  async function grade(by: Grader, grading: GradingRow, signal: AbortSignal): Promise<void> {
    const request = await readRequest(grading);
    if (!request) throw new GraderFailure('interrupted', 'The question of this answer is gone.');
    const meter = createMeter(deps, deps.config.grader ?? noLimits, grading);
    const results = [...grading.results];
    let provenance: Provenance | undefined;
    await change(grading, { status: 'running' });
    for await (const event of untilAborted(by.grade(request, { meter, signal }), signal)) {
      if (event.type === 'done') {
        ({ provenance } = event);
      } else if (request.points.some(({ id }) => id === event.pointId)) {
        const { type: _, ...result } = event;
        results.push({ ...result, reason: storable(result.reason) });
        await change(grading, { results: [...results] });
      }
    }
    if (!provenance) throw new Error('the grader ended without saying that it is done');
    const silent = request.points.filter(
      ({ id }) => !results.slice(grading.results.length).some(({ pointId }) => pointId === id),
    );
    await finish(grading, [...results, ...silent.map(({ id }) => unjudged(id))], provenance);
  }

  async function readRequest({ userId, attemptId, questionId, rev }: GradingRow): Promise<GradeRequest | undefined> {
    const [attempt] = await findAttempt(db.read, { userId, id: attemptId });
    const [revision] = await findRevision(db.read, { questionId, rev });
    if (!attempt || !revision) return undefined;
    const { question, points } = rubricOf(revision, await listPoints(db.read, { questionId, rev }), attempt);
    const pointIds = points.map(({ id }) => id);
    const corrected = lastWords(await listCoachVerdicts(db.read, questionId, pointIds, mostCorrected));
    const examples = selectExamples(corrected, attempt.answer);
    return { question, points, answer: attempt.answer, spoken: attempt.inputMode === 'spoken', examples };
  }

  async function change(target: Target, values: Parameters<typeof updateLiveGrading>[2]) {
    const changed = await db.transaction((tx) => updateLiveGrading(tx, target, values));
    if (!changed) throw new GraderFailure(interrupted.code, interrupted.message); // moved with its learner, or deleted
    news.tell(target.id);
  }

  async function finish(grading: GradingRow, results: GradingResult[], provenance: Provenance) {
    const { userId, id, attemptId } = grading;
    const now = clock();
    await db.transaction(function* (tx) {
      const [attempt] = yield* run(takeAttempt(tx, { userId, id: attemptId }));
      const done = attempt && (yield* finishGrading(tx, grading, attempt, { results, provenance }, now));
      if (!done) return;
      for (const scope of [everyone, userId])
        yield* addSpending(tx, { scope, month: monthOf(now), microUsd: 0, calls: 0, answers: 1 });
    });
    news.tell(id);
  }

  async function fail(target: Target, failure: GradingFailure): Promise<void> {
    const ended = { status: 'failed', failure, finishedAt: clock() } as const;
    await db.transaction((tx) => updateLiveGrading(tx, target, ended));
    news.tell(target.id);
  }

  /** The log carries no message of an unknown error: it may quote the answer. */
  function failureOf(error: unknown, isLate: boolean): GradingFailure {
    if (isLate) return { code: 'timeout', message: `The grader did not answer in time. ${ownWork}` };
    if (error instanceof GraderFailure) {
      logger.warn({ code: error.code }, 'a grading failed');
      return { code: error.code, message: error.message };
    }
    const { name, stack = '' } = error instanceof Error ? error : new Error('not an error');
    const frames = stack.split('\n').filter((line) => line.trimStart().startsWith('at '));
    logger.error({ name, stack: frames.join('\n') }, 'a grading broke off');
    return { code: 'nonsense', message: `The grader’s reply could not be used. ${ownWork}` };
  }
}

const noop = () => {};

/** PostgreSQL takes neither NUL nor half of a character. */
const storable = (text: string) => text.replaceAll('\0', ' ').toWellFormed();

const noLimits = { prices: undefined, budget: undefined, userBudget: undefined };

/** Of verdicts, newest first, the last that was said of each point of each answer. */
const lastWords = (verdicts: Awaited<ReturnType<typeof listCoachVerdicts>>): GradedExample[] =>
  verdicts
    .filter(
      (verdict, index) => verdicts.findIndex((newer) => sameKeys.every((key) => newer[key] === verdict[key])) === index,
    )
    .map(({ pointId, answer, verdict, reason }) => ({ pointId, answer, verdict, reason }));
const sameKeys = ['userId', 'attemptId', 'pointId'] as const;

const tooLate = ({ status }: GradingRow): GraderFailure =>
  status === 'queued'
    ? new GraderFailure('timeout', `The grader was too busy. ${ownWork}`)
    : new GraderFailure(interrupted.code, interrupted.message);

const unjudged = (pointId: string): GradingResult => ({
  pointId,
  verdict: 'unjudged',
  quotes: [],
  confidence: 0,
  check: false,
  reason: 'The grader said nothing of this point.',
});

/** What comes until the signal is aborted, which is thrown then, whether or not the other side heeds it. */
async function* untilAborted(events: AsyncIterable<GradeEvent>, signal: AbortSignal): AsyncGenerator<GradeEvent> {
  signal.throwIfAborted();
  const iterator = events[Symbol.asyncIterator]();
  let stop = () => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    for (;;) {
      const step = await Promise.race([iterator.next(), aborted]);
      if (step.done) return;
      yield step.value;
    }
  } finally {
    signal.removeEventListener('abort', stop);
    aborted.catch(noop);
    // It may have to settle what it used, and it may hang.
    await Promise.race([iterator.return?.().then(noop, noop), setTimeout(graceMs, undefined, { ref: false })]);
  }
}
