import { describe, expect, it } from 'vitest';
import { drillCardId } from '../../api/cards/card-id.ts';
import { countWrong, putRight, type PlacedAnswer } from '../../api/interviews/put-right.ts';

type Point = PlacedAnswer['attempt']['points'][number];
type Given = Point['history'][number];

const text = 'EXPOSE opens the port. Layers are shared.';
const given = (verdict: Given['verdict'], over: Partial<Given> = {}): Given => ({
  pointId: 'p',
  verdict,
  by: 'self',
  judge: null,
  reason: null,
  at: '2026-11-22T12:00:00.000Z',
  rev: 1,
  quotes: [],
  confidence: null,
  check: false,
  gradingId: null,
  ...over,
});
const point = (id: string, verdict: Point['verdict'], over: Partial<Point> = {}): Point => ({
  id,
  say: `Say ${id}.`,
  weight: 1,
  role: 'ordinary',
  group: null,
  kind: 'fact',
  cue: `${id}?`,
  probe: null,
  wrong: [],
  sources: [],
  verdict,
  history: verdict === 'unjudged' ? [] : [given(verdict)],
  ...over,
});
const answer = (points: Point[], over: Partial<PlacedAnswer['attempt']> = {}, position = 0): PlacedAnswer => ({
  position,
  isStudied: true,
  attempt: {
    id: `a${position}`,
    questionId: `q${position}`,
    rev: 1,
    answer: text,
    points,
    suggestions: [],
    drills: [],
    ...over,
  },
});
const list = (...answers: PlacedAnswer[]) => putRight(answers, () => 0);
const ids = (...answers: PlacedAnswer[]) => list(...answers).map(({ pointId }) => pointId);
const only = (each: Point, over: Partial<PlacedAnswer['attempt']> = {}) => list(answer([each], over))[0];
const misconception = { if: 'EXPOSE opens a port', why: 'It only documents one.' };

describe('what to put right', () => {
  it('is wrong statements, then what was missed, then what was made in part; of each musts, then the heaviest', () => {
    const first = answer([
      point('covered', 'covered'),
      point('unjudged', 'unjudged'),
      point('partly', 'partial', { role: 'must', weight: 3 }),
      point('missed', 'missed'),
      point('missed-heavy', 'missed', { weight: 3 }),
      point('wrong', 'wrong'),
    ]);
    const second = answer([
      point('missed-must', 'missed', { role: 'must' }),
      point('wrong-heavy', 'wrong', { weight: 2 }),
    ]);
    expect(ids(first, second)).toEqual(['wrong-heavy', 'wrong', 'missed-must', 'missed-heavy', 'missed', 'partly']);
  });
  it('names where it is and whether its drill is open', () => {
    const drills = [{ cardId: 'c', pointId: 'open', cue: '' }];
    const [first, second] = putRight(
      [answer([point('open', 'missed'), point('other', 'missed')], { drills }, 4)],
      () => 2,
    );
    expect(first).toEqual({
      position: 4,
      attemptId: 'a4',
      questionId: 'q4',
      pointId: 'open',
      say: 'Say open.',
      verdict: 'missed',
      weight: 1,
      role: 'ordinary',
      quote: null,
      why: null,
      missedBefore: 2,
      drillCardId: drillCardId('q4', 'open'),
      onToday: true,
    });
    expect(second?.onToday).toBe(false);
    const elsewhere = { ...answer([point('open', 'missed')], { drills }), isStudied: false };
    expect(list(elsewhere)[0]?.onToday).toBe(false);
  });
  it('is at most twelve points, or all that are wrong', () => {
    const many = (verdict: Point['verdict']) => Array.from({ length: 20 }, (_, index) => point(`p${index}`, verdict));
    expect(ids(answer(many('missed')))).toEqual(
      many('missed')
        .slice(0, 12)
        .map(({ id }) => id),
    );
    expect(ids(answer([...many('wrong'), point('missed', 'missed')]))).toEqual(many('wrong').map(({ id }) => id));
  });
  it('leaves out what a group did not need, and bonus points unless they were wrong', () => {
    const group = { id: 'reasons', need: 2 };
    const points = [
      point('one', 'covered', { group }),
      point('two', 'missed', { group }),
      point('three', 'missed', { group }),
      point('bonus', 'missed', { role: 'bonus' }),
      point('half-bonus', 'partial', { role: 'bonus' }),
      point('wrong-bonus', 'wrong', { role: 'bonus' }),
    ];
    expect(ids(answer(points))).toEqual(['wrong-bonus', 'two']);
    expect(ids(answer([...points, point('four', 'covered', { group })]))).toEqual(['wrong-bonus']);
    expect(ids(answer([...points.slice(0, 3), point('four', 'partial', { group })]))).toEqual(['four']);
  });
});

describe('a wrong statement', () => {
  const quotes = [{ start: 0, end: 21 }];
  const machine = given('wrong', { by: 'machine', quotes, reason: 'EXPOSE opens nothing.' });

  it('comes with what was said and why it is wrong', () => {
    const item = only(point('net', 'wrong', { wrong: [misconception], history: [machine] }));
    expect(item).toMatchObject({ quote: 'EXPOSE opens the port', why: 'It only documents one.' });
  });
  it('keeps the passage that a grader found when its learner judges it', () => {
    const own = given('wrong', { reason: 'I mixed it up.' });
    const item = only(point('net', 'wrong', { history: [machine, own] }));
    expect(item).toMatchObject({ quote: 'EXPOSE opens the port', why: 'I mixed it up.' });
    const suggestions = [
      { pointId: 'net', verdict: 'wrong' as const, quotes: [{ start: 23, end: 29 }], confidence: 0.5 },
    ];
    expect(only(point('net', 'wrong', { history: [own] }), { suggestions })?.quote).toBe('Layers');
  });
  it('has no passage where nobody found one, and the judge’s reason where several things may have been meant', () => {
    const wrong = [misconception, { if: 'something else', why: 'Another reason.' }];
    expect(only(point('net', 'wrong', { wrong }))).toMatchObject({ quote: null, why: null });
    expect(only(point('net', 'wrong', { wrong, history: [machine] }))?.why).toBe('EXPOSE opens nothing.');
  });
  it('shows nothing of another revision', () => {
    const stale = { ...machine, rev: 2 };
    expect(only(point('net', 'wrong', { history: [given('wrong'), stale] }))).toMatchObject({ quote: null, why: null });
  });
  it('counts however many other points of its group were made', () => {
    const group = { id: 'g', need: 1 };
    const points = [point('a', 'covered', { group }), point('b', 'wrong', { group }), point('c', 'wrong')];
    expect(countWrong([answer(points), answer([point('d', 'missed')])])).toBe(2);
  });
});

describe('a missed point', () => {
  it('comes with the reason of whoever judged it, and no misconception', () => {
    const history = [given('missed', { by: 'machine', reason: 'Nothing was said.' })];
    expect(only(point('net', 'missed', { wrong: [misconception], history }))).toMatchObject({
      quote: null,
      why: 'Nothing was said.',
    });
  });
});
