import type { CardRow } from '../../db/schema.ts';
import { newMemory } from '../scheduling/memory.ts';
import { foldColumnsOf } from '../reviews/fold-card.ts';

/** A card before its first review. */
export function newCard(
  key: {
    userId: string;
    id: string;
    kind: 'question' | 'drill';
    questionId: string;
    pointId: string | null;
    openedBy?: string | null;
  },
  now: Date,
): CardRow {
  return {
    ...key,
    ...foldColumnsOf(newMemory(now.getTime()), undefined),
    suspendedAt: null,
    buriedUntil: null,
    restingSince: null,
    openedBy: key.openedBy ?? null,
    flag: 0,
    createdAt: now,
    version: 0,
  };
}

/** The card that belongs under an id: of the question or the drill of the point that has it. */
export function cardToMake(
  key: { userId: string; id: string },
  question: { id: string } | undefined,
  point: { questionId: string; id: string } | undefined,
  now: Date,
): CardRow | undefined {
  if (question) return newCard({ ...key, kind: 'question', questionId: question.id, pointId: null }, now);
  return point && newCard({ ...key, kind: 'drill', questionId: point.questionId, pointId: point.id }, now);
}
