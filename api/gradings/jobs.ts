import type { JobKind } from '../jobs/runner.ts';
import type { GradingDeps } from './deps.ts';
import { gradeJob } from './run-grading.ts';
import { gradeKind } from './start-grading.ts';

/** The work of gradings outside requests. */
export const gradingJobs = (deps: GradingDeps): Record<string, JobKind> => ({ [gradeKind]: gradeJob(deps) });
