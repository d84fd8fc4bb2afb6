/** An event of a calendar: at an instant, or all day long. */
export interface CalendarEvent {
  /** The same for the same thing, whatever changes of it. */
  uid: string;
  /** Rises with every change. */
  sequence: number;
  summary: string;
  description: string;
  url: string;
  /** An instant, or a date as YYYY-MM-DD. */
  at: Date | string;
}

/** A calendar to subscribe to (RFC 5545), as text. */
export function writeCalendar(name: string, events: readonly CalendarEvent[], now: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Rehearse//Due work//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT4H',
    'X-PUBLISHED-TTL:PT4H',
    ...events.flatMap((event) => eventLines(event, now)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

/** An instant is one without an end: it ends as it begins (3.6.1). A day ends where the next begins. */
function eventLines({ uid, sequence, summary, description, url, at }: CalendarEvent, now: Date): string[] {
  const time =
    typeof at === 'string'
      ? [`DTSTART;VALUE=DATE:${dateOf(at)}`, `DTEND;VALUE=DATE:${dateOf(dayAfter(at))}`]
      : [`DTSTART:${instantOf(at)}`];
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(uid)}`,
    `DTSTAMP:${instantOf(now)}`,
    `SEQUENCE:${sequence}`,
    ...time,
    `SUMMARY:${escapeText(summary)}`,
    `DESCRIPTION:${escapeText(description)}`,
    `URL:${url}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** Text as a value (3.3.11); of control characters only the tab may stand in one. */
function escapeText(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\t\n]/gu, '')
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll('\n', '\\n');
}

const mostOctets = 75;

/** A long line in several, each of at most 75 octets, no character cut (3.1). */
function fold(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > mostOctets) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}

const instantOf = (at: Date) => at.toISOString().replaceAll(/[-:]|\.\d+/g, '');
const dateOf = (date: string) => date.replaceAll('-', '');
const dayAfter = (date: string) => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
