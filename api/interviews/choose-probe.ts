import type { AskedPoint } from '../../db/questions.ts';
import { suggestVerdicts } from '../grading/offline/suggest.ts';
import { groupOf, shortfalls } from '../grading/rubric.ts';
import { isPassed, joinParts } from './answer-text.ts';
import type { AnswerPart } from './interview.ts';

/** Follow-ups to one question; more would be an interrogation. */
const mostProbes = 2;

/**
 * The follow-up that an interviewer would ask after what was said: on a point that the offline grader does not find in
 * it, or finds wrong, must first, then the heaviest. null where nothing is to be asked: enough was asked, the last part
 * was passed, or the answer is in a language that the grader cannot read. Pure.
 */
export function chooseProbe(
  question: { prompt: string },
  points: readonly AskedPoint[],
  parts: readonly Pick<AnswerPart, 'answer' | 'probe'>[],
): { pointId: string; text: string } | null {
  const last = parts.at(-1);
  const probed = parts.flatMap(({ probe }) => (probe ? [probe.pointId] : []));
  if (!last || isPassed(last) || probed.length >= mostProbes) return null;
  const { suggestions, note } = suggestVerdicts(question, points, joinParts(parts).text);
  if (note === 'other-language') return null;
  const verdictOf = new Map(suggestions.map(({ pointId, verdict }) => [pointId, verdict]));
  const judged = points.map((point) => ({
    ...point,
    group: groupOf(point),
    verdict: verdictOf.get(point.id) ?? 'missed',
  }));
  const askable = judged.filter(({ id, probe }) => probe !== null && !probed.includes(id)).map(({ id }) => id);
  const [next] = shortfalls(judged, askable)
    .filter(({ id }) => askable.includes(id))
    .toSorted((a, b) => Number(b.role === 'must') - Number(a.role === 'must') || b.weight - a.weight);
  return next?.probe == null ? null : { pointId: next.id, text: next.probe };
}
