import type { SettingsRow } from '../../db/schema.ts';
import type { Break } from '../scheduling/preferences.ts';
import { studyDate, studyDay } from '../scheduling/study-day.ts';

/**
 * Days off, then and now: the breaks that are set, and of each earlier version of the settings those days that it held
 * while it was in force, so that clearing a break that is over ends no streak.
 * @param versions newest first
 */
export function breaksInForce(versions: readonly SettingsRow[]): Break[] {
  return versions.flatMap((version, index) => {
    const next = versions[index - 1];
    if (!next) return version.breaks;
    const began = studyDate(studyDay(version.since.getTime(), version));
    const ended = studyDate(studyDay(next.since.getTime(), version));
    return version.breaks
      .map(({ from, to }) => ({ from: from > began ? from : began, to: to < ended ? to : ended }))
      .filter(({ from, to }) => from <= to);
  });
}
