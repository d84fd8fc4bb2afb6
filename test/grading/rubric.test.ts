import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectiveVerdict, scoreAnswer, type JudgedPoint } from '../../api/grading/rubric.ts';

const point = (over: Partial<JudgedPoint>): JudgedPoint => ({
  id: 'p',
  weight: 1,
  role: 'ordinary',
  verdict: 'covered',
  ...over,
});
const anyPoint = fc.record({
  id: fc.string(),
  weight: fc.integer({ min: 1, max: 3 }),
  role: fc.constantFrom('must', 'ordinary', 'bonus'),
  verdict: fc.constantFrom('covered', 'partial', 'missed', 'wrong', 'unjudged'),
});

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
