import { describe, expect, it } from 'vitest';
import { runTrial } from '../bench/simulator/campaign.ts';
import { makeLearner } from '../bench/simulator/learner.ts';
import { policies } from '../bench/simulator/policies.ts';
import { mean, study } from '../bench/simulator/study.ts';
import { runs } from '../support/long.ts';

const small = { days: 14, minutes: 15, questions: 40, known: 0.25 };
const trials = Array.from({ length: runs(6, 30) }, (_, seed) =>
  runTrial({ configuration: small, noise: 0.1, seed }, policies),
);
const outcome = (policy: string, of: 'coverage' | 'strong' = 'coverage') =>
  mean(trials.map((outcomes) => outcomes.find((entry) => entry.policy === policy)?.[of] ?? NaN));
const honest = policies.map(({ name }) => name).filter((name) => !name.startsWith('('));

describe('simulated learners', () => {
  it.each(honest.filter((name) => !name.startsWith('plan')))('know more on the day by the plan than by: %s', (name) => {
    expect(outcome('plan, breadth')).toBeGreaterThan(outcome(name) + 0.04);
  });
  it('know at least as many questions well by the plan for depth as by any queue', () => {
    for (const name of honest) expect(outcome('plan, depth', 'strong')).toBeGreaterThan(outcome(name, 'strong') - 0.02);
  });
  it('are not far from what a plan could reach that sees the true memory', () => {
    expect(outcome('plan, breadth')).toBeGreaterThan(outcome('(who sees the true memory)') - 0.03);
  });
  it('get a forecast half-way that is near what comes', () => {
    expect(mean(trials.map(([plan]) => Math.abs(plan?.forecastError ?? NaN)))).toBeLessThan(0.12);
  });
  it('are the same person again with the same seed', () => {
    const [policy] = policies;
    const known = () => study(makeLearner(3, { ...small, noise: 0.1 }), small, policy!);
    expect(known()).toEqual(known());
  });
});
