import type { LogLosses } from '../../db/study-schema.ts';
import type { FoldedReview } from '../scheduling/fold.ts';
import type { SchedulingSettings } from '../scheduling/memory.ts';

/** One review of the log as the training process is told of it: what moves memory, without what moves dates alone. */
export interface TrainingReview extends Pick<FoldedReview, 'id' | 'rating' | 'at' | 'clock' | 'source' | 'ahead'> {
  kind: 'review';
  cardId: string;
  settingsVersion: number;
}

/** One entry of the log as the training process is told of it: a review, or what takes one out. */
export type TrainingEntry = TrainingReview | { kind: 'undo'; id: string; targetId: string | null };

/** What the training process must know besides the reviews. */
export interface TrainingSetup {
  /** Every version of the learner's settings. */
  settings: ReadonlyMap<number, SchedulingSettings>;
  /** Weights in force; null for the defaults. */
  inForce: readonly number[] | null;
}

/** What came of a training. */
export interface Training {
  /** Reviews that came at least a day after another of their card: trained on and held out. */
  items: number;
  heldOut: number;
  /** null if there was too little to learn from. */
  found: { weights: number[]; logLoss: LogLosses } | null;
}

/** What the server says to the training process. */
export type ToTraining =
  | { kind: 'setup'; setup: TrainingSetup }
  | { kind: 'entries'; entries: TrainingEntry[] }
  | { kind: 'train' };

/** What it answers. */
export type FromTraining =
  | { kind: 'progress'; share: number }
  | { kind: 'done'; training: Training }
  | { kind: 'failed'; message: string };

/** With fewer items, chance decides which parameters win: of nine real logs, fitted ones lost on the two smallest. */
export const fewestItems = 400;
export const fewestHeldOut = 50;
