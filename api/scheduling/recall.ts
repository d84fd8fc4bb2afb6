import type { Memory, SchedulingSettings } from './memory.ts';
import { retrievability } from './scheduler.ts';
import { studyDay, type StudyClock } from './study-day.ts';

type Remembered = Pick<Memory, 'lastStudyDay' | 'stability'>;

/** Study days from a card's last review that counted to an instant (ms); 0 while new, never less. */
export const daysSinceReview = (
  { lastStudyDay }: Pick<Memory, 'lastStudyDay'>,
  at: number,
  clock: StudyClock,
): number => (lastStudyDay === null ? 0 : Math.max(0, studyDay(at, clock) - lastStudyDay));

/** Chance of recall at an instant (ms), 0..1; null while new. */
export function recallAt(
  memory: Remembered,
  at: number,
  clock: StudyClock,
  settings: SchedulingSettings,
): number | null {
  if (memory.lastStudyDay === null) return null;
  return retrievability(memory.stability, daysSinceReview(memory, at, clock), settings);
}
