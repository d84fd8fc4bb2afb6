import type { Preview, Question } from './api-types.ts';

/** Numbers, intervals and dates in words, as the interface says them. */

const small =
  'no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** 7 → “seven”; from 100 on in digits. */
export function numberWord(n: number): string {
  if (n < 0 || n > 99 || !Number.isInteger(n)) return String(n);
  if (n < 20) return small[n] ?? String(n);
  const unit = n % 10;
  return `${tens[Math.floor(n / 10)] ?? ''}${unit === 0 ? '' : `-${small[unit] ?? ''}`}`;
}

/** “seven questions”, “one question”; give the plural where it is not the word with an s. */
export const countWord = (n: number, word: string, many = `${word}s`) => `${numberWord(n)} ${n === 1 ? word : many}`;
/** “7 questions”. */
export const count = (n: number, word: string, many = `${word}s`) => `${n} ${n === 1 ? word : many}`;
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** A question or point for a label or a message: its first words, without marks of code. */
export function brief(text: string, most = 60): string {
  const plain = text.replaceAll('`', '').trim();
  return plain.length <= most ? plain : `${plain.slice(0, most).replace(/\s+\S*$/, '')} …`;
}

/** “a, b and c”. */
export function listing(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

/** Sums of points with halves: 5.5 → “5½”. */
export function halves(n: number): string {
  const whole = Math.floor(n);
  if (n === whole) return String(whole);
  return whole === 0 ? '½' : `${whole}½`;
}

/** A share in whole percent: 0.914 → “91 %”. */
export const percent = (share: number) => `${Math.round(share * 100)}\u00a0%`;

/** Time spent or needed: “under a minute”, “14 min”, “2 h 5 min”, “31 h”. */
export function formatDuration(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes === 0) return ms > 0 ? 'under a minute' : '0\u00a0min';
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return `${minutes}\u00a0min`;
  return minutes % 60 === 0 || hours >= 10
    ? `${Math.round(minutes / 60)}\u00a0h`
    : `${hours}\u00a0h ${minutes % 60}\u00a0min`;
}

/** How long until a card comes back: “10 min”, “2 days”, “6 weeks”, “5 months”, “1.5 years”. */
export function formatInterval({ days, seconds }: Preview['again']): string {
  if (days === 0)
    return seconds < 5400 ? `${Math.max(1, Math.round(seconds / 60))} min` : count(Math.round(seconds / 3600), 'hour');
  if (days < 28) return count(days, 'day');
  if (days < 84) return count(Math.round(days / 7), 'week');
  if (days < 700) return count(Math.round(days / 30.4), 'month');
  return `${(days / 365.25).toFixed(1).replace('.0', '')} years`;
}

/** What the content was checked for: “Docker 29.7”, “containerd 2.3”. */
export const versionsOf = ({ versions }: Question['asOf']) =>
  Object.entries(versions).map(([name, version]) => `${properNames[name] ?? name} ${version}`);
const properNames: Record<string, string> = {
  'argo-cd': 'Argo CD',
  argocd: 'Argo CD',
  cilium: 'Cilium',
  compose: 'Compose',
  docker: 'Docker',
  envoy: 'Envoy',
  falco: 'Falco',
  flagger: 'Flagger',
  flux: 'Flux',
  gatekeeper: 'Gatekeeper',
  'gateway-api': 'Gateway API',
  grafana: 'Grafana',
  helm: 'Helm',
  istio: 'Istio',
  kubernetes: 'Kubernetes',
  kustomize: 'Kustomize',
  kyverno: 'Kyverno',
  linkerd: 'Linkerd',
  metallb: 'MetalLB',
  podman: 'Podman',
  prometheus: 'Prometheus',
  trivy: 'Trivy',
};

/** Milliseconds as a clock: 74_000 → “1:14”. */
export function formatClock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

