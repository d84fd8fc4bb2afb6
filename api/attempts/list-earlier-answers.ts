import type { z } from 'zod';
import { listAnswersTo } from '../../db/attempts.ts';
import { listCommented } from '../../db/comments.ts';
import type { Reader } from '../../db/database.ts';
import { findQuestion, listClaims, type Claim } from '../../db/questions.ts';
import { listRecorded } from '../../db/recordings.ts';
import type { AttemptRow } from '../../db/schema.ts';
import { listVerdictsOf, type VerdictOf } from '../../db/verdicts.ts';
import { NotFound } from '../errors.ts';
import { effectiveVerdict, groupOf } from '../grading/rubric.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import type { EarlierAnswers } from './routes.ts';

type Listed = z.input<typeof EarlierAnswers>;

/**
 * A learner's full answers to a question, newest first, with the points that they were judged by: none of a revision
 * that the learner has not answered. Throws NotFound.
 */
export async function listEarlierAnswers(
  db: Reader,
  { userId, questionId }: Pick<AttemptRow, 'userId' | 'questionId'>,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Listed> {
  const [question] = await findQuestion(db, { id: questionId, userId });
  if (!question) throw new NotFound(`There is no question "${questionId}".`);
  const before = cursor === undefined ? undefined : readCursor(cursor);
  const rows = await listAnswersTo(db, { userId, questionId }, { before, limit: limit + 1 });
  const answers = rows.slice(0, limit);
  const ids = answers.map(({ id }) => id);
  const [claims, verdicts, commented, recorded] = await Promise.all([
    listClaims(db, [questionId]),
    listVerdictsOf(db, userId, ids),
    listCommented(db, userId, ids),
    listRecorded(db, userId, ids),
  ]);
  const coached = new Set([
    ...verdicts.filter(({ by }) => by === 'coach').map(({ attemptId }) => attemptId),
    ...commented.map(({ attemptId }) => attemptId),
  ]);
  const last = rows.length > limit ? answers.at(-1) : undefined;
  const { cardId, prompt, deckId, deckTitle } = question;
  return {
    question: { id: questionId, cardId, prompt, deckId, deckTitle },
    points: pointsOf(answers, claims),
    items: answers.map((answer) => ({
      ...presentAnswer(answer, claims, verdicts),
      coached: coached.has(answer.id),
      recordings: recorded.flatMap(({ attemptId, part }) => (attemptId === answer.id ? part : [])),
    })),
    nextCursor: last ? writeCursor({ at: last.handedInAt, id: last.id }) : null,
  };
}

function presentAnswer(
  { id, handedInAt, inputMode, answer, durationMs, hints, rev, score }: AttemptRow,
  claims: readonly Claim[],
  verdicts: readonly VerdictOf[],
): Omit<Listed['items'][number], 'coached' | 'recordings'> {
  const verdictOf = (pointId: string) =>
    effectiveVerdict(verdicts.filter((verdict) => verdict.attemptId === id && verdict.pointId === pointId));
  const points = claims
    .filter((claim) => claim.rev === rev)
    .map(({ pointId }) => ({ pointId, verdict: verdictOf(pointId) }));
  return { id, handedInAt: handedInAt.toISOString(), inputMode, answer, durationMs, hints, rev, score, points };
}

/** The points of some answers' revisions, those of the newest first, each once. */
function pointsOf(answers: readonly AttemptRow[], claims: readonly Claim[]): Listed['points'] {
  const revs = [...new Set(answers.map(({ rev }) => rev))].toSorted((a, b) => b - a);
  const points = new Map<string, Listed['points'][number]>();
  for (const claim of revs.flatMap((rev) => claims.filter((each) => each.rev === rev))) {
    const { pointId: id, say, role } = claim;
    if (!points.has(id)) points.set(id, { id, say, role, group: groupOf(claim) });
  }
  return [...points.values()];
}
