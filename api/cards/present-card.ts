import type { z } from 'zod';
import type { CardRow, SettingsRow } from '../../db/schema.ts';
import { schedulingSettings, studyClockOf } from '../accounts/settings.ts';
import { memoryOf } from '../reviews/fold-card.ts';
import { previewRatings } from '../scheduling/fold.ts';
import type { PickDay } from '../scheduling/fuzz.ts';
import { isLeech, type Memory } from '../scheduling/memory.ts';
import { recallAt } from '../scheduling/recall.ts';
import { studyDay } from '../scheduling/study-day.ts';
import type { Card, Preview } from './routes.ts';

/** A card as its learner sees it; `settings` are those in force. */
export function presentCard(card: CardRow, settings: SettingsRow, now: Date): z.input<typeof Card> {
  return {
    id: card.id,
    kind: card.kind,
    questionId: card.questionId,
    pointId: card.pointId,
    state: card.state,
    due: card.due.toISOString(),
    stability: card.stability,
    difficulty: card.difficulty,
    retrievability: recallAt(card, now.getTime(), settings, schedulingSettings(settings)),
    reps: card.reps,
    lapses: card.lapses,
    leech: isLeech(card.lapses, settings.leechThreshold),
    learningStep: card.learningStep,
    suspended: card.suspendedAt !== null,
    buriedUntil: card.buriedUntil && card.buriedUntil > now ? card.buriedUntil.toISOString() : null,
    resting: card.restingSince !== null,
    flag: card.flag,
    lastReview: card.lastReview?.toISOString() ?? null,
  };
}

/** A learning step that is not over: an answer now takes it ahead. */
export const isStepPending = ({ state, due }: CardRow, now: Date): boolean =>
  (state === 'learning' || state === 'relearning') && due > now;

/** When the card would come back after each rating given now; `pick` is how its day is chosen (day-picker.ts). */
export function presentPreview(
  card: CardRow,
  settings: SettingsRow,
  now: Date,
  pick: PickDay,
  ahead = false,
): z.input<typeof Preview> {
  const review = {
    id: card.id,
    at: now.getTime(),
    clock: studyClockOf(settings),
    settings: schedulingSettings(settings),
    source: 'review' as const,
    ahead,
    durationMs: null,
  };
  const { again, hard, good, easy } = previewRatings(memoryOf(card), review, card.id, pick);
  const today = studyDay(now.getTime(), settings);
  const next = (memory: Memory) => presentNext(memory, settings, now, today);
  return { again: next(again), hard: next(hard), good: next(good), easy: next(easy) };
}

function presentNext({ due, state }: Memory, settings: SettingsRow, now: Date, today: number) {
  const days = state === 'review' ? Math.max(0, studyDay(due, settings) - today) : 0;
  const seconds = days > 0 ? 0 : Math.max(0, Math.round((due - now.getTime()) / 1000));
  return { due: new Date(due).toISOString(), days, seconds };
}
