import { listAnsweredQuestions } from '../../db/attempts.ts';
import { listCards } from '../../db/cards.ts';
import type { Database } from '../../db/database.ts';
import { findQuestion, findRevision, listPoints } from '../../db/questions.ts';
import { listCardLog } from '../../db/review-logs.ts';
import type { CardRow, PointRow, QuestionRevisionRow, ReviewLogRow } from '../../db/schema.ts';
import { undoneIds } from '../reviews/live-reviews.ts';

/** One card as it is exported, with its reviews that are not undone, oldest first. */
export interface ExportedCard {
  card: CardRow;
  deck: string;
  tags: string[];
  front: string;
  /** null before an answer was handed in: points are shown to nobody before. */
  back: { points: PointRow[]; model: string } | null;
  reviews: ReviewLogRow[];
}

/** The cards of a learner that were begun: reviewed, or answered. */
export async function* readCards(
  db: Database,
  userId: string,
  deckId: string | undefined,
): AsyncIterable<ExportedCard> {
  const answered = new Set((await listAnsweredQuestions(db.read, userId)).map((row) => row.questionId));
  for (const card of await listCards(db.read, userId)) {
    if (card.foldedAt === null && !answered.has(card.questionId)) continue;
    const [question] = await findQuestion(db.read, { id: card.questionId, userId });
    if (!question || (deckId !== undefined && question.deckId !== deckId)) continue;
    const key = { questionId: question.id, rev: question.rev };
    const [[revision], points, log] = await Promise.all([
      findRevision(db.read, key),
      listPoints(db.read, key),
      listCardLog(db.read, { userId, cardId: card.id }),
    ]);
    const point = points.find((each) => each.id === card.pointId);
    if (!revision || (card.kind === 'drill' && !point)) continue;
    const undone = undoneIds(log);
    const mayShow = answered.has(question.id) || question.deckOwnerId === userId;
    yield {
      card,
      deck: question.deckTitle,
      tags: question.tags,
      front: point ? point.cue : question.prompt,
      back: mayShow ? backOf(revision, points, point) : null,
      reviews: log.filter((entry) => entry.kind === 'review' && !undone.has(entry.id)),
    };
  }
}

/** A drill asks for its point alone. */
const backOf = ({ model }: QuestionRevisionRow, points: PointRow[], point: PointRow | undefined) =>
  point ? { points: [point], model: '' } : { points, model };
