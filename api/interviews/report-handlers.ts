import { listShares, revokeShare } from '../../db/interview-shares.ts';
import type { InterviewShareRow } from '../../db/schema.ts';
import type { Deps } from '../deps.ts';
import { NotFound } from '../errors.ts';
import type { Handlers } from '../http/route.ts';
import { buildReport } from './build-report.ts';
import { isOver } from './interview-clock.ts';
import { openLearnerReport } from './open-learner-report.ts';
import { openSharedReport } from './open-shared-report.ts';
import type { interviewReportRoutes } from './report-routes.ts';
import { selectInterview } from './select-interview.ts';
import { notOver, shareInterview } from './share-interview.ts';
import { listInterviewCohorts, shareWithCoaches, withdrawFromCoaches } from './share-with-coaches.ts';

/** Links that a list shows: all that are live, and many that were. */
const mostListed = 100;

export function interviewReportHandlers({
  db,
  clock,
}: Pick<Deps, 'db' | 'clock'>): Handlers<typeof interviewReportRoutes> {
  return {
    async getInterviewReport({ params: { interviewId }, actor: { userId } }) {
      const interview = await selectInterview(db.read, { userId, id: interviewId });
      if (!isOver(interview)) throw notOver();
      return { status: 200, body: await buildReport(db, interview, clock()) };
    },

    async shareInterview({ params: { interviewId }, body: { days }, actor: { userId } }) {
      const { share, token } = await shareInterview(db, { userId, id: interviewId }, days, clock());
      return { status: 201, body: { ...presentShare(share), token } };
    },

    async listInterviewShares({ params: { interviewId }, actor: { userId } }) {
      await selectInterview(db.read, { userId, id: interviewId });
      const shares = await listShares(db.read, { userId, interviewId }, mostListed);
      return { status: 200, body: { items: shares.map(presentShare) } };
    },

    async revokeInterviewShare({ params: { interviewId, shareId }, actor: { userId } }) {
      const share = await db.transaction((tx) => revokeShare(tx, { userId, interviewId, id: shareId }, clock()));
      if (!share) throw new NotFound('You have no such link: choose one of those this interview has.');
      return { status: 200, body: presentShare(share) };
    },

    async listInterviewCohorts({ params: { interviewId: id }, actor: { userId } }) {
      return { status: 200, body: { items: await listInterviewCohorts(db, { userId, id }) } };
    },

    async shareInterviewWithCohort({ params: { interviewId: id, cohortId }, actor: { userId } }) {
      return { status: 200, body: await shareWithCoaches(db, { userId, id }, cohortId, clock()) };
    },

    async withdrawInterviewFromCohort({ params: { interviewId: id, cohortId }, actor: { userId } }) {
      return { status: 200, body: await withdrawFromCoaches(db, { userId, id }, cohortId) };
    },

    async getLearnerReport({ params, actor: { userId } }) {
      return { status: 200, body: await openLearnerReport(db, userId, params, clock()) };
    },

    async openSharedReport({ body: { token } }) {
      return { status: 200, body: await openSharedReport(db, token, clock()) };
    },
  };
}

const presentShare = ({ id, createdAt, expiresAt, revokedAt, views, viewedAt }: InterviewShareRow) => ({
  id,
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  revokedAt: revokedAt?.toISOString() ?? null,
  views,
  viewedAt: viewedAt?.toISOString() ?? null,
});
