import type { LearnerAttempt, Point, QueuedSubmission, Verdict } from '../../api-types.ts';
import { count, formatDuration, listing } from '../../format.ts';
import { type Evidence, evidenceOf } from '../practice/evidence.ts';
import { verdictLooks } from '../../components/verdict-badge.tsx';

type Made = QueuedSubmission['machine'];

/** “5 of 9”; a dash where nothing was judged. */
export const madeWords = (made: Made): string => (made === null ? '–' : `${made.made} of ${made.of}`);

/** Below what machine and learner found: where they disagree, or why one is missing. */
export function comparisonWords({
  machine,
  self,
  disagree,
}: Pick<QueuedSubmission, 'machine' | 'self' | 'disagree'>): string {
  if (machine === null) return self === null ? 'judged by nobody yet' : 'not graded by a model';
  if (self === null) return 'not judged by the learner';
  return disagree === 0 ? 'they agree' : `they disagree on ${count(disagree, 'point')}`;
}

/** How it was handed in: “spoken 3 min · take 1”. */
export function mannerWords({
  inputModes,
  durationMs,
  answers,
  take,
}: Pick<QueuedSubmission, 'inputModes' | 'durationMs' | 'answers' | 'take'>): string {
  const how = answers === 0 ? 'no answer' : `${listing(inputModes)} ${formatDuration(durationMs)}`;
  return [...(answers > 1 ? [count(answers, 'answer')] : []), how, `take ${take}`].join(' · ');
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** For how long something has waited: “2 days”, “6 h”, “now”. */
export function waitedWords(since: string, now: Date): string {
  const ms = now.getTime() - Date.parse(since);
  if (ms >= day) return count(Math.floor(ms / day), 'day');
  if (ms >= hour) return `${Math.floor(ms / hour)} h`;
  return ms >= minute ? `${Math.floor(ms / minute)} min` : 'now';
}

type Judge = 'machine' | 'self' | 'coach';

/** The last verdict of one judge on a point, of the revision that counts. */
export const lastBy = (point: Point, rev: number, by: Judge) =>
  point.history.findLast((given) => given.by === by && given.rev === rev && given.verdict !== 'unjudged');

/** Who is overruled by a verdict on a point: then a coach has to say why. */
export function overruled(point: Point, rev: number, verdict: Verdict): readonly string[] {
  return (['machine', 'self'] as const).flatMap((by) => {
    const said = lastBy(point, rev, by);
    if (said === undefined || said.verdict === verdict) return [];
    return [`${by === 'self' ? 'the learner' : 'the model'} says ${verdictLooks[said.verdict].word.toLowerCase()}`];
  });
}

/**
 * The passages to show to a coach: as the learner sees them, and those that the model found where the learner says that
 * the point was missed.
 */
export function reviewEvidence(attempt: LearnerAttempt): readonly Evidence[] {
  const shown = evidenceOf(attempt);
  const more = attempt.points.flatMap((point, index) => {
    if (shown.some(({ pointId }) => pointId === point.id)) return [];
    const model =
      lastBy(point, attempt.rev, 'machine') ?? attempt.suggestions.find(({ pointId }) => pointId === point.id);
    if (model === undefined || model.verdict === 'missed' || model.verdict === 'unjudged') return [];
    const { verdict, quotes } = model;
    return quotes.map(({ start, end }) => ({
      start,
      end,
      pointId: point.id,
      number: index + 1,
      verdict,
      counts: false,
    }));
  });
  return [...shown, ...more];
}

/** The point to go to next: the first after one that a coach has not judged, else the one after it. */
export function nextPoint({ points }: Pick<LearnerAttempt, 'points'>, from: number): number {
  const isOpen = ({ history }: Point) => !history.some(({ by, judge }) => by === 'coach' && judge?.isYou === true);
  const later = points.findIndex((point, index) => index > from && isOpen(point));
  return later >= 0 ? later : Math.min(points.length - 1, from + 1);
}
