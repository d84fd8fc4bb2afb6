import type { GradingRow } from '../../db/schema.ts';
import type { GradingFailure } from '../grading/grader.ts';

/** From its start to its end, waiting included, ms. */
export const limitMs = 30_000;

export const isLive = ({ status }: Pick<GradingRow, 'status'>): boolean => status === 'queued' || status === 'running';

/** Milliseconds that a grading has left; none, and it is to end. */
export const timeLeft = ({ createdAt }: Pick<GradingRow, 'createdAt'>, now: Date): number =>
  Math.max(0, createdAt.getTime() + limitMs - now.getTime());

/** What one does whose grading came to nothing. */
export const ownWork = 'Your answer is safe: judge its points yourself, or try again later.';

/** Why a grading was not ended by the process that worked on it. */
export const interrupted: GradingFailure = {
  code: 'interrupted',
  message: `The server was stopped while it graded. ${ownWork}`,
};
