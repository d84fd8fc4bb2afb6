import { describe, expect, it } from 'vitest';
import { scoreAnswer, type JudgedPoint, type PointRole, type Verdict } from '../../api/grading/rubric.ts';
import { suggestDrillRating, suggestRating } from '../../api/scheduling/rating.ts';

/** Points written as `must2 covered`, `1 missed`, `bonus1 wrong`. */
const points = (...lines: string[]): JudgedPoint[] =>
  lines.map((line, index) => {
    const [, role, weight, verdict] = /^(must|bonus|)(\d) (\w+)$/.exec(line) ?? [];
    return {
      id: `${index}`,
      weight: Number(weight),
      role: (role || 'ordinary') as PointRole,
      group: null,
      verdict: verdict as Verdict,
    };
  });

const suggest = (...lines: string[]) => suggestRating(points(...lines), scoreAnswer(points(...lines)));

describe('suggested rating', () => {
  it.each([
    [
      'a must point wrong is Again, whatever the score',
      ['must1 wrong', '3 covered', '3 covered', '3 covered'],
      'again',
      'must-wrong',
    ],
    ['a score under 0.6 is Again', ['must1 covered', '1 missed'], 'again', 'low-score'],
    ['a score of exactly 0.6 passes as Hard', ['must3 covered', '2 missed'], 'hard', 'fair-score'],
    [
      'a score just under 0.85 is Hard',
      ['must3 covered', '3 covered', '1 partial', '1 missed', '1 covered', '1 partial'],
      'hard',
      'fair-score',
    ],
    [
      'a must point missed is at most Hard',
      ['must1 missed', '3 covered', '3 covered', '3 covered'],
      'hard',
      'must-missed',
    ],
    ['any point wrong is at most Hard', ['must3 covered', '3 covered', '3 covered', '1 wrong'], 'hard', 'point-wrong'],
    ['a wrong bonus point is at most Hard', ['must3 covered', 'bonus1 wrong'], 'hard', 'point-wrong'],
    ['0.85 and more is Good', ['must3 covered', '3 covered', '3 covered', '1 missed'], 'good', 'good-score'],
    ['a perfect answer is Good: Easy is the learner’s to say', ['must1 covered'], 'good', 'good-score'],
  ] as const)('%s', (_name, lines, rating, because) => {
    expect(suggest(...lines)).toEqual({ rating, because });
  });
  it('takes nothing off for a missed point of a group that has enough, and counts a wrong one', () => {
    const group = { id: 'g', need: 1 };
    const suggestGroup = (verdict: Verdict) => {
      const [must, made, other] = points('must2 covered', '1 covered', `1 ${verdict}`);
      const all = [must!, { ...made!, group }, { ...other!, group }];
      return suggestRating(all, scoreAnswer(all))?.because;
    };
    expect(suggestGroup('missed')).toBe('good-score');
    expect(suggestGroup('unjudged')).toBe('good-score');
    expect(suggestGroup('wrong')).toBe('point-wrong');
  });
  it('is withheld while a point that counts is unjudged', () => {
    expect(suggest('must1 covered', '1 unjudged')).toBeUndefined();
  });
  it('of a drill: covered Good, partial Hard, missed or wrong Again', () => {
    const of = (verdict: Verdict) => suggestDrillRating({ verdict })?.rating;
    expect([of('covered'), of('partial'), of('missed'), of('wrong'), of('unjudged')]).toEqual([
      'good',
      'hard',
      'again',
      'again',
      undefined,
    ]);
  });
});
