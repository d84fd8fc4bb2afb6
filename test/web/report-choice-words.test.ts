import { describe, expect, it } from 'vitest';
import { whyAsked } from '../../web/features/interview-report/choice-words.ts';

describe('why a question was asked', () => {
  it.each([
    [{ code: 'not-met' }, 'it was new to you'],
    [{ code: 'weak', score: 0.476 }, 'your last answers to it scored 48 of 100 on average'],
    [{ code: 'missed-points', points: 1 }, 'one point of it has an open drill'],
    [{ code: 'missed-points', points: 3 }, 'three points of it have open drills'],
    [{ code: 'fading', recall: 0.72 }, 'you were about to forget it (72 % likely to recall)'],
    [{ code: 'covers-kind', kind: 'tradeoff' }, 'the interview was to have a trade-off'],
    [{ code: 'covers-deck', deckTitle: 'Helm' }, 'nothing of Helm was in it yet'],
    [{ code: 'covers-level', level: 3 }, 'nothing for senior engineers was in it yet'],
    [{ code: 'answered-recently', days: 0 }, 'you had answered it that day, but little else was left'],
    [{ code: 'answered-recently', days: 2 }, 'you had answered it 2 days before, but little else was left'],
    [{ code: 'not-lately', days: 40 }, 'you had not answered it for 40 days'],
    [{ code: 'fits-time' }, 'it fitted the time that was left'],
  ] as const)('%j', (reason, words) => {
    expect(whyAsked([reason]).replaceAll('\u00a0', ' ')).toBe(`Asked because ${words}.`);
  });
  it('gives all its reasons in one sentence', () => {
    expect(whyAsked([{ code: 'not-met' }, { code: 'fits-time' }])).toBe(
      'Asked because it was new to you; it fitted the time that was left.',
    );
  });
  it('says nothing where none is known', () => {
    expect(whyAsked([])).toBe('');
  });
});
