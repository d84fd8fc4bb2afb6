import { makeLearner } from './learner.ts';
import { expectedScore } from './plan-request.ts';
import { mean, study, type Policy } from './study.ts';

/** What lies before a learner. */
export interface Configuration {
  /** Until the interview. */
  days: number;
  /** A day. */
  minutes: number;
  questions: number;
  /** Share of the points known beforehand, 0..1. */
  known: number;
}

/** One learner before one interview, who goes through it once with every policy. */
export interface Trial {
  configuration: Configuration;
  /** Share of verdicts that are wrong, 0..1. */
  noise: number;
  seed: number;
}

/** How it ended with one policy, on the interview day. */
export interface Outcome {
  policy: string;
  /** Mean true chance of recalling a rubric point, 0..1. */
  coverage: number;
  /** Share of questions of which at least 80 % is covered. */
  strong: number;
  /** The score that the service expected half-way with the plan, less what an answer would score on the day, 0..1. */
  forecastError: number;
}

const configurations: readonly Configuration[] = [
  { days: 30, minutes: 20, questions: 80, known: 0.25 },
  { days: 14, minutes: 20, questions: 60, known: 0.25 },
  { days: 30, minutes: 10, questions: 80, known: 0.25 },
  { days: 60, minutes: 20, questions: 150, known: 0.25 },
  { days: 7, minutes: 30, questions: 40, known: 0.25 },
  { days: 3, minutes: 60, questions: 60, known: 0.25 },
  { days: 21, minutes: 40, questions: 60, known: 0.25 },
  { days: 90, minutes: 15, questions: 200, known: 0.25 },
  { days: 30, minutes: 10, questions: 80, known: 0.75 },
];
export const noises = [0, 0.1, 0.2];

/** Everybody who is to study: all configurations and noises with so many learners each. */
export const trialsOf = (learners: number, firstSeed: number): Trial[] =>
  Array.from({ length: learners }, (_, nth) => firstSeed + nth).flatMap((seed) =>
    configurations.flatMap((configuration) => noises.map((noise) => ({ configuration, noise, seed }))),
  );

/** The same person, afresh, with each policy. */
export function runTrial({ configuration, noise, seed }: Trial, policies: readonly Policy[]): Outcome[] {
  return policies.map((policy, index) => {
    const learner = makeLearner(seed, { ...configuration, noise });
    let expected = NaN;
    const halfWay = Math.floor(configuration.days / 2);
    const known = study(learner, configuration, policy, (books) => {
      if (index === 0 && books.today === halfWay) expected = expectedScore(books);
    });
    const coverage = mean(known);
    return {
      policy: policy.name,
      coverage,
      strong: known.filter((share) => share >= 0.8).length / known.length,
      forecastError: expected - judged(coverage, noise),
    };
  });
}

/** A share of points covered, as noisy verdicts show it. */
const judged = (coverage: number, noise: number) => coverage * (1 - noise) + (1 - coverage) * noise;
