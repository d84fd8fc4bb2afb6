import type { NotificationKind, NotificationPayload } from './notification.ts';
import { oneLine } from './plain-text.ts';

/** A piece of a sentence; the strong ones name whom or what it is about. */
export interface SentencePart {
  text: string;
  strong: boolean;
}

/** What each kind is called where one chooses how to be told, and to whom it happens. */
export const kindWords: Record<NotificationKind, { label: string; group: 'learner' | 'coach' | 'reminder' }> = {
  assigned: { label: 'A coach assigns something to you', group: 'learner' },
  'dates-changed': { label: 'The dates of your assignment change', group: 'learner' },
  'due-soon': { label: 'An assignment is due within a day and not handed in', group: 'reminder' },
  reviewed: { label: 'A coach has reviewed what you handed in', group: 'learner' },
  returned: { label: 'A coach returns it for another take', group: 'learner' },
  'verdict-corrected': { label: 'A coach corrects the verdict of a point', group: 'learner' },
  comment: { label: 'Somebody comments on an answer, or writes to you', group: 'learner' },
  'handed-in': { label: 'A learner hands in', group: 'coach' },
  'report-shared': { label: 'A learner shares the report of a mock interview', group: 'coach' },
  'member-joined': { label: 'Somebody joins', group: 'coach' },
  removed: { label: 'You are removed from a cohort', group: 'learner' },
  'reviews-due': { label: 'Reviews are due today', group: 'reminder' },
  'guest-expires': { label: 'Your work as a guest comes near its end', group: 'reminder' },
};

type Words = (string | { strong: string })[];
type Say = (payload: NotificationPayload, date: string | undefined, before: string | undefined) => Words;

const strong = (text: string | undefined, otherwise: string) => (text === undefined ? otherwise : { strong: text });
const inCohort = ({ cohort }: NotificationPayload): Words => (cohort === undefined ? [] : [' in ', { strong: cohort }]);
const work = ({ title }: NotificationPayload) => strong(title, 'an assignment');
const quoted = ({ text }: NotificationPayload): Words => (text ? [`: “${text}”`] : ['.']);

/** One sentence for each kind, from its payload alone. `date` and `before` are the payload’s, in words. */
const sentences: Record<NotificationKind, Say> = {
  assigned: (payload, date) => [
    strong(payload.actor, 'A coach'),
    ' assigned ',
    work(payload),
    ...inCohort(payload),
    date === undefined ? '.' : `, due ${date}.`,
  ],
  'dates-changed': (payload, date, before) => {
    const which = payload.changed === 'opens' ? 'opening' : 'due date';
    const coach = strong(payload.actor, 'A coach');
    if (date === undefined && before === undefined) return ['The dates of ', work(payload), ' changed.'];
    if (date === undefined) return [coach, ` removed the ${which} of `, work(payload), `, which was ${before}.`];
    if (before === undefined) return [coach, ` set the ${which} of `, work(payload), ` to ${date}.`];
    return [coach, ` moved the ${which} of `, work(payload), ` from ${before} to ${date}.`];
  },
  'due-soon': (payload, date) => [
    work(payload),
    date === undefined ? ' is due soon' : ` is due ${date}`,
    ' and not handed in yet.',
  ],
  reviewed: (payload) => [strong(payload.actor, 'A coach'), ' reviewed ', work(payload), '.'],
  returned: (payload) => [
    strong(payload.actor, 'A coach'),
    ' returned ',
    work(payload),
    ' for another take',
    ...quoted(payload),
  ],
  'verdict-corrected': (payload) => [
    strong(payload.actor, 'A coach'),
    payload.count === undefined || payload.count === 1
      ? ' corrected a verdict in '
      : ` corrected ${payload.count} verdicts in `,
    strong(payload.title, 'your answer'),
    ...quoted(payload),
  ],
  comment: (payload) => [
    strong(payload.actor, 'Somebody'),
    ' commented on ',
    strong(payload.title, 'an answer'),
    ...quoted(payload),
  ],
  'handed-in': (payload) => [
    strong(payload.actor, 'A learner'),
    ' handed in ',
    work(payload),
    ...inCohort(payload),
    '.',
  ],
  'report-shared': (payload) => [
    strong(payload.actor, 'A learner'),
    ' shared the report of a mock interview',
    ...inCohort(payload),
    '.',
  ],
  'member-joined': (payload) => [
    strong(payload.actor, 'Somebody'),
    ' joined ',
    strong(payload.cohort, 'your cohort'),
    '.',
  ],
  removed: (payload) => [
    'You are no longer in ',
    strong(payload.cohort, 'a cohort'),
    payload.actor === undefined ? '' : ': ',
    ...(payload.actor === undefined ? [] : [{ strong: payload.actor }, ' removed you']),
    '. What you practised stays yours.',
  ],
  'reviews-due': ({ count = 0 }) => [
    { strong: count === 1 ? 'One question' : `${count} questions` },
    count === 1 ? ' is due today.' : ' are due today.',
  ],
  'guest-expires': (_payload, date) => [
    date === undefined
      ? 'The work of a guest is removed after 60 days without use.'
      : `Without this visit, your work as a guest would have been removed on ${date}.`,
    ' Sign up to keep it for good.',
  ],
};

/** Says what happened, in one sentence; its dates as the clock of its person shows them. */
export function sentenceOf(kind: NotificationKind, payload: NotificationPayload, timeZone: string): SentencePart[] {
  const inWords = (date: string | undefined) => (date === undefined ? undefined : dateIn(date, timeZone));
  const words = sentences[kind](payload, inWords(payload.date), inWords(payload.before));
  const parts = words
    .map((word) =>
      typeof word === 'string' ? { text: oneLine(word), strong: false } : { text: oneLine(word.strong), strong: true },
    )
    .filter(({ text }) => text !== '');
  return parts.map((part, index) => (index === 0 ? { ...part, text: capital(part.text) } : part));
}

/** The sentence as text. */
export const plainSentence = (parts: readonly SentencePart[]): string => parts.map(({ text }) => text).join('');

/** “Tuesday, 24 November at 16:40”. */
function dateIn(date: string, timeZone: string): string {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { ...options, timeZone }).format(new Date(date));
  const time = part({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return `${part({ weekday: 'long' })}, ${part({ day: 'numeric', month: 'long' })} at ${time}`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
