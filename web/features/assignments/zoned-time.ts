/** What a clock in a zone shows, as a date-and-time field takes it: “2026-11-24T18:00”. */
export function toWall(instant: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).formatToParts(new Date(instant));
  const at = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '00';
  return `${at('year')}-${at('month')}-${at('day')}T${at('hour')}:${at('minute')}`;
}

/** The instant at which a clock in a zone shows this, ISO 8601; null for what is no date and time. */
export function fromWall(wall: string, timeZone: string): string | null {
  const asUtc = Date.parse(`${wall}:00Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(wall) || Number.isNaN(asUtc)) return null;
  const offsetAt = (instant: number) =>
    Date.parse(`${toWall(new Date(instant).toISOString(), timeZone)}:00Z`) - instant;
  // The offset of the instant itself may differ from that of the first guess, where clocks change between them.
  const guess = asUtc - offsetAt(asUtc);
  return new Date(asUtc - offsetAt(guess)).toISOString();
}
