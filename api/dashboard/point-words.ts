import type { Reader } from '../../db/database.ts';
import { listPointTexts, type PointText } from '../../db/point-texts.ts';
import { keyOf, type Reason, type WrongPoint } from './reasons.ts';

type PointAsked = Pick<WrongPoint, 'questionId' | 'pointId' | 'rev'>;

/** What some points say. Those whose question is gone are left out by who shows them. */
export interface PointWords {
  /** As the answers were judged by it; undefined once it is gone. */
  of: (
    point: PointAsked,
  ) => { questionId: string; prompt: string; pointId: string; cue: string; say: string } | undefined;
  /** The one misconception that it names; null for none or several. */
  statementOf: (point: PointAsked) => string | null;
}

/** Reads what some points say, all at once. */
export async function readPointWords(db: Reader, points: readonly PointAsked[]): Promise<PointWords> {
  const texts = points.length === 0 ? [] : await listPointTexts(db, points);
  const byRevision = new Map(texts.map((text) => [`${keyOf(text)} ${text.rev}`, text]));
  const find = (point: PointAsked): PointText | undefined => byRevision.get(`${keyOf(point)} ${point.rev}`);
  return {
    of: (point) => {
      const text = find(point);
      if (!text) return undefined;
      const { questionId, prompt, pointId, cue, say } = text;
      return { questionId, prompt, pointId, cue, say };
    },
    statementOf: (point) => {
      const [first, ...more] = find(point)?.wrong ?? [];
      return first && more.length === 0 ? first.if : null;
    },
  };
}

/** The points of some reasons. */
export const pointsIn = (reasons: readonly Reason[]): WrongPoint[] =>
  reasons.flatMap((reason) => (reason.code === 'wrong-again' ? reason : []));

/** Reasons as they are sent: with their words, dates as text. */
export function presentReasons(reasons: readonly Reason[], words: PointWords) {
  return reasons.flatMap((reason) => {
    if (reason.code === 'overdue') return { ...reason, since: reason.since.toISOString() };
    if (reason.code === 'silent') return { ...reason, since: reason.since?.toISOString() ?? null };
    if (reason.code !== 'wrong-again') return reason;
    const text = words.of(reason);
    if (!text) return [];
    const { questionId, prompt, pointId, say } = text;
    const { code, times } = reason;
    return { code, questionId, prompt, pointId, say, statement: words.statementOf(reason), times };
  });
}
