import type { z } from 'zod';
import type { Reader } from '../../db/database.ts';
import { listInterviewAnswers } from '../../db/interview-answers.ts';
import { listInterviews } from '../../db/interviews.ts';
import type { InterviewRow } from '../../db/schema.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import { clockNow, latestOfEach } from './present-interview.ts';
import type { interviewRoutes } from './routes.ts';

type Listed = z.input<(typeof interviewRoutes.listInterviews.responses)[200]>;

/** A learner’s interviews, newest first, with the mean of their answers’ scores. */
export async function presentInterviews(
  db: Reader,
  userId: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
  now: Date,
): Promise<Listed> {
  const before = cursor === undefined ? undefined : readCursor(cursor);
  const rows = await listInterviews(db, userId, { before, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const answers = latestOfEach(
    await listInterviewAnswers(
      db,
      userId,
      shown.map(({ id }) => id),
    ),
  );
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) =>
      presentSummary(
        row,
        now,
        answers.filter(({ interviewId }) => interviewId === row.id),
      ),
    ),
    nextCursor: last ? writeCursor({ at: last.createdAt, id: last.id }) : null,
  };
}

function presentSummary(
  row: InterviewRow,
  now: Date,
  answers: readonly { score: number | null }[],
): Listed['items'][number] {
  const { id, settings, questionCount, createdAt, startedAt, endedAt } = row;
  return {
    id,
    settings,
    status: clockNow(row, now).status,
    questionCount,
    createdAt: createdAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    answers: answers.length,
    score: meanScore(answers),
  };
}

/** The mean of the scores of an interview’s answers; null while one has none. Pure. */
export function meanScore(answers: readonly { score: number | null }[]): number | null {
  const scores = answers.flatMap(({ score }) => score ?? []);
  if (scores.length === 0 || scores.length < answers.length) return null;
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
