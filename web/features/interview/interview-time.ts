import type { Interview } from '../../api-types.ts';

/** How an interview’s clocks stand, ms. */
export interface Times {
  /** Of the whole interview. */
  leftMs: number;
  isThinking: boolean;
  stepMs: number;
  /** null while it is not known. */
  targetMs: number | null;
}

/** The clocks so many ms after the server told them; they stand still unless the interview runs. Pure. */
export function timesAt({ status, remainingMs, current }: Interview, elapsedMs: number): Times {
  const passed = status === 'running' ? Math.max(0, elapsedMs) : 0;
  const leftMs = Math.max(0, remainingMs - passed);
  if (current === null) return { leftMs, isThinking: false, stepMs: 0, targetMs: null };
  const stepMs = current.stepMs + passed;
  const target = current.stepTargetMs;
  if (current.step !== 'think') return { leftMs, isThinking: false, stepMs, targetMs: target > 0 ? target : null };
  if (stepMs < target) return { leftMs, isThinking: true, stepMs, targetMs: target };
  // Thought enough: how long the answer may take comes with the server’s next word.
  return { leftMs, isThinking: false, stepMs: stepMs - target, targetMs: null };
}

export const isOver = ({ status }: Pick<Interview, 'status'>): boolean =>
  status === 'finished' || status === 'expired' || status === 'graded';
export const isUnderWay = ({ status }: Pick<Interview, 'status'>): boolean =>
  status === 'running' || status === 'paused';

/** True where what arrives was told before what is known: an interview only goes forward. Pure. */
export function isStale(arrived: Interview, known: Interview): boolean {
  const [a, k] = [ageOf(arrived), ageOf(known)];
  const differs = a.findIndex((value, index) => value !== k[index]);
  return differs >= 0 && (a[differs] ?? 0) < (k[differs] ?? 0);
}

const ageOf = (interview: Interview): number[] => [
  interview.status === 'planned' ? 0 : isOver(interview) ? 2 : 1,
  interview.current?.position ?? 0,
  interview.current?.part ?? 0,
  interview.pauses,
  interview.ranMs,
];
