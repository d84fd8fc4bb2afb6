import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointKinds, questionKinds } from '../../api/grading/question.ts';
import { scoreAnswer } from '../../api/grading/rubric.ts';
import { comparedWith, figuresOf, type ScoredAnswer, type ScoredPoint } from '../../api/interviews/report-scores.ts';

const point = (over: Partial<ScoredPoint> = {}): ScoredPoint => ({
  id: 'p',
  weight: 1,
  role: 'ordinary',
  group: null,
  kind: 'fact',
  verdict: 'covered',
  ...over,
});
const answer = (points: ScoredPoint[], over: Partial<ScoredAnswer> = {}): ScoredAnswer => ({
  skillId: 'skill',
  kind: 'concept',
  score: scoreAnswer(points),
  points,
  ...over,
});

describe('the score of an interview', () => {
  it('is the mean of its answers, however many points each has', () => {
    const long = answer([point(), point(), point(), point({ verdict: 'missed' })]);
    const short = answer([point({ verdict: 'partial' })]);
    expect(figuresOf([long, short]).overall).toEqual({ score: 0.625, points: 5 });
  });
  it('leaves out an answer that is not judged yet', () => {
    const open = answer([point(), point({ verdict: 'unjudged' })]);
    expect(figuresOf([open, answer([point()])]).overall).toEqual({ score: 1, points: 1 });
  });
  it('is unknown where nothing is judged', () => {
    const figures = figuresOf([answer([point({ verdict: 'unjudged' })])]);
    expect(figures.overall).toEqual({ score: null, points: 0 });
    expect(figures.pointKinds.get('fact')).toEqual({ score: null, points: 0 });
    expect(figuresOf([]).overall).toEqual({ score: null, points: 0 });
  });
  it('is told by skill and by kind of question', () => {
    const figures = figuresOf([
      answer([point()], { skillId: 'git', kind: 'debug' }),
      answer([point({ verdict: 'missed' })], { skillId: 'git', kind: 'trace' }),
      answer([point({ verdict: 'partial' })], { skillId: 'linux', kind: 'debug' }),
    ]);
    expect([...figures.skills]).toEqual([
      ['git', { score: 0.5, points: 2 }],
      ['linux', { score: 0.5, points: 1 }],
    ]);
    expect([...figures.questionKinds]).toEqual([
      ['debug', { score: 0.75, points: 2 }],
      ['trace', { score: 0, points: 1 }],
    ]);
  });
});

describe('the score of a kind of point', () => {
  const ofFacts = (points: ScoredPoint[]) => figuresOf([answer(points)]).pointKinds.get('fact');

  it('is the share made of the weight that is judged, in answers that are not judged to the end too', () => {
    const points = [
      point({ weight: 3 }),
      point({ verdict: 'wrong' }),
      point({ verdict: 'unjudged' }),
      point({ kind: 'safety', verdict: 'missed' }),
    ];
    expect(ofFacts(points)).toEqual({ score: 0.75, points: 2 });
  });
  it('knows no bonus points', () => {
    expect(ofFacts([point({ verdict: 'missed' }), point({ role: 'bonus' })])).toEqual({ score: 0, points: 1 });
    expect(ofFacts([point({ role: 'bonus' })])).toBeUndefined();
  });

  const group = { id: 'reasons', need: 2 };
  const ofGroup = (...verdicts: ScoredPoint['verdict'][]) =>
    ofFacts(verdicts.map((verdict, index) => point({ id: `p${index}`, group, verdict })));

  it('counts of a group the best, as many as it needs', () => {
    expect(ofGroup('missed', 'covered', 'missed', 'covered')).toEqual({ score: 1, points: 2 });
    expect(ofGroup('missed', 'covered', 'wrong', 'partial')).toEqual({ score: 0.75, points: 2 });
  });
  it('takes nothing for missed that one still to be judged may make up for', () => {
    expect(ofGroup('missed', 'covered', 'unjudged')).toEqual({ score: 1, points: 1 });
    expect(ofGroup('missed', 'missed', 'unjudged')).toEqual({ score: 0, points: 1 });
  });
});

describe('figures', () => {
  const verdict = fc.constantFrom('covered', 'partial', 'missed', 'wrong');
  const anyAnswer = fc
    .array(
      fc.record({
        id: fc.uuid(),
        weight: fc.integer({ min: 1, max: 3 }),
        role: fc.constantFrom('must', 'ordinary'),
        group: fc.constant(null),
        kind: fc.constantFrom(...pointKinds),
        verdict,
      }),
      { minLength: 1, maxLength: 8 },
    )
    .chain((points) =>
      fc.constantFrom(...questionKinds).map((kind): ScoredAnswer => answer(points, { kind, skillId: kind })),
    );

  it('of all parts lie within 0 and 1 and stand on all points together', () => {
    fc.assert(
      fc.property(fc.array(anyAnswer, { maxLength: 6 }), (answers) => {
        const { overall, skills, pointKinds: byPoint, questionKinds: byQuestion } = figuresOf(answers);
        const points = answers.flatMap((each) => each.points).length;
        for (const part of [skills, byPoint, byQuestion]) {
          const figures = [...part.values()];
          expect(figures.reduce((sum, figure) => sum + figure.points, 0)).toBe(points);
          for (const { score } of figures) expect(score !== null && score >= 0 && score <= 1).toBe(true);
        }
        expect(overall.points).toBe(points);
      }),
    );
  });
  it('of one answer without bonus are its score, weighed by kind of point', () => {
    fc.assert(
      fc.property(anyAnswer, (one) => {
        const { overall, pointKinds: kinds } = figuresOf([one]);
        expect(overall.score).toBe(one.score);
        const weightOf = (kind: string) =>
          one.points.reduce((sum, each) => sum + (each.kind === kind ? each.weight : 0), 0);
        const all = [...kinds].reduce((sum, [kind]) => sum + weightOf(kind), 0);
        const mean = [...kinds].reduce((sum, [kind, { score }]) => sum + (score ?? 0) * weightOf(kind), 0) / all;
        expect(mean).toBeCloseTo(one.score ?? Number.NaN, 9);
      }),
    );
  });
});

describe('figures beside those of earlier interviews', () => {
  const covered = figuresOf([answer([point()], { skillId: 'git' })]);
  const missed = figuresOf([answer([point({ verdict: 'missed' })], { skillId: 'git' })]);
  const unjudged = figuresOf([answer([point({ verdict: 'unjudged' })], { skillId: 'linux' })]);

  it('name the last one that had them', () => {
    const compared = comparedWith([unjudged, missed, covered], covered);
    expect(compared).toMatchObject({ score: 1, points: 1, previous: 0 });
    expect(compared.skills).toEqual([{ id: 'git', score: 1, points: 1, previous: 0 }]);
    expect(compared.pointKinds).toEqual([{ kind: 'fact', score: 1, points: 1, previous: 0 }]);
    expect(compared.questionKinds).toEqual([{ kind: 'concept', score: 1, points: 1, previous: 0 }]);
  });
  it('name none where there was none', () => {
    expect(comparedWith([], covered).previous).toBeNull();
    expect(comparedWith([covered], unjudged).skills).toEqual([{ id: 'linux', score: null, points: 0, previous: null }]);
  });
});
