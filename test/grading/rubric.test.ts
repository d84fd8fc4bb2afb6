import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectiveVerdict, scoreAnswer, type JudgedPoint } from '../../api/grading/rubric.ts';

const point = (over: Partial<JudgedPoint>): JudgedPoint => ({
  id: 'p',
  weight: 1,
  role: 'ordinary',
  group: null,
  verdict: 'covered',
  ...over,
});
const anyPoint = fc.record({
  id: fc.string(),
  weight: fc.integer({ min: 1, max: 3 }),
  role: fc.constantFrom('must', 'ordinary', 'bonus'),
  group: fc.constant(null),
  verdict: fc.constantFrom('covered', 'partial', 'missed', 'wrong', 'unjudged'),
});
/** Points of which some stand alone, and the others are groups of two; a group’s have one weight, as the checker wants. */
const grouped = fc
  .record({
    needs: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })),
    weights: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
    points: fc.array(fc.record({ point: anyPoint, in: fc.constantFrom(0, 1, null) }), { minLength: 1, maxLength: 12 }),
  })
  .map(({ needs, weights, points }) =>
    points.map(({ point: each, in: at }): JudgedPoint => {
      if (at === null) return each;
      return { ...each, role: 'ordinary', weight: weights[at], group: { id: `g${at}`, need: needs[at] } };
    }),
  );
const judgedAs = (points: JudgedPoint[], verdict: JudgedPoint['verdict']) =>
  points.map((each) => (each.verdict === 'unjudged' ? { ...each, verdict } : each));

describe('score', () => {
  it('is covered weight over the weight of the points that count', () => {
    expect(
      scoreAnswer([
        point({ weight: 2 }),
        point({ weight: 1, verdict: 'missed' }),
        point({ weight: 1, verdict: 'wrong' }),
      ]),
    ).toBe(0.5);
  });
  it('gives half for partial', () => {
    expect(scoreAnswer([point({ verdict: 'partial' })])).toBe(0.5);
  });
  it('adds bonus points, but never beyond 1', () => {
    const bonus = point({ role: 'bonus' });
    expect(scoreAnswer([point({ weight: 3 }), point({ verdict: 'missed' }), bonus])).toBe(1);
    expect(scoreAnswer([point({ weight: 3 }), bonus, bonus])).toBe(1);
  });
  it('takes nothing off for a missed bonus point', () => {
    expect(scoreAnswer([point({}), point({ role: 'bonus', verdict: 'missed' })])).toBe(1);
  });
  it('is unknown while a point that counts is unjudged, not while a bonus point is', () => {
    expect(scoreAnswer([point({}), point({ verdict: 'unjudged' })])).toBeNull();
    expect(scoreAnswer([point({}), point({ role: 'bonus', verdict: 'unjudged' })])).toBe(1);
  });
  it('stays between 0 and 1', () => {
    fc.assert(
      fc.property(fc.array(anyPoint), (points) => {
        const score = scoreAnswer(points);
        expect(score === null || (score >= 0 && score <= 1)).toBe(true);
      }),
    );
  });
});

describe('score with a k-of-n group', () => {
  const group = { id: 'g', need: 2 };
  const members = (...verdicts: JudgedPoint['verdict'][]) => verdicts.map((verdict) => point({ verdict, group }));
  it('counts the best of the group, as many as it needs', () => {
    expect(scoreAnswer(members('covered', 'missed', 'covered', 'wrong'))).toBe(1);
    expect(scoreAnswer(members('covered', 'partial', 'missed', 'missed'))).toBe(0.75);
    expect(scoreAnswer([point({ weight: 2, verdict: 'missed' }), ...members('covered', 'covered', 'missed')])).toBe(
      0.5,
    );
  });
  it('is known once enough are covered, though the others are unjudged', () => {
    expect(scoreAnswer(members('covered', 'covered', 'unjudged'))).toBe(1);
    expect(scoreAnswer(members('covered', 'partial', 'unjudged'))).toBeNull();
  });
  it('stays between 0 and 1, and once known no further verdict of a group changes it', () => {
    fc.assert(
      fc.property(grouped, fc.constantFrom('covered', 'partial', 'missed', 'wrong'), (points, verdict) => {
        const score = scoreAnswer(points);
        if (score === null) return;
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        const core = points.filter(({ role }) => role !== 'bonus');
        expect(scoreAnswer(judgedAs(core, verdict))).toBe(scoreAnswer(core));
      }),
    );
  });
  it('never falls when a verdict gets better', () => {
    const better = { wrong: 'missed', missed: 'partial', partial: 'covered', covered: 'covered' } as const;
    fc.assert(
      fc.property(grouped, fc.nat(), (raw, nth) => {
        const points = judgedAs(raw, 'missed');
        const improved = points.map((each, index) =>
          index === nth % points.length ? { ...each, verdict: better[each.verdict as keyof typeof better] } : each,
        );
        expect((scoreAnswer(improved) ?? 0) - (scoreAnswer(points) ?? 0)).toBeGreaterThanOrEqual(-1e-12);
      }),
    );
  });
  it('is the score without groups when all of a group are needed', () => {
    fc.assert(
      fc.property(grouped, (raw) => {
        const points = judgedAs(raw, 'missed');
        const all = points.map((each) => each.group && { ...each, group: { ...each.group, need: points.length } });
        const whole = points.map((each, index) => all[index] ?? each);
        const without = points.map((each) => ({ ...each, group: null }));
        expect(scoreAnswer(whole)).toBe(scoreAnswer(without));
      }),
    );
  });
});

describe('the verdict in force', () => {
  it('is the latest of the highest precedence: coach over self over machine', () => {
    const history = [
      { verdict: 'covered', by: 'coach', version: 1 },
      { verdict: 'wrong', by: 'self', version: 2 },
      { verdict: 'missed', by: 'machine', version: 3 },
    ] as const;
    expect(effectiveVerdict(history)).toBe('covered');
    expect(effectiveVerdict(history.slice(1))).toBe('wrong');
    expect(effectiveVerdict([...history, { verdict: 'partial', by: 'coach', version: 4 }])).toBe('partial');
  });
  it('is unjudged before anybody judged', () => {
    expect(effectiveVerdict([])).toBe('unjudged');
  });
});
