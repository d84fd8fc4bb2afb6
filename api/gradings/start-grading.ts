import { randomUUID } from 'node:crypto';
import { takeAttempt } from '../../db/attempts.ts';
import { run, type Database, type Work, type Writer } from '../../db/database.ts';
import {
  findDoneGrading,
  insertGrading,
  listGradings,
  listLiveGradings,
  updateLiveGrading,
} from '../../db/gradings.ts';
import { insertJob } from '../../db/jobs.ts';
import { findCurrentRev, findRevision, listPoints } from '../../db/questions.ts';
import type { AttemptRow, GradingRow } from '../../db/schema.ts';
import { Conflict, NotFound, RateLimited } from '../errors.ts';
import type { Grader } from '../grading/grader.ts';
import { inputHash, rubricHash } from '../grading/rubric-hash.ts';
import { finishGrading } from './finish-grading.ts';
import { interrupted, isLive, isLost, isOwed } from './grading-life.ts';
import { rubricOf } from './rubric-of.ts';

export const gradeKind = 'grade';

/** Gradings that one learner may have under way, so that nobody is kept waiting by one. */
const mostUnderWay = 10;

/**
 * Queues a grading of a handed-in answer by the question as it is asked now. One that is under way is answered as it
 * is (`started` false). What was graded in just this way before is copied, and done at once.
 * @param first what the service owes every answer of an interview: by the revision that was asked, and if there is a
 * grading that counts as the first, that one is answered
 * Throws NotFound, Conflict for what cannot be graded, and RateLimited.
 */
export function startGrading(
  db: Database,
  { model, promptVersion }: Pick<Grader, 'model' | 'promptVersion'>,
  userId: string,
  attemptId: string,
  now: Date,
  { first = false }: { first?: boolean } = {},
): Promise<{ grading: GradingRow; started: boolean }> {
  return db.transaction(function* (tx) {
    const [attempt] = yield* run(takeAttempt(tx, { userId, id: attemptId }));
    if (!attempt?.handedIn) throw new NotFound('You have no such attempt: hand it in first.');
    refuseUnwritten(attempt);
    const earlier = yield* run(listGradings(tx, { userId, attemptId }));
    const last = earlier.at(-1);
    if (last && (first ? !isOwed(earlier, now) : isLive(last) && !isLost(last, now)))
      return { grading: last, started: false };
    if (last && isLive(last))
      yield* updateLiveGrading(tx, last, { status: 'failed', failure: interrupted, finishedAt: now });
    if ((yield* run(listLiveGradings(tx, userId))).length >= mostUnderWay)
      throw new RateLimited(`${mostUnderWay} of your answers are being graded: try again when one is done.`, 5);
    const { rev, rubric } = yield* readRubric(tx, attempt, first);
    const { answer } = attempt;
    const hash = rubricHash(rubric);
    const input = inputHash({ rubricHash: hash, answer, spoken: attempt.inputMode === 'spoken', model, promptVersion });
    const grading: GradingRow = {
      userId,
      id: randomUUID(),
      attemptId,
      questionId: attempt.questionId,
      rev,
      rubricHash: hash,
      inputHash: input,
      status: 'queued',
      results: [],
      provenance: null,
      failure: null,
      copiedFrom: null,
      calls: 0,
      inputTokens: 0,
      cachedTokens: 0,
      outputTokens: 0,
      microUsd: 0,
      createdAt: new Date(Math.max(now.getTime(), 1 + (last?.createdAt.getTime() ?? 0))), // they are in this order
      finishedAt: null,
    };
    yield* insertGrading(tx, grading);
    const [same] = yield* run(findDoneGrading(tx, { userId, inputHash: input }));
    if (same) {
      const { results, provenance } = same;
      const outcome = { results, provenance, copiedFrom: same.copiedFrom ?? same.id };
      return { grading: (yield* finishGrading(tx, grading, attempt, outcome, now)) ?? grading, started: true };
    }
    const { id } = grading;
    yield* insertJob(tx, { id, key: `${gradeKind}:${id}`, kind: gradeKind, payload: { userId, id }, runAt: now }, now);
    return { grading, started: true };
  });
}

function refuseUnwritten({ inputMode, answer }: AttemptRow) {
  if (inputMode === 'recalled' || answer.trim() === '')
    throw new Conflict(
      'This answer was given in your head, so there is nothing to grade. Judge its points yourself, or answer in words next time.',
    );
}

/** What the answer is graded by. Throws Conflict if the question no longer has the point of a drill. */
function* readRubric(
  tx: Writer,
  attempt: AttemptRow,
  asAsked: boolean,
): Work<{ rev: number; rubric: ReturnType<typeof rubricOf> }> {
  const { questionId } = attempt;
  const [current] = asAsked ? [] : yield* run(findCurrentRev(tx, { questionId }));
  const rev = current?.rev ?? attempt.rev;
  const [revision] = yield* run(findRevision(tx, { questionId, rev }));
  if (!revision) throw new NotFound('The question of this attempt is gone.');
  const rubric = rubricOf(revision, yield* run(listPoints(tx, { questionId, rev })), attempt);
  if (rubric.points.length === 0)
    throw new Conflict(
      'The question was revised and no longer has the point that this answer is about, so it cannot be graded. Its verdicts stay as they are.',
    );
  return { rev, rubric };
}
