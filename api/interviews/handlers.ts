import type { InterviewKey } from '../../db/interviews.ts';
import type { GradingDeps } from '../gradings/deps.ts';
import type { Handlers } from '../http/route.ts';
import { answerInterview } from './answer-interview.ts';
import { createInterview } from './create-interview.ts';
import { eventIdOf, followInterview, isSettled } from './follow-interview.ts';
import { presentInterviews } from './list-interviews.ts';
import { practiseInterview } from './practise-interview.ts';
import { presentInterview } from './present-interview.ts';
import type { interviewRoutes } from './routes.ts';
import {
  beginAnswer,
  finishInterview,
  pauseInterview,
  resumeInterview,
  saveDraft,
  startInterview,
} from './run-interview.ts';
import { selectInterview } from './select-interview.ts';

/** `wakeJobs` says that a job was just added, so that it begins at once. */
export function interviewHandlers(deps: GradingDeps & { wakeJobs: () => void }): Handlers<typeof interviewRoutes> {
  const { db, clock, news, wakeJobs } = deps;
  /** Answers the interview as it stands after a change. */
  async function changed(key: InterviewKey) {
    news.tell(key.id);
    const row = await selectInterview(db.read, key);
    if (row.endedAt) wakeJobs();
    return { status: 200 as const, body: await presentInterview(db.read, row, clock()) };
  }
  return {
    async createInterview({ body, actor: { userId } }) {
      const now = clock();
      const { interview, replayed } = await createInterview(db, userId, body, now);
      return { status: replayed ? 200 : 201, body: await presentInterview(db.read, interview, now) };
    },

    async listInterviews({ query, actor: { userId } }) {
      return { status: 200, body: await presentInterviews(db.read, userId, query, clock()) };
    },

    async getInterview({ params: { interviewId: id }, actor: { userId } }) {
      return {
        status: 200,
        body: await presentInterview(db.read, await selectInterview(db.read, { userId, id }), clock()),
      };
    },

    async startInterview({ params: { interviewId: id }, body, actor: { userId } }) {
      await startInterview(db, { userId, id }, { ...body, now: clock() });
      return changed({ userId, id });
    },

    async pauseInterview({ params: { interviewId: id }, body, actor: { userId } }) {
      await pauseInterview(db, { userId, id }, { ...body, now: clock() });
      return changed({ userId, id });
    },

    async resumeInterview({ params: { interviewId: id }, body, actor: { userId } }) {
      await resumeInterview(db, { userId, id }, { ...body, now: clock() });
      return changed({ userId, id });
    },

    async beginInterviewAnswer({ params: { interviewId: id }, body, actor: { userId } }) {
      await beginAnswer(db, { userId, id }, { ...body, now: clock() });
      return changed({ userId, id });
    },

    async saveInterviewDraft({ params: { interviewId: id }, body: { holder, ...incoming }, actor: { userId } }) {
      await saveDraft(db, { userId, id }, incoming, { now: clock(), holder });
      return changed({ userId, id });
    },

    async answerInterview({ params: { interviewId: id }, body: { holder, ...answer }, actor: { userId } }) {
      await answerInterview(db, { userId, id }, answer, { now: clock(), holder });
      return changed({ userId, id });
    },

    async finishInterview({ params: { interviewId: id }, actor: { userId } }) {
      await finishInterview(db, { userId, id }, clock());
      return changed({ userId, id });
    },

    async followInterview({ params: { interviewId: id }, query, actor: { userId }, stream }) {
      const row = await selectInterview(db.read, { userId, id });
      const seen = stream.lastEventId ?? query.lastEventId;
      if (seen !== undefined && row.endedAt) {
        const interview = await presentInterview(db.read, row, clock());
        if (isSettled(interview) && seen === eventIdOf(row.version, interview)) return { status: 204, body: undefined };
      }
      return { status: 200, body: followInterview(deps, row, seen, stream.signal) };
    },

    async practiseInterview({ params: { interviewId: id }, body, actor: { userId } }) {
      return { status: 200, body: await practiseInterview(db, { userId, id }, body?.drillCardIds, clock()) };
    },
  };
}
