import { describe, expect, it } from 'vitest';
import type { GradingResult } from '../../web/api-types.ts';
import { changesOf } from '../../web/features/practice/regrade.ts';
import { attemptAt, given, gradingOf, point } from '../support/sitting.ts';

const result = (pointId: string): GradingResult => ({
  pointId,
  verdict: 'partial',
  quotes: [],
  reason: '',
  confidence: 1,
  check: false,
});

describe('a regrade by newer points', () => {
  it('is none for an answer that one revision judged', () => {
    const points = [point('p', 'covered', { history: [given('p', 'covered')] })];
    expect(changesOf(attemptAt('a', { points, gradings: [gradingOf('g')] }))).toBeNull();
  });
  it('is none for a grading that was copied', () => {
    const gradings = [gradingOf('f'), gradingOf('g', { copiedFrom: 'f' })];
    expect(changesOf(attemptAt('a', { gradings }))).toBeNull();
  });
  it('compares two gradings where the points were edited within a revision; what people said did not change', () => {
    const points = [
      point('graded', 'covered', { history: [given('graded', 'covered', { by: 'machine' })] }),
      point('judged', 'wrong', { history: [given('judged', 'wrong')] }),
    ];
    const gradings = [gradingOf('f', { results: [result('graded'), result('judged')] }), gradingOf('g')];
    expect(changesOf(attemptAt('a', { points, gradings }))).toEqual([
      { pointId: 'graded', say: 'Says graded.', before: 'partial', after: 'covered' },
      { pointId: 'judged', say: 'Says judged.', before: 'wrong', after: 'wrong' },
    ]);
  });
  it('shows each point before and after, those that came and those that went', () => {
    const points = [
      point('kept', 'covered', {
        history: [given('kept', 'missed', { rev: 1 }), given('kept', 'covered', { rev: 2 })],
      }),
      point('graded', 'missed', { history: [given('graded', 'missed', { rev: 2, by: 'machine' })] }),
      point('new', 'wrong', { history: [given('new', 'wrong', { rev: 2, by: 'machine' })] }),
    ];
    const gradings = [gradingOf('f', { results: [result('graded'), result('gone')] }), gradingOf('g', { rev: 2 })];
    expect(changesOf(attemptAt('a', { rev: 2, points, gradings }))).toEqual([
      { pointId: 'kept', say: 'Says kept.', before: 'missed', after: 'covered' },
      { pointId: 'graded', say: 'Says graded.', before: 'partial', after: 'missed' },
      { pointId: 'new', say: 'Says new.', before: null, after: 'wrong' },
      { pointId: 'gone', say: null, before: 'partial', after: null },
    ]);
  });
});
