import type { GradingRow } from '../../db/schema.ts';
import type { GradingFailure } from '../grading/grader.ts';

/** From its start to its end, waiting included, ms. */
const limitMs = 30_000;

export const isLive = ({ status }: Pick<GradingRow, 'status'>): boolean => status === 'queued' || status === 'running';

/** Milliseconds that a grading has left; none, and it is to end. */
export const timeLeft = ({ createdAt }: Pick<GradingRow, 'createdAt'>, now: Date): number =>
  Math.max(0, createdAt.getTime() + limitMs - now.getTime());

/** No process has ended it in twice its time: its job must be gone. */
export const isLost = (grading: Pick<GradingRow, 'status' | 'createdAt'>, now: Date): boolean =>
  isLive(grading) && now.getTime() - grading.createdAt.getTime() > 2 * limitMs;

/** Gradings that the service starts of its own accord for one answer. */
const mostTries = 3;

/** The service has yet to grade an answer: it never did, or was stopped each time, or lost the last of its gradings. */
export function isOwed(gradings: readonly Pick<GradingRow, 'status' | 'failure' | 'createdAt'>[], now: Date): boolean {
  const last = gradings.at(-1);
  if (last && isLost(last, now)) return true;
  return gradings.length < mostTries && gradings.every(({ failure }) => failure?.code === interrupted.code);
}

/** What one does whose grading came to nothing. */
export const ownWork = 'Your answer is safe: judge its points yourself, or try again later.';

/** Why a grading was not ended by the process that worked on it. */
export const interrupted: GradingFailure = {
  code: 'interrupted',
  message: `The server was stopped while it graded. ${ownWork}`,
};
