import { describe, expect, it } from 'vitest';
import type { RatingShares } from '../../api/scheduling/answer-outcomes.ts';
import { applyReview } from '../../api/scheduling/fold.ts';
import { forgettingOf } from '../../api/scheduling/forgetting.ts';
import { newMemory, type Memory, type Rating, type SchedulingSettings } from '../../api/scheduling/memory.ts';
import { retrievability } from '../../api/scheduling/scheduler.ts';
import { startOfStudyDay, studyDay } from '../../api/scheduling/study-day.ts';
import { workloadCurve, type WorkloadCard } from '../../api/scheduling/workload.ts';
import { hour, minute } from '../support/clock.ts';
import { runs } from '../support/long.ts';
import { fuzzySettings, review } from '../support/reviews.ts';

const clock = { timeZone: 'UTC', rolloverHour: 4 };
const today = 20_000;
const days = 90;
const settings: SchedulingSettings = { ...fuzzySettings, fuzz: false };
const first: RatingShares = { again: 0.5, hard: 0.2, good: 0.3, easy: 0 };
const recalled: RatingShares = { again: 0, hard: 0.3, good: 0.6, easy: 0.1 };
const noon = (day: number) => startOfStudyDay(day, clock) + 8 * hour;

/** Numbers of 0..1, the same at every run: Park and Miller's generator. */
function draws(): () => number {
  let state = 1;
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}

const answered = (memory: Memory, rating: Rating, at: number, by = settings) =>
  applyReview(memory, review({ at, rating, settings: by }), 'card');

/** Cards of every age, and a third as many questions still to be met, one every other day. */
function collection(size: number): WorkloadCard[] {
  const draw = draws();
  return Array.from({ length: size }, (_, index) => {
    if (index % 4 === 0) return { memory: newMemory(0), dueIn: Math.floor(index / 2) % days, answerMs: minute };
    let memory = newMemory(0);
    let at = noon(today - 5 - Math.floor(draw() * 200));
    while (at < startOfStudyDay(today, clock)) {
      memory = answered(memory, draw() < 0.12 ? 'again' : 'good', at);
      at = memory.state === 'review' ? memory.due + 8 * hour : memory.due;
    }
    return { memory, dueIn: Math.max(0, studyDay(memory.due, clock) - today), answerMs: minute };
  });
}

const curveOf = (cards: readonly WorkloadCard[], over: Partial<SchedulingSettings> = {}) => {
  const own = { ...settings, ...over };
  return [...workloadCurve({ cards, today, days, settings: own, model: forgettingOf(own), first, recalled })];
};

/** What became of a collection when its learner answered through these days, many times over, by the fold itself. */
function lived(cards: readonly WorkloadCard[], retention: number, lives: number) {
  const draw = draws();
  const by = { ...settings, desiredRetention: retention };
  const end = startOfStudyDay(today + days, clock);
  let answers = 0;
  let recall = 0;
  let cardDays = 0;
  for (let life = 0; life < lives; life++) {
    for (const card of cards) {
      let { memory } = card;
      let seen = today;
      const chanceOn = (day: number) => retrievability(memory.stability, day - (memory.lastStudyDay ?? day), by);
      const remember = (until: number) => {
        for (; seen < Math.min(until, today + days); seen++) {
          if (memory.lastStudyDay === null) continue;
          recall += chanceOn(seen);
          cardDays += 1;
        }
      };
      for (
        let at = noon(today + card.dueIn);
        at < end;
        at = memory.state === 'review' ? memory.due + 8 * hour : memory.due
      ) {
        const day = studyDay(at, clock);
        remember(day);
        memory = answered(memory, ratingOf(memory, chanceOn(day), draw), at, by);
        answers += 1;
      }
      remember(today + days);
    }
  }
  return { minutesPerDay: answers / lives / days, remembered: recall / cardDays };
}

function ratingOf({ state }: Memory, chance: number, draw: () => number): Rating {
  if (state === 'learning' || state === 'relearning') return 'good';
  if (state === 'review' && draw() >= chance) return 'again';
  let left = draw();
  const shares = state === 'new' ? first : recalled;
  return (['again', 'hard', 'good'] as const).find((rating) => (left -= shares[rating]) < 0) ?? 'easy';
}

describe('the workload curve', () => {
  const cards = collection(runs(120, 600));

  it('has a point for 0.70 to 0.97 and for the retention in force, in order', () => {
    const retentions = curveOf(cards).map(({ retention }) => retention);
    expect(retentions).toEqual([0.7, 0.73, 0.76, 0.79, 0.82, 0.85, 0.88, 0.9, 0.91, 0.94, 0.97]);
    expect(curveOf(cards, { desiredRetention: 0.91 })).toHaveLength(10);
  });
  it.each([0.7, 0.9, 0.97])(
    'foretells what learners at %d live through, minutes within a twentieth and recall within 0.005',
    (retention) => {
      const found = lived(cards, retention, runs(12, 40));
      const point = curveOf(cards).find((candidate) => candidate.retention === retention);
      expect(Math.abs(point!.minutesPerDay / found.minutesPerDay - 1)).toBeLessThan(0.05);
      expect(Math.abs(point!.remembered - found.remembered)).toBeLessThan(0.005);
    },
  );
  it('costs more and remembers more the higher the retention, above 0.80', () => {
    const points = curveOf(cards).filter(({ retention }) => retention > 0.8);
    for (const [index, point] of points.slice(1).entries()) {
      expect(point.minutesPerDay).toBeGreaterThan(points[index]!.minutesPerDay);
      expect(point.remembered).toBeGreaterThan(points[index]!.remembered);
    }
  });
  it('is the same whenever it is asked for, and twice as high for answers that take twice the time', () => {
    expect(curveOf(cards)).toEqual(curveOf(cards));
    const slower = curveOf(cards.map((card) => ({ ...card, answerMs: 2 * minute })));
    for (const [index, point] of curveOf(cards).entries()) {
      expect(slower[index]!.minutesPerDay).toBeCloseTo(2 * point.minutesPerDay, 8);
      expect(slower[index]!.remembered).toBeCloseTo(point.remembered, 8);
    }
  });
  it('counts each learning step that a failure costs', () => {
    const one = curveOf(cards, { relearningSteps: [10] })[0]!;
    const three = curveOf(cards, { relearningSteps: [10, 20, 30] })[0]!;
    expect(three.minutesPerDay).toBeGreaterThan(one.minutesPerDay);
  });
  it('is nothing without cards, and no minute for cards that come back later than anyone asks', () => {
    expect(curveOf([])).toEqual([]);
    const later = curveOf([{ ...cards[1]!, dueIn: 200 }]);
    expect(later.map(({ minutesPerDay }) => minutesPerDay)).toEqual(later.map(() => 0));
  });
});
