import { outcomesOf, type Answering } from './answer-outcomes.ts';
import { CardFlow, onGrid, type Departure } from './card-flow.ts';
import type { Memory } from './memory.ts';

export interface WorkloadCard {
  memory: Memory;
  /** Study days from today until it is due, or met for the first time; 0 if it is overdue. */
  dueIn: number;
  /** Expected time of an answer, ms. */
  answerMs: number;
}

export interface WorkloadRequest extends Answering {
  /** The learner's cards, and as new ones the questions they will meet. */
  cards: readonly WorkloadCard[];
  /** Study day. */
  today: number;
  /** How many days to look ahead. */
  days: number;
}

export interface WorkloadPoint {
  retention: number;
  minutesPerDay: number;
  /** Mean chance of recall of the cards begun, over these days, 0..1. */
  remembered: number;
}

/** 0.70 to 0.97; what lies between follows the line. */
const offered = Array.from({ length: 10 }, (_, index) => (70 + 3 * index) / 100);

/**
 * What each desired retention would cost from today on, the one in force among them; nothing without cards. Expected
 * values, nothing is drawn: every answer splits a card into what is left of it if it passes and if it fails, by its
 * chance of recall and the learner's own shares of ratings, and both parts go on. Cards keep the dates they have; the
 * retention sets those after their next answer. What is forgotten costs its relearning steps. Fuzz, limits, breaks and
 * practice are left out. A point is worked out when it is asked for, so that a server can do other things in between.
 */
export function* workloadCurve(request: WorkloadRequest): Generator<WorkloadPoint> {
  if (request.cards.length === 0) return;
  const start = firstAnswers(request);
  const later = new CardFlow(request);
  const { desiredRetention } = request.settings;
  for (const retention of [...new Set([...offered, desiredRetention])].toSorted((a, b) => a - b)) {
    const { ms, recall } = later.follow(start.departures, retention);
    yield {
      retention,
      minutesPerDay: (start.ms + ms) / request.days / 60_000,
      remembered: start.cardDays === 0 ? 0 : (start.recall + recall) / start.cardDays,
    };
  }
}

/** What holds at every retention: the days until each card's next answer, and that answer. */
function firstAnswers(request: WorkloadRequest) {
  const { cards, today, days, model } = request;
  const start = { ms: 0, recall: 0, cardDays: 0, departures: new Array<Departure>() };
  for (const { memory, dueIn, answerMs } of cards) {
    const begun = memory.lastStudyDay !== null;
    const since = Math.max(0, today - (memory.lastStudyDay ?? today));
    start.cardDays += begun ? days : Math.max(0, days - dueIn);
    const waiting = begun ? Math.min(dueIn, days) : 0;
    for (let day = 0; day < waiting; day++) start.recall += model.recall(memory.stability, since + day);
    if (dueIn >= days) continue;
    for (const outcome of outcomesOf(memory, since + dueIn, request)) {
      start.ms += outcome.chance * outcome.answers * answerMs;
      const ms = outcome.chance * answerMs;
      start.departures.push({ day: dueIn, cards: outcome.chance, ms, outcome: onGrid(outcome) });
    }
  }
  return start;
}