// Calendar dates are named without Intl, whose first use holds a slow phone up for a fifth of a second.
const months = 'January February March April May June July August September October November December'.split(' ');
const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/** A calendar date, such as a study day: “2026-11-24” → “Tuesday, 24 November”. */
export const formatDay = (date: string) =>
  `${weekdays[new Date(date).getUTCDay()] ?? ''}, ${dayOfMonth(date)} ${monthOf(date)}`;

/** The same with its year: “24 November 2026”. */
export const formatDayLong = (date: string) => `${dayOfMonth(date)} ${formatMonth(date)}`;

/** The same where room is scarce: “24 Nov”. */
export const formatDayShort = (date: string) => `${dayOfMonth(date)} ${formatMonthShort(date)}`;

/** The month of a date or a month: “2026-11” → “November 2026”, or “Nov” where room is scarce. */
export const formatMonth = (month: string) => `${monthOf(month)} ${month.slice(0, 4)}`;
export const formatMonthShort = (month: string) => {
  const name = monthOf(month);
  return name === 'September' ? 'Sept' : name.slice(0, 3);
};

const dayOfMonth = (date: string) => Number(date.slice(8, 10));
const monthOf = (date: string) => months[Number(date.slice(5, 7)) - 1] ?? '';

/** Where and when the learner’s days begin. */
export interface StudyClock {
  timeZone: string;
  rolloverHour: number;
}

/** The study day of an instant, as “2026-11-24”. */
export function studyDayOf(instant: Date, { timeZone, rolloverHour }: StudyClock): string {
  const parts = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric' } as const;
  const wall = new Intl.DateTimeFormat('en-GB', { ...parts, hourCycle: 'h23', timeZone }).formatToParts(instant);
  const at = (part: keyof typeof parts) => Number(wall.find(({ type }) => type === part)?.value);
  // The wall clock less the rollover, as the server counts: hours of a day when clocks change are not alike.
  return isoDate(Date.UTC(at('year'), at('month') - 1, at('day'), at('hour') - rolloverHour));
}

/** The calendar date of an instant in a zone, as “2026-11-24”. */
export const dateIn = (instant: Date, timeZone: string) => studyDayOf(instant, { timeZone, rolloverHour: 0 });

/** When something comes, for the end of a sentence: “in 10 minutes”, “at 16:40”, “tomorrow”, “on Tuesday, 24 November”. */
export function formatWhen(due: Date, now: Date, clock: StudyClock): string {
  const day = studyDayOf(due, clock);
  const today = studyDayOf(now, clock);
  if (day <= today) {
    const minutes = Math.ceil((due.getTime() - now.getTime()) / 60_000);
    if (minutes <= 0) return 'now';
    return minutes < 60
      ? `in ${count(minutes, 'minute')}`
      : `at ${part(due, { hour: '2-digit', minute: '2-digit' }, clock.timeZone)}`;
  }
  if (day === isoDate(Date.parse(today) + 86_400_000)) return 'tomorrow';
  const year = day.slice(0, 4) === today.slice(0, 4) ? '' : ` ${day.slice(0, 4)}`;
  return `on ${formatDay(day)}${year}`;
}

/** The date of an instant in the learner’s zone: “21 January 2027”. */
export const formatDate = (instant: string, timeZone: string) =>
  part(new Date(instant), { day: 'numeric', month: 'long', year: 'numeric' }, timeZone);

/** The calendar date of an instant where the browser is: “2026-11-24”. */
export const dayHere = (instant: Date) => isoDate(instant.getTime() - instant.getTimezoneOffset() * 60_000);

/** The time of day of an instant: “16:40”. */
export const formatTime = (instant: string, timeZone: string) =>
  part(new Date(instant), { hour: '2-digit', minute: '2-digit' }, timeZone);

const part = (date: Date, options: Intl.DateTimeFormatOptions, timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone }).format(date);
const isoDate = (ms: number) => new Date(ms).toISOString().slice(0, 10);
