import { and, asc, eq } from 'drizzle-orm';
import type { Reader } from './database.ts';
import { isOneOf } from './is-one-of.ts';

/** What some points say, in the revisions asked for, and the prompts of their questions: those not retired. */
export const listPointTexts = (db: Reader, wanted: readonly { questionId: string; pointId: string; rev: number }[]) => {
  const { points, questionRevisions, questions } = db.tables;
  return db
    .select({
      questionId: points.questionId,
      pointId: points.id,
      rev: points.rev,
      prompt: questionRevisions.prompt,
      cue: points.cue,
      say: points.say,
      wrong: points.wrong,
    })
    .from(points)
    .innerJoin(
      questionRevisions,
      and(eq(questionRevisions.questionId, points.questionId), eq(questionRevisions.rev, points.rev)),
    )
    .innerJoin(questions, and(eq(questions.id, points.questionId), eq(questions.retired, false)))
    .where(
      isOneOf(
        [points.questionId, points.id],
        wanted.map(({ questionId, pointId }) => [questionId, pointId]),
      ),
    )
    .orderBy(asc(points.questionId), asc(points.id), asc(points.rev));
};
export type PointText = Awaited<ReturnType<typeof listPointTexts>>[number];
