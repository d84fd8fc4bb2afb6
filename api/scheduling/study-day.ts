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

/** The study day of a date, YYYY-MM-DD. */
export const studyDayOfDate = (date: string): number => Date.parse(`${date}T00:00:00Z`) / dayMs;

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

/** A zone's offset from UTC (ms) on one UTC day: the same all day, or changing at an instant. */
type DayOffset = number | { before: number; changeAt: number; after: number };
/** Zone → UTC day → its offset. */
const knownOffsets = new Map<string, Map<number, DayOffset>>();
const mostKnown = 50_000;

/** The zone's offset from UTC (ms) at an instant. Intl is slow, so days are remembered. */
export function offsetAt(instant: number, timeZone: string): number {
  let days = knownOffsets.get(timeZone);
  if (!days) knownOffsets.set(timeZone, (days = new Map()));
  const day = Math.floor(instant / dayMs);
  let offset = days.get(day);
  if (offset === undefined) {
    offset = offsetOfDay(day, timeZone);
    if (days.size > mostKnown) days.clear();
    days.set(day, offset);
  }
  if (typeof offset === 'number') return offset;
  return instant < offset.changeAt ? offset.before : offset.after;
}

function offsetOfDay(day: number, timeZone: string): DayOffset {
  const [start, end] = [day * dayMs, (day + 1) * dayMs];
  const [before, after] = [askIntl(start, timeZone), askIntl(end, timeZone)];
  if (before === after) return before;
  return { before, changeAt: firstInstant(start, end, (moment) => askIntl(moment, timeZone) !== before), after };
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Reads an offset out of text such as `10 AM GMT-04:56:02`; a zone on UTC says GMT alone. */
function askIntl(instant: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', { timeZone, hour: 'numeric', timeZoneName: 'longOffset' });
    formats.set(timeZone, format);
  }
  const [, sign, hours, minutes, seconds = 0] =
    /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(format.format(instant)) ?? [];
  if (sign === undefined) return 0;
  const offset = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return sign === '-' ? -offset : offset;
}
