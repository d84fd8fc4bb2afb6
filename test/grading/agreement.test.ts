import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auc, measureAgreement, pearson, type JudgedPair } from '../../api/grading/agreement.ts';
import { credit, type Verdict } from '../../api/grading/rubric.ts';

/** `times` pairs of these two verdicts. */
const pairs = (machine: Verdict, human: Verdict, times = 1): JudgedPair[] =>
  Array.from({ length: times }, () => ({ machine, human, words: 50 }));

const verdict = fc.constantFrom<Verdict>('covered', 'partial', 'missed', 'wrong', 'unjudged');
const anyPairs = fc.array(
  fc.record({ machine: verdict, human: verdict, words: fc.nat(300), key: fc.constantFrom('a', 'b', 'c', undefined) }),
);
const quick = { resamples: 20 };

describe('agreement', () => {
  it('has the κ of a worked example: 20 both yes, 5 and 10 one of them, 15 both no', () => {
    const { kappa, creditKappa, phi, balancedAccuracy, confusion, leniency } = measureAgreement([
      ...pairs('covered', 'covered', 20),
      ...pairs('missed', 'covered', 5),
      ...pairs('covered', 'missed', 10),
      ...pairs('missed', 'missed', 15),
    ]);
    expect(kappa).toBeCloseTo(0.4);
    expect(creditKappa).toBeCloseTo(0.4);
    expect(phi).toBeCloseTo((20 * 15 - 5 * 10) / Math.sqrt(25 * 25 * 30 * 20));
    expect(balancedAccuracy).toBeCloseTo((20 / 25 + 15 / 25) / 2);
    expect(confusion.covered).toEqual({ covered: 20, partial: 0, missed: 5, wrong: 0 });
    expect(confusion.missed).toEqual({ covered: 10, partial: 0, missed: 15, wrong: 0 });
    expect(leniency).toBeCloseTo(5 / 50);
  });

  it('tells four verdicts apart in κ, and credit from none in the rest', () => {
    const mixed = [...pairs('covered', 'partial', 3), ...pairs('wrong', 'missed', 3)];
    expect(measureAgreement(mixed)).toMatchObject({ kappa: 0, creditKappa: 1, phi: 1, balancedAccuracy: 1 });
    expect(measureAgreement(mixed).leniency).toBeCloseTo(0.25);
  });

  it('counts what the machine left open as coverage, and leaves out what the person did', () => {
    const {
      pairs: asked,
      judged,
      coverage,
    } = measureAgreement([
      ...pairs('covered', 'covered', 2),
      ...pairs('unjudged', 'missed', 2),
      ...pairs('covered', 'unjudged', 5),
    ]);
    expect({ asked, judged, coverage }).toEqual({ asked: 4, judged: 2, coverage: 0.5 });
  });

  it('is not defined without pairs, nor where all say the same', () => {
    const none = { coverage: null, kappa: null, phi: null, leniency: null, kappaInterval: null, phiInterval: null };
    expect(measureAgreement([])).toMatchObject(none);
    const same = measureAgreement(pairs('covered', 'covered', 9));
    expect(same).toMatchObject({ ...none, coverage: 1, leniency: 0, balancedAccuracy: null, lengthCorrelation: null });
  });

  it('sees that a machine favours long answers', () => {
    const milder = [10, 20, 100, 200].map((words): JudgedPair => ({
      machine: words > 50 ? 'covered' : 'missed',
      human: 'partial',
      words,
    }));
    expect(measureAgreement(milder).lengthCorrelation).toBeGreaterThan(0.8);
  });

  it('draws answers, not points: ten points that stand or fall together are one piece of evidence', () => {
    const answers = Array.from({ length: 12 }, (_, answer) =>
      pairs(answer % 3 === 0 ? 'missed' : 'covered', answer % 2 === 0 ? 'covered' : 'missed', 10).map((pair) => ({
        ...pair,
        key: String(answer),
      })),
    ).flat();
    const width = ([low, high]: [number, number] = [0, 0]) => high - low;
    const alone = measureAgreement(answers.map(({ key: _, ...pair }) => pair));
    expect(width(measureAgreement(answers).phiInterval!)).toBeGreaterThan(2 * width(alone.phiInterval!));
  });

  it('is symmetric, but for whose the confusion and the leniency are', () => {
    fc.assert(
      fc.property(anyPairs, (all) => {
        const judged = all.filter(({ machine, human }) => machine !== 'unjudged' && human !== 'unjudged');
        const swapped = judged.map((pair) => ({ ...pair, machine: pair.human, human: pair.machine }));
        const [one, other] = [measureAgreement(judged, quick), measureAgreement(swapped, quick)];
        expect([other.kappa, other.creditKappa, other.phi]).toEqual([one.kappa, one.creditKappa, one.phi]);
        expect(other.confusion.covered.wrong).toBe(one.confusion.wrong.covered);
        expect((other.leniency ?? 0) + (one.leniency ?? 0)).toBeCloseTo(0);
      }),
    );
  });

  it('is 1 for judges who say the same, unless it is always the same', () => {
    fc.assert(
      fc.property(anyPairs, (all) => {
        const alike = all.map((pair) => ({ ...pair, machine: pair.human }));
        const { kappa, kappaInterval } = measureAgreement(alike, quick);
        const judged = new Set(alike.map(({ human }) => human).filter((each) => each !== 'unjudged'));
        expect(kappa).toBe(judged.size > 1 ? 1 : null);
        if (kappaInterval) expect(kappaInterval).toEqual([1, 1]);
      }),
    );
  });

  it('has a φ that is Pearson’s r of credited or not', () => {
    fc.assert(
      fc.property(anyPairs, (all) => {
        const judged = all.filter(({ machine, human }) => machine !== 'unjudged' && human !== 'unjudged');
        const credited = (judge: 'machine' | 'human') => judged.map((pair) => Number(credit[pair[judge]] > 0));
        const r = pearson(credited('machine'), credited('human'));
        const { phi } = measureAgreement(all, quick);
        if (r === null) expect(phi).toBeNull();
        else expect(phi).toBeCloseTo(r);
      }),
    );
  });

  it('stays within its bounds, and says the same again', () => {
    fc.assert(
      fc.property(anyPairs, (all) => {
        const found = measureAgreement(all, quick);
        const { kappa, creditKappa, phi, leniency, lengthCorrelation, kappaInterval, phiInterval } = found;
        const bounded = [kappa, creditKappa, phi, leniency, lengthCorrelation, kappaInterval, phiInterval].flat();
        for (const figure of bounded) expect(figure === null || Math.abs(figure) <= 1 + 1e-12).toBe(true);
        for (const interval of [kappaInterval, phiInterval])
          if (interval) expect(interval[0]).toBeLessThanOrEqual(interval[1]);
        expect(measureAgreement(all, quick)).toEqual(found);
      }),
    );
  });
});

