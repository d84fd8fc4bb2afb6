import type { Config } from '../config.ts';
import type { Deps } from '../deps.ts';
import type { Grader } from '../grading/grader.ts';
import type { News } from './news.ts';

/** What gradings need besides. */
export interface GradingDeps extends Deps {
  config: Pick<Config, 'grader' | 'transcriber'>;
  /** undefined: none is set up. */
  grader: Grader | undefined;
  news: News;
}
