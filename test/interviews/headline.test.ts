import { describe, expect, it } from 'vitest';
import { pointKinds } from '../../api/grading/question.ts';
import { headlineOf, type HeadlineFacts } from '../../api/interviews/headline.ts';

type Kinds = HeadlineFacts['pointKinds'];

const facts = (over: Partial<HeadlineFacts> = {}): HeadlineFacts => ({
  questions: 6,
  answered: 6,
  judged: 6,
  passed: 0,
  underWay: false,
  endedBecause: 'all-answered',
  wrong: 0,
  score: 0.7,
  pointKinds: [],
  ...over,
});
const kinds = (scores: Partial<Record<(typeof pointKinds)[number], number>>, points = 3): Kinds =>
  pointKinds.flatMap((kind) => (scores[kind] === undefined ? [] : [{ kind, score: scores[kind], points }]));

describe('the headline of a report', () => {
  it.each<[string, Partial<HeadlineFacts>]>([
    ['Solid mechanics. You skip the mitigation.', { pointKinds: kinds({ mechanism: 0.9, fact: 0.7, safety: 0.2 }) }],
    ['You know the facts. Say what each choice costs.', { pointKinds: kinds({ fact: 0.8, tradeoff: 0.5 }) }],
    ['Say how it works, not only what it is.', { pointKinds: kinds({ fact: 0.5, mechanism: 0.3 }) }],
    ['Put three wrong statements right first.', { wrong: 3 }],
    ['Solid mechanics. Put one wrong statement right first.', { wrong: 1, pointKinds: kinds({ mechanism: 1 }) }],
    ['You ran out of time on two of six questions.', { answered: 4, judged: 4, endedBecause: 'time-up' }],
    ['You stopped with three of six questions open.', { answered: 3, judged: 3, endedBecause: 'learner' }],
    ['You passed on two of six questions.', { answered: 4, judged: 4, passed: 2 }],
    ['You ran out of time on 13 of 14 questions.', { questions: 14, answered: 1, judged: 1, endedBecause: 'time-up' }],
    ['Strong answers throughout. Keep them fresh.', { score: 0.9, pointKinds: kinds({ fact: 0.9 }) }],
    ['Points are missing all over: put the heaviest right first.', { score: 0.65, pointKinds: kinds({ fact: 0.65 }) }],
    ['Nothing is judged yet: judge your answers below.', { judged: 0, score: null }],
    ['Nothing is judged yet: grading is under way.', { judged: 0, score: null, underWay: true }],
    ['Two of six answers are judged so far. Put one wrong statement right first.', { judged: 2, wrong: 1 }],
    [
      'One of two answers is judged so far. Get the facts straight.',
      { questions: 2, answered: 2, judged: 1, pointKinds: kinds({ fact: 0.1 }) },
    ],
    ['Nothing was answered.', { answered: 0, judged: 0, score: null, endedBecause: 'learner' }],
    ['Nothing was answered.', { answered: 0, judged: 0, passed: 6, score: 0, pointKinds: kinds({ fact: 0 }) }],
  ])('says “%s”', (headline, over) => {
    expect(headlineOf(facts(over))).toBe(headline);
  });

  it('puts wrong statements before time, and much lost time before a weak kind', () => {
    const short = { answered: 4, judged: 4, endedBecause: 'time-up', pointKinds: kinds({ safety: 0 }) } as const;
    expect(headlineOf(facts({ ...short, wrong: 2 }))).toBe('Put two wrong statements right first.');
    expect(headlineOf(facts(short))).toBe('You ran out of time on two of six questions.');
    expect(headlineOf(facts({ ...short, answered: 5, judged: 5 }))).toBe('You skip the mitigation.');
    expect(headlineOf(facts({ ...short, answered: 5, judged: 5, pointKinds: [] }))).toBe(
      'You ran out of time on one of six questions.',
    );
  });
  it('does not judge a kind by one or two points', () => {
    const few = [...kinds({ safety: 0 }, 2), ...kinds({ mechanism: 1 }, 2)];
    expect(headlineOf(facts({ score: 0.8, pointKinds: few }))).toBe('Strong answers throughout. Keep them fresh.');
  });
  it('has something to say of every kind, and never of hiring', () => {
    for (const strong of pointKinds)
      for (const weak of pointKinds) {
        if (strong === weak) continue;
        const headline = headlineOf(facts({ pointKinds: kinds({ [strong]: 1, [weak]: 0 }) }));
        expect(headline).toMatch(/^[A-Z][^.!]+\. [A-Z][^.!]+\.$/);
        expect(headline).not.toMatch(/hir|job|offer|candidate|ready/i);
      }
  });
});
