import type { AskedPoint } from '../../db/questions.ts';
import type { AnswerPart } from './interview.ts';

export function chooseProbe(
  _question: { prompt: string },
  _points: readonly AskedPoint[],
  _parts: readonly AnswerPart[],
): { pointId: string; text: string } | null {
  return null;
}
