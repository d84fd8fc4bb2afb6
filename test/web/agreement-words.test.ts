import { describe, expect, it } from 'vitest';
import {
  againstChance,
  chanceWords,
  figure,
  intervalWords,
  sameWords,
  strength,
} from '../../web/features/agreement/agreement-words.ts';

const none = { covered: 0, partial: 0, missed: 0, wrong: 0 };
const figures = (over: Partial<Parameters<typeof againstChance>[0]>) => ({
  pairs: 100,
  judged: 100,
  coverage: 1,
  kappa: 0.5,
  creditKappa: 0.5,
  phi: 0.5,
  balancedAccuracy: 0.5,
  leniency: 0,
  lengthCorrelation: 0,
  confusion: { covered: none, partial: none, missed: none, wrong: none },
  kappaInterval: [0.4, 0.6] as [number, number],
  phiInterval: null,
  ...over,
});

describe('agreement in words', () => {
  it('tells from its interval whether it beats chance, and says nothing of few pairs', () => {
    expect(againstChance(figures({}))).toBe('better than chance');
    expect(againstChance(figures({ kappaInterval: [-0.1, 0.6] }))).toContain('no better than chance');
    expect(againstChance(figures({ kappaInterval: [-0.6, -0.1] }))).toBe('worse than chance');
    expect(againstChance(figures({ judged: 29 }))).toBe('too few pairs to say: 30 at least');
    expect(againstChance(figures({ kappa: null, kappaInterval: null }))).toBe('cannot be told');
  });
  it('says how often coaches said the same, and whether that is more than chance', () => {
    const confusion = { covered: { ...none, covered: 3, missed: 1 }, partial: none, missed: none, wrong: none };
    expect(sameWords({ confusion, judged: 4 })).toContain('said the same 3 of 4 times (75\u00a0%)');
    expect(chanceWords(0.62)).toContain('substantial agreement (κ 0.62)');
    expect(chanceWords(-0.1)).toContain('Chance alone');
    expect(chanceWords(null)).toContain('cannot be told');
  });
  it.each([
    [-0.01, 'poor'],
    [0.2, 'slight'],
    [0.21, 'fair'],
    [0.6, 'moderate'],
    [0.8, 'substantial'],
    [0.81, 'almost perfect'],
    [null, 'not defined'],
  ])('calls a κ of %s %s', (kappa, word) => expect(strength(kappa)).toBe(word));
  it('writes figures with a minus sign, and no minus zero', () => {
    expect([figure(-0.081), figure(-0.001), figure(null)]).toEqual(['−0.08', '0.00', '–']);
    expect(intervalWords([-0.2, 0.4])).toBe('−0.20 to 0.40');
  });
});
