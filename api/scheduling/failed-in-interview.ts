import { forgettingOf } from './forgetting.ts';
import type { Memory, SchedulingSettings } from './memory.ts';

/**
 * What a plan takes for the memory of a reviewed card that was failed in a mock interview since its last review that
 * counted: the one that an Again on that study day would leave. The schedule goes on from the card's own memory, since an
 * interview is practice, but a plan that believed it would leave a question alone that is known to be forgotten.
 * @param day of the interview; not before the last review that counted, else it is taken for that day
 */
export function afterFailing(memory: Memory, day: number, settings: SchedulingSettings): Memory {
  const { state, lastStudyDay } = memory;
  if (state !== 'review' || lastStudyDay === null) return memory;
  const days = Math.max(0, day - lastStudyDay);
  return { ...memory, ...forgettingOf(settings).next(memory, 'again', days), lastStudyDay: lastStudyDay + days };
}
