import type { GradingDeps } from '../gradings/deps.ts';
import { Unavailable } from '../errors.ts';
import type { Handlers } from '../http/route.ts';
import type { interviewRoutes } from './routes.ts';

export function interviewHandlers(_deps: GradingDeps & { wakeJobs: () => void }): Handlers<typeof interviewRoutes> {
  const notYet = () => {
    throw new Unavailable('Not built yet.');
  };
  return {
    createInterview: notYet,
    listInterviews: notYet,
    getInterview: notYet,
    startInterview: notYet,
    pauseInterview: notYet,
    resumeInterview: notYet,
    beginInterviewAnswer: notYet,
    saveInterviewDraft: notYet,
    answerInterview: notYet,
    finishInterview: notYet,
    followInterview: notYet,
    getInterviewReport: notYet,
    practiseInterview: notYet,
    shareInterview: notYet,
    listInterviewShares: notYet,
    revokeInterviewShare: notYet,
    openSharedReport: notYet,
  };
}
