import type { GradingDeps } from '../gradings/deps.ts';
import type { JobKind } from '../jobs/runner.ts';
import { gradeInterviewKind } from './end-interview.ts';
import { gradeInterviewJob } from './grade-interview.ts';

/** The work of interviews outside requests. */
export const interviewJobs = (deps: GradingDeps & { wakeJobs: () => void }): Record<string, JobKind> => ({
  [gradeInterviewKind]: gradeInterviewJob(deps),
});
