import type { AttemptRow, PointRow, QuestionRevisionRow } from '../../db/schema.ts';
import type { Rubric } from '../grading/rubric-hash.ts';

/** What a grader is told of a question for an answer to it: of a drill, its point alone. */
export function rubricOf(
  { questionId, prompt, kind }: QuestionRevisionRow,
  points: readonly PointRow[],
  { pointId }: Pick<AttemptRow, 'pointId'>,
): Rubric {
  return {
    question: { id: questionId, prompt, kind },
    points: points
      .filter((point) => pointId === null || point.id === pointId)
      .map(({ id, say, role, evidence, wrong, group }) => ({ id, say, role, evidence, wrong, group })),
  };
}
