import { describe, expect, it } from 'vitest';
import {
  changeOf,
  courseWords,
  deliveryWords,
  estimateWords,
  eyebrowOf,
  putRightFacts,
  timeWords,
  titleOf,
  verdictCounts,
} from '../../web/features/interview-report/report-words.ts';
import { stateOf, viewWords } from '../../web/features/interview-report/share-row.tsx';
import { shortAddress } from '../../web/features/practice/sources.tsx';
import { interviewReport } from '../support/interview-report.ts';

const report = interviewReport();
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('the head of a report', () => {
  const on = (now: string, learner: string | null = null) => plain(eyebrowOf({ ...report, learner }, new Date(now)));
  it('says what it is about', () => {
    expect(on('2026-11-29T12:00:00Z')).toBe('Mock interview · 22 November · 31 min, spoken · 5 questions');
  });
  it('names the year once that is another one', () => {
    expect(on('2027-01-02T12:00:00Z')).toContain('22 November 2026');
  });
  it('names who gave it, in a shared report', () => {
    expect(on('2026-11-29T12:00:00Z', 'Ada')).toMatch(/^Mock interview of Ada · /);
  });
  it('has a title that makes a good file name', () => {
    expect(titleOf(report)).toBe('Interview report 2026-11-22');
  });
});

describe('the score in words', () => {
  it('is an estimate from so many points, beside the last one, and no verdict on hiring', () => {
    expect(estimateWords({ score: 0.714, points: 34, previous: 0.66 }, true)).toBe(
      'A practice estimate from 34 rubric points: 71 of 100, 66 last time. It says nothing about being hired.',
    );
  });
  it('has nothing to compare with the first time', () => {
    expect(estimateWords({ score: 0.5, points: 1, previous: null }, true)).toContain(
      'from 1 rubric point: 50 of 100. It',
    );
  });
  it('stands for what is judged so far', () => {
    expect(estimateWords({ score: 0.5, points: 8, previous: null }, false)).toContain(
      'from 8 rubric points so far: 50',
    );
  });
  it('is none while nothing is judged', () => {
    expect(estimateWords({ score: null, points: 0, previous: 0.4 }, false)).toBe(
      'No rubric point is judged yet, so there is no score. A score says nothing about being hired.',
    );
  });
  it.each([
    [0.84, 0.71, '+13', '13 more than last time'],
    [0.78, 0.8, '−2', '2 less than last time'],
    [0.862, 0.858, '±0', 'as last time'],
  ])('%d after %d is %s', (score, previous, sign, words) => {
    expect(changeOf(score, previous)).toEqual({ sign, words });
  });
  it.each([
    [null, 0.5],
    [0.5, null],
  ])('%d after %d cannot be compared', (score, previous) => {
    expect(changeOf(score, previous)).toBeNull();
  });
  it.each([
    [[], 'It has no score yet.'],
    [[0.6], 'The first one with a score. The next one is compared with it.'],
    [[0.5, 0.6], '60 of 100, up from 50 last time, the best so far.'],
    [[0.7, 0.5, 0.6], '60 of 100, up from 50 last time.'],
    [[0.7, 0.6], '60 of 100, down from 70 last time.'],
    [[0.6, 0.6], '60 of 100, as last time.'],
  ])('over interviews %j: %s', (scores, words) => {
    expect(courseWords(scores)).toBe(words);
  });
});

describe('a point to put right', () => {
  const [, missed] = report.putRight;
  it.each([
    [{}, 'Weight 2, missed in three interviews.'],
    [{ missedBefore: 0 }, 'Weight 2.'],
    [{ role: 'must' as const, weight: 1, missedBefore: 1 }, 'A must, missed in two interviews.'],
    [{ verdict: 'wrong' as const, missedBefore: 1 }, 'Weight 2, wrong or missed in two interviews.'],
    [{ verdict: 'partial' as const, missedBefore: 1 }, 'Weight 2, missed in one earlier interview.'],
    [{ weight: 1, missedBefore: 0 }, ''],
  ])('with %j: %s', (over, words) => {
    expect(putRightFacts({ ...missed!, ...over })).toBe(words);
  });
});

describe('figures in words', () => {
  it('count verdicts by name, those there are', () => {
    const verdicts = ['missed', 'covered', 'wrong', 'covered', 'partial', 'unjudged'] as const;
    expect(verdictCounts(verdicts.map((verdict) => ({ verdict })))).toBe(
      '2 covered, 1 partly, 1 missed, 1 wrong, 1 not judged',
    );
  });
  it('set the time of an answer against its target', () => {
    expect(timeWords({ answerMs: 221_000, answerTargetMs: 240_000 })).toBe('3:41 of 4:00');
  });
  it('tell how it was spoken, fillers as a lower bound', () => {
    const said = (over = {}) =>
      Object.fromEntries(
        deliveryWords({ ...report.delivery!, ...over }).map(({ name, figure }) => [name, plain(figure)]),
      );
    expect(said()).toEqual({
      Spoken: '6 min, 812 words',
      Pace: '131 words a minute',
      'Long pauses': '9, the longest 6 s',
      Fillers: 'at least 10: “basically” 7 and “you know” 3',
    });
    expect(said({ wordsPerMinute: null, pauses: 0, fillers: [] })).toEqual({
      Spoken: '6 min, 812 words',
      'Long pauses': 'none',
      Fillers: 'none heard',
    });
  });
  it('shorten the address of a source for paper, never its host', () => {
    expect(shortAddress('https://www.kubernetes.io/docs/pods/')).toBe('kubernetes.io/docs/pods');
    expect(
      shortAddress('https://kubernetes.io/docs/tasks/run-application/configure-pdb/with/a/very/long/path/indeed.html'),
    ).toBe('kubernetes.io/…/with/a/very/long/path/indeed.html');
    expect(shortAddress('RFC 9110')).toBe('RFC 9110');
  });
});

describe('a link to a report', () => {
  const now = new Date('2026-12-01T12:00:00Z');
  const expiresAt = '2026-12-13T10:00:00.000Z';
  it.each([
    [
      { expiresAt, revokedAt: null },
      { works: true, words: 'Works until 13 December 2026' },
    ],
    [
      { expiresAt: '2026-11-30T10:00:00.000Z', revokedAt: null },
      { works: false, words: 'Expired 30 November 2026' },
    ],
    [
      { expiresAt, revokedAt: '2026-11-30T10:00:00.000Z' },
      { works: false, words: 'Revoked 30 November 2026' },
    ],
  ])('%j: %j', (share, state) => {
    expect(stateOf(share, 'UTC', now)).toEqual(state);
  });
  it('says how often it was opened', () => {
    expect(viewWords({ views: 0, viewedAt: null }, 'UTC')).toBe('not opened yet');
    expect(viewWords({ views: 3, viewedAt: '2026-11-30T10:00:00.000Z' }, 'UTC')).toBe(
      'opened 3 times, last 30 November 2026',
    );
  });
});
