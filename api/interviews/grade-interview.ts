import { z } from 'zod';
import { listInterviewGradings } from '../../db/interview-answers.ts';
import type { GradingRow } from '../../db/schema.ts';
import { Conflict, NotFound, RateLimited } from '../errors.ts';
import { groupBy } from '../grading/group-by.ts';
import type { GradingDeps } from '../gradings/deps.ts';
import { isLive, isLost, isOwed } from '../gradings/grading-life.ts';
import { startGrading } from '../gradings/start-grading.ts';
import type { JobKind } from '../jobs/runner.ts';

/** Which interview a job is for. */
type Target = z.output<typeof Target>;
const Target = z.object({ userId: z.string(), id: z.string() });

/** Answers of an interview that are graded at the same time: each has thirty seconds, and a learner ten of them. */
const mostAtOnce = 4;
/** Interviews that one process sees to at the same time; it waits nearly all the time. */
const atOnce = 8;
/** How often gradings are looked at that another process may be working on, ms. */
const pollMs = 500;

interface Answer {
  attemptId: string;
  gradings: Pick<GradingRow, 'id' | 'status' | 'failure' | 'createdAt'>[];
}

/**
 * The job that has every answer of an interview graded once that is in words, a few at a time, and ends when none is
 * graded any more. All it knows is in the rows of gradings, so it goes on after a crash where it was. A grading that
 * failed stays so: its points are there to judge. Without a grader there is nothing to do.
 */
export function gradeInterviewJob(deps: GradingDeps & { wakeJobs: () => void }): JobKind {
  const { db, clock, grader, news, wakeJobs } = deps;
  return {
    atOnce,
    run: (payload, signal) => gradeInterview(Target.parse(payload), signal),
    done: (payload) => news.tell(Target.parse(payload).id),
  };

  async function gradeInterview(target: Target, signal: AbortSignal): Promise<Date | undefined> {
    if (!grader) return undefined;
    const refused = new Set<string>();
    for (;;) {
      signal.throwIfAborted();
      const answers = (await readAnswers(target)).filter(({ attemptId }) => !refused.has(attemptId));
      const now = clock();
      const live = answers.flatMap(({ gradings }) => gradings.filter((one) => isLive(one) && !isLost(one, now)));
      const owed = answers.filter(({ gradings }) => isOwed(gradings, now));
      if (live.length === 0 && owed.length === 0) return undefined;
      for (const { attemptId } of owed.slice(0, Math.max(0, mostAtOnce - live.length))) {
        try {
          const { grading } = await startGrading(db, grader, target.userId, attemptId, clock(), { first: true });
          live.push(grading);
        } catch (error) {
          if (error instanceof RateLimited) return new Date(clock().getTime() + error.retryAfter * 1000);
          if (!(error instanceof Conflict || error instanceof NotFound)) throw error;
          refused.add(attemptId); // nothing to grade it by any more
        }
      }
      await newsOf(target, live.filter(isLive), signal);
    }
  }

  async function readAnswers(target: Target): Promise<Answer[]> {
    const rows = await listInterviewGradings(db.read, target);
    return [...groupBy(rows, ({ attemptId }) => attemptId)].map(([attemptId, own]) => ({
      attemptId,
      gradings: own.flatMap(({ grading }) => grading ?? []),
    }));
  }

  /** Has gradings begin, tells those who follow the interview, and waits until there is more of one. */
  async function newsOf({ id: interviewId }: Target, gradings: readonly Pick<GradingRow, 'id'>[], signal: AbortSignal) {
    news.tell(interviewId);
    if (gradings.length === 0) return;
    const listeners = gradings.map(({ id }) => news.listen(id));
    const heard = new AbortController(); // ends the others' waiting
    const ended = AbortSignal.any([signal, heard.signal]);
    try {
      wakeJobs();
      await Promise.race(listeners.map((listener) => listener.next(pollMs, ended)));
    } finally {
      heard.abort();
      for (const listener of listeners) listener.close();
    }
  }
}
