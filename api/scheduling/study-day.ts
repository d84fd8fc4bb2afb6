/** The learner's wall clock minus their rollover: its UTC dates are study days. */
export interface StudyClock {
  /** IANA name. */
  timeZone: string;
  /** Hour 0..23 at which a study day begins. */
  rolloverHour: number;
}

const hour = 3_600_000;
export const dayMs = 24 * hour;

/**
 * The study day of an instant, in days since 1970-01-01. Where a zone sets its clock back
 * over the rollover (Antarctica/Troll does, by two hours), a day once begun goes on.
 */
export function studyDay(instant: number, { timeZone, rolloverHour }: StudyClock): number {
  const offset = offsetAt(instant, timeZone);
  const day = dayOf(instant, offset, rolloverHour);
  const offsetBefore = offsetAt(instant - dayMs, timeZone);
  if (offsetBefore <= offset) return day;
  // The clock was set back within the last day: what had begun by then goes on.
  const setBack = firstInstant(instant - dayMs, instant, (moment) => offsetAt(moment, timeZone) !== offsetBefore);
  return Math.max(day, dayOf(setBack - 1, offsetBefore, rolloverHour));
}

/** The first instant (ms) of a study day. */
export function startOfStudyDay(day: number, clock: StudyClock): number {
  const wall = day * dayMs + clock.rolloverHour * hour;
  const guess = wall - offsetAt(wall, clock.timeZone);
  const early = guess - dayMs;
  const late = guess + dayMs;
  if (offsetAt(early, clock.timeZone) === offsetAt(late, clock.timeZone)) return guess;
  return firstInstant(early, late, (instant) => studyDay(instant, clock) >= day);
}

/** A study day as YYYY-MM-DD. */
export const studyDate = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

const dayOf = (instant: number, offset: number, rolloverHour: number) =>
  Math.floor((instant + offset - rolloverHour * hour) / dayMs);

/** The first instant in (from, to] for which `holds`, which holds at `to` and stays true once it is. */
function firstInstant(from: number, to: number, holds: (instant: number) => boolean): number {
  let before = from;
  let after = to;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (holds(middle)) after = middle;
    else before = middle;
  }
  return after;
}

const formats = new Map<string, Intl.DateTimeFormat>();
/** Zone → UTC day → offset of that whole day, or null where it changes within the day. */
const dailyOffsets = new Map<string, Map<number, number | null>>();

/** The zone's offset from UTC (ms) at an instant. Intl is slow, so days without a change are remembered. */
function offsetAt(instant: number, timeZone: string): number {
  let days = dailyOffsets.get(timeZone);
  if (!days) dailyOffsets.set(timeZone, (days = new Map()));
  const day = Math.floor(instant / dayMs);
  let offset = days.get(day);
  if (offset === undefined) {
    const start = computeOffset(day * dayMs, timeZone);
    offset = start === computeOffset((day + 1) * dayMs, timeZone) ? start : null;
    if (days.size > 50_000) days.clear();
    days.set(day, offset);
  }
  return offset ?? computeOffset(instant, timeZone);
}

function computeOffset(instant: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(instant)) part[type] = Number(value);
  const wall = Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day, part.hour, part.minute, part.second);
  return wall - Math.floor(instant / 1000) * 1000;
}
