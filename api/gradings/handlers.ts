import { listGradings } from '../../db/gradings.ts';
import { selectAttempt } from '../attempts/hand-in.ts';
import { NotFound, Unavailable } from '../errors.ts';
import type { Handlers } from '../http/route.ts';
import type { GradingDeps } from './deps.ts';
import { eventsSeen, followGrading } from './follow-grading.ts';
import { presentGraders } from './present-graders.ts';
import { presentGrading } from './present-grading.ts';
import type { gradingRoutes } from './routes.ts';
import { startGrading } from './start-grading.ts';

/** `wakeJobs` says that a job was just added, so that it begins at once. */
export function gradingHandlers(deps: GradingDeps & { wakeJobs: () => void }): Handlers<typeof gradingRoutes> {
  const { db, clock, config, grader, wakeJobs } = deps;
  return {
    async startGrading({ params: { attemptId }, actor }) {
      if (!grader)
        throw new Unavailable(
          'No LLM grader is set up on this server: judge the points yourself. Its operator can set GRADER_MODEL.',
        );
      const { grading, started } = await startGrading(db, grader, actor.userId, attemptId, clock());
      if (started) wakeJobs();
      return { status: started ? 201 : 200, body: presentGrading(grading) };
    },

    async followGrading({ params: { attemptId }, query, actor: { userId }, stream }) {
      await selectAttempt(db, userId, attemptId);
      const latest = (await listGradings(db.read, { userId, attemptId })).at(-1);
      if (!latest) throw new NotFound('There is no grading of this attempt yet: have it graded first.');
      const { seen, isLast } = eventsSeen(latest, stream.lastEventId ?? query.lastEventId);
      if (isLast) return { status: 204, body: undefined };
      return { status: 200, body: followGrading(deps, latest, seen, stream.signal) };
    },

    async getGraders({ actor }) {
      return { status: 200, body: await presentGraders(db.read, config, actor.userId, clock()) };
    },
  };
}
