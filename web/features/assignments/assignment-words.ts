import type { OwnSubmission } from '../../api-types.ts';
import { count, dateIn, formatDay, formatDuration, formatTime, halves } from '../../format.ts';

type Set = OwnSubmission['assignment'];
/** What the words about some work are made from: of what is set, or of a draft of it. */
export type Work = Pick<Set, 'kind' | 'mode' | 'latePolicy' | 'takes' | 'timeLimitMs'> & {
  deck: { title: string; questions: number } | null;
  interview: { minutes: number; inputMode: 'typed' | 'spoken' } | null;
  habit: { points: number } | null;
};

/** What is to be done, as one sentence. */
export function taskOf({ kind, mode, deck, interview, habit, timeLimitMs }: Work): string {
  const title = deck === null ? 'a deck' : `“${deck.title}”`;
  if (kind === 'interview')
    return `A mock interview of ${interview?.minutes ?? 30} minutes, ${interview?.inputMode ?? 'typed'}.`;
  if (kind === 'habit')
    return `Practise ${title} on several days, to ${count(habit?.points ?? 1, 'point').replace(/^[\d.]+/, halves(habit?.points ?? 1))}: the first session of a day counts one, each later one a half.`;
  const questions = deck === null ? 'every question' : count(deck.questions, 'question');
  return mode === 'exam'
    ? `An exam: ${questions} of ${title} in ${formatDuration(timeLimitMs ?? 0)}, without hints or verdicts until the end.`
    : `Answer ${questions} of ${title}, in writing or aloud, at your own pace.`;
}

/** What it is, in two words. */
export const kindOf = ({ kind, mode }: Pick<Set, 'kind' | 'mode'>): string =>
  kind === 'interview' ? 'Mock interview' : kind === 'habit' ? 'Habit' : mode === 'exam' ? 'Exam' : 'Deck';

/** “Tuesday, 24 November, 18:00”. */
export const momentIn = (instant: string, timeZone: string): string =>
  `${formatDay(dateIn(new Date(instant), timeZone))}, ${formatTime(instant, timeZone)}`;

/** “Europe/Berlin” → “Berlin”. */
export const cityOf = (timeZone: string): string => (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');

/** Whether two zones show different times at an instant. */
export const differAt = (instant: string, a: string, b: string): boolean =>
  momentIn(instant, a) !== momentIn(instant, b);

export const lateWords: Record<Set['latePolicy'], string> = {
  accept: 'Late work is taken as any other.',
  mark: 'Late work is taken, and marked late.',
  refuse: 'Late work is refused.',
};

/** How many takes there are. */
export const takesWords = ({ kind, takes }: Pick<Set, 'kind' | 'takes'>): string =>
  kind === 'habit' ? '' : takes === 1 ? 'One take.' : `Up to ${takes} takes.`;

/** Where a submission stands. */
export function statusOf(own: OwnSubmission, now: Date): string {
  const { status, assignment, overdue, startedAt, answered, questions, habitPoints, late } = own;
  const over = whyOver(assignment);
  if (status === 'handed-in') return late ? 'Handed in late, waits for your coach' : 'Handed in, waits for your coach';
  if (assignment.kind === 'habit' && assignment.habit) {
    const points = `${halves(habitPoints ?? 0)} of ${halves(assignment.habit.points)} points`;
    if (status === 'reviewed') return `Done: ${points}`;
    return over === null ? points : `${points}, ${over}`;
  }
  if (status === 'reviewed') return late ? 'Reviewed, was late' : 'Reviewed';
  if (over !== null) return `Not handed in, ${over}`;
  if (status === 'returned') return 'Given back for another take';
  if (new Date(assignment.opensAt) > now) return 'Not open yet';
  if (overdue) return 'Overdue';
  if (questions !== null && assignment.mode === 'study' && answered > 0) return `${answered} of ${questions} answered`;
  return startedAt === null ? 'Not begun' : 'Begun';
}

/** Whether something is still to be done. */
export const isToDo = ({ status, assignment }: OwnSubmission): boolean =>
  whyOver(assignment) === null && (status === 'open' || status === 'returned');

/** What became of work that takes nothing more; null if it does. */
const whyOver = ({ status, cohortArchived }: Set): string | null =>
  status !== 'assigned' ? status : cohortArchived ? 'archived' : null;