describe('Pearson’s r', () => {
  it('is that of a worked example', () => {
    expect(pearson([1, 2, 3, 4, 5], [2, 1, 4, 3, 5])).toBeCloseTo(0.8);
    expect(pearson([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1);
  });
  it('is not defined for a constant', () => {
    expect(pearson([], [])).toBeNull();
    expect(pearson([1, 2, 3], [0.1, 0.1, 0.1])).toBeNull();
  });
});

describe('AUC', () => {
  const scored = (positive: boolean, ...scores: number[]) => scores.map((score) => ({ score, positive }));

  it('is the share of positives that score above negatives, ties counting half', () => {
    expect(auc([...scored(true, 0.9, 0.5), ...scored(false, 0.5, 0.1)])).toBe(0.875);
    expect(auc([...scored(true, 0.3, 0.3), ...scored(false, 0.3)])).toBe(0.5);
  });
  it('needs positives and negatives', () => {
    expect(auc(scored(true, 0.1, 0.2))).toBeNull();
    expect(auc([])).toBeNull();
  });
  it('is what counting all pairs gives', () => {
    const score = fc.constantFrom(0, 0.2, 0.5, 0.7, 1);
    fc.assert(
      fc.property(fc.array(score, { minLength: 1 }), fc.array(score, { minLength: 1 }), (yes, no) => {
        const wins = yes.flatMap((a) => no.map((b) => (a > b ? 1 : a === b ? 0.5 : 0)));
        const counted = wins.reduce<number>((total, each) => total + each, 0) / wins.length;
        expect(auc([...scored(true, ...yes), ...scored(false, ...no)])).toBeCloseTo(counted);
      }),
    );
  });
});
