import { table } from '../table.ts';
import type { Configuration, Outcome, Trial } from './campaign.ts';
import { mean } from './study.ts';

type Results = readonly { trial: Trial; outcomes: readonly Outcome[] }[];

/** One table for each configuration, then a summary: what the first policy is ahead of the others. */
export function report(results: Results): string {
  const groups = [...new Set(results.map(({ trial }) => nameOf(trial.configuration)))].map((name) => ({
    name,
    results: results.filter(({ trial }) => nameOf(trial.configuration) === name),
  }));
  return [
    ...groups.map((group) => `${group.name}\n${policyTable(group.results)}`),
    `All configurations\n${policyTable(results)}`,
    forecasts(results),
  ].join('\n\n');
}

const nameOf = ({ days, minutes, questions, known }: Configuration) =>
  `${days} days × ${minutes} min, ${questions} questions, ${known * 100} % of the points known beforehand`;

function policyTable(results: Results): string {
  const policies = results[0]?.outcomes.map(({ policy }) => policy) ?? [];
  const noises = [...new Set(results.map(({ trial }) => trial.noise))].toSorted((a, b) => a - b);
  const of = (index: number, field: 'coverage' | 'strong', noise?: number) =>
    results.flatMap(({ trial, outcomes }) =>
      noise === undefined || trial.noise === noise ? [outcomes[index]?.[field] ?? NaN] : [],
    );
  return table([
    [
      '',
      ...noises.map((noise) => `noise ${noise * 100} %`),
      'coverage',
      '± se',
      'plan ahead by',
      '± se',
      'questions ≥ 80 %',
    ],
    ...policies.map((policy, index) => {
      const coverage = of(index, 'coverage');
      const ahead = of(0, 'coverage').map((value, trial) => value - (coverage[trial] ?? NaN));
      return [
        policy,
        ...noises.map((noise) => mean(of(index, 'coverage', noise)).toFixed(3)),
        mean(coverage).toFixed(3),
        standardError(coverage).toFixed(3),
        ...(index === 0 ? ['', ''] : [signed(mean(ahead)), standardError(ahead).toFixed(3)]),
        mean(of(index, 'strong')).toFixed(3),
      ];
    }),
  ]);
}

function forecasts(results: Results): string {
  const errors = results.map(({ outcomes }) => outcomes[0]?.forecastError ?? NaN);
  const off = mean(errors.map(Math.abs)).toFixed(3);
  return `Half-way, the forecast of the score on the day was off by ${off} on average (mean error ${signed(mean(errors))}).`;
}

const signed = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;

function standardError(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1) / values.length);
}
