import { meanInterval, outcomesOf, type Answering, type Outcome } from './answer-outcomes.ts';
import {
  between,
  chances,
  places,
  placesAround,
  stabilities,
  type PlaceShare,
  type RowShare,
} from './strength-grid.ts';

/** Cards that leave an answer: how many, and the time of one answer of them all. */
export interface Departure {
  day: number;
  cards: number;
  ms: number;
  outcome: GridOutcome;
}
/** An outcome with its places on the grid. */
export interface GridOutcome extends Outcome {
  around: PlaceShare[];
  rows: RowShare[];
}
export const onGrid = (outcome: Outcome): GridOutcome => ({ ...outcome, ...placesAround(outcome.strength) });

const cellCount = places.length * chances.length;

interface CellShare {
  cell: number;
  share: number;
}

/** Where an outcome goes at one retention: how long it waits, and the cells it then comes to, with their shares. */
interface Route {
  chance: number;
  answers: number;
  /** Whole days, and the part that comes a day later. */
  days: number;
  late: number;
  rows: RowShare[];
  cells: CellShare[];
}

/**
 * A learner's cards on their way through some days, all of them at once: parts of cards move from cell to cell of a grid.
 * A cell is a strength and the chance of recall at the next answer, which together say how long ago the last one was.
 */
export class CardFlow {
  readonly #request: Answering & { days: number };
  /** By day and cell, two numbers each: cards due, and the time of an answer of them all. */
  readonly #due: Float64Array;
  /** By cell: how an answer may go. Made when first needed. */
  readonly #outcomes: GridOutcome[][] = [];
  /** By stability: the chance of recall added up over so many days after an answer. */
  readonly #recall: number[][];

  constructor(request: Answering & { days: number }) {
    this.#request = request;
    const { days, model } = request;
    this.#due = new Float64Array(days * cellCount * 2);
    this.#recall = stabilities.map((stability) => {
      const sums = [0];
      for (let day = 0; day < days; day++) sums.push((sums[day] ?? 0) + model.recall(stability, day));
      return sums;
    });
  }

  /** Time (ms) and recall (chances over cards and days) of all that follows, at one retention. */
  follow(departures: readonly Departure[], retention: number): { ms: number; recall: number } {
    const { days, model } = this.#request;
    const perStability = model.daysUntil(retention, 1);
    const routes: Route[][] = [];
    const due = this.#due;
    let time = 0;
    let recall = 0;
    const routeOf = (outcome: GridOutcome) => this.#route(outcome, perStability);
    for (const { day, cards, ms, outcome } of departures) recall += this.#send(day, routeOf(outcome), cards, ms);
    for (let day = 0; day < days; day++) {
      for (let cell = 0; cell < cellCount; cell++) {
        const at = (day * cellCount + cell) * 2;
        const cards = due[at] ?? 0;
        if (cards === 0) continue;
        const ms = due[at + 1] ?? 0;
        due[at] = due[at + 1] = 0; // for the next retention
        for (const route of (routes[cell] ??= this.#outcomesAt(cell).map(routeOf))) {
          time += ms * route.chance * route.answers;
          recall += this.#send(day, route, cards * route.chance, ms * route.chance);
        }
      }
    }
    return { ms: time, recall };
  }

  #route(outcome: GridOutcome, perStability: number): Route {
    const { model, settings } = this.#request;
    const { chance, answers, strength, around, rows } = outcome;
    const interval = meanInterval(outcome, perStability, settings.maximumInterval);
    const knots = between(model.recall(strength.stability, interval), chances);
    const whole = Math.floor(interval);
    const cells: CellShare[] = [];
    for (const { place, share } of around)
      for (const knot of knots) cells.push({ cell: place * chances.length + knot.at, share: share * knot.share });
    return { chance, answers, days: whole, late: interval - whole, rows, cells };
  }

  /** Puts cards where they come back; answers with the recall until then. */
  #send(day: number, route: Route, cards: number, ms: number): number {
    const { days, late } = route;
    let recall = this.#wait(day, days, route, cards * (1 - late), ms * (1 - late));
    if (late > 0) recall += this.#wait(day, days + 1, route, cards * late, ms * late);
    return recall;
  }

  #wait(day: number, wait: number, { rows, cells }: Route, cards: number, ms: number): number {
    const left = this.#request.days - day;
    let recall = 0;
    for (const { row, share } of rows) recall += cards * share * (this.#recall[row]?.[Math.min(wait, left)] ?? 0);
    if (wait >= left) return recall;
    const due = this.#due;
    const base = (day + wait) * cellCount;
    for (const { cell, share } of cells) {
      const at = (base + cell) * 2;
      due[at] = (due[at] ?? 0) + cards * share;
      due[at + 1] = (due[at + 1] ?? 0) + ms * share;
    }
    return recall;
  }

  #outcomesAt(cell: number): GridOutcome[] {
    const strength = places[Math.floor(cell / chances.length)];
    const chance = chances[cell % chances.length];
    if (!strength || chance === undefined) return [];
    const days = this.#request.model.daysUntil(chance, strength.stability);
    const card = { ...strength, state: 'review', learningStep: 0, scheduledDays: Math.round(days) } as const;
    return (this.#outcomes[cell] ??= outcomesOf(card, days, this.#request).map(onGrid));
  }
}
