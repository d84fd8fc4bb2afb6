import type { Deps } from '../deps.ts';
import type { JobKind } from '../jobs/runner.ts';
import { optimiseDueJob, optimiseDueKind } from './optimise-due.ts';
import { optimiseJob } from './run-optimisation.ts';
import { optimiseKind } from './start-optimisation.ts';
import type { TrainingOptions } from './train.ts';

/** The work of optimisations outside requests. */
export const optimisationJobs = (
  deps: Deps,
  options?: Pick<TrainingOptions, 'program' | 'timeLimit'>,
): Record<string, JobKind> => ({
  [optimiseKind]: optimiseJob(deps, options),
  [optimiseDueKind]: optimiseDueJob(deps),
});
