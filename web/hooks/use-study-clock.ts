import type { StudyClock } from '../format.ts';
import { useMe } from './use-me.ts';

/** The learner’s zone and rollover; the browser’s zone and 04:00 until they are known. */
export function useStudyClock(): StudyClock {
  const { data: me } = useMe();
  return me ?? { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, rolloverHour: 4 };
}
