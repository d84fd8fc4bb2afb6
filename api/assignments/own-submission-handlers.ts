import type { Deps } from '../deps.ts';
import type { Handlers } from '../http/route.ts';
import { presentOwnSubmission, presentOwnSubmissions } from './present-submission.ts';
import { handInEarly, startTake } from './start-take.ts';
import type { ownSubmissionRoutes } from './own-submission-routes.ts';

export function ownSubmissionHandlers({ db, clock }: Deps): Handlers<typeof ownSubmissionRoutes> {
  return {
    async listOwnSubmissions({ query, actor: { userId } }) {
      return { status: 200, body: await presentOwnSubmissions(db, userId, query, clock()) };
    },

    async getOwnSubmission({ params: { assignmentId }, actor: { userId } }) {
      return { status: 200, body: await presentOwnSubmission(db, { userId, assignmentId }, clock()) };
    },

    async startTake({ params: { assignmentId }, body, actor: { userId } }) {
      const now = clock();
      await startTake(db, { userId, assignmentId }, { ...body }, now);
      return { status: 200, body: await presentOwnSubmission(db, { userId, assignmentId }, now) };
    },

    async handInSubmission({ params: { assignmentId }, actor: { userId } }) {
      const now = clock();
      await handInEarly(db, { userId, assignmentId }, now);
      return { status: 200, body: await presentOwnSubmission(db, { userId, assignmentId }, now) };
    },
  };
}
