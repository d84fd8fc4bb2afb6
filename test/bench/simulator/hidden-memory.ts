import type { Luck } from './random.ts';

/** The memory of one rubric point as it truly is: hidden from the service. An immutable value; times in days. */
export interface HiddenMemory {
  /** Chance of recall, 0..1. */
  recall: (at: number) => number;
  /** What it becomes when the point is asked, recalled or not, and its text is read. */
  study: (at: number, recalled: boolean) => HiddenMemory;
}

export const memoryKinds = ['power', 'exponential', 'activation'] as const;
export type MemoryKind = (typeof memoryKinds)[number];

/** Makes the points of one learner: `known` beforehand or not; `ease` around 1; `key` for luck. */
export type MakeMemory = (known: boolean, ease: number, key: readonly number[]) => HiddenMemory;

/** Three theories of memory, none of them the planner's, each with parameters that differ between learners. */
export function hiddenMemories(kind: MemoryKind, luck: Luck): MakeMemory {
  return { power, exponential, activation }[kind](luck);
}

/** Chance of naming a point that one has never heard of. */
const guess = 0.02;

/** A power curve and growth by desirable difficulty, with a decay, start and growth of the learner's own. */
function power(luck: Luck): MakeMemory {
  const decay = luck.between(0.12, 0.5, 10);
  const laws = {
    luck,
    decay,
    factor: 0.9 ** (-1 / decay) - 1,
    start: luck.around(2.2, 0.5, 11),
    growth: luck.around(30, 0.35, 12),
    encoding: luck.between(0.7, 0.98, 13),
  };
  return (known, ease, key) => {
    const stability = known ? luck.around(40, 0.6, 14, ...key) : 0;
    const last = known ? -luck.between(5, 60, 15, ...key) : 0;
    return new PowerMemory({ laws, ease, key, stability, last, studies: 0 });
  };
}

interface Point<Laws> {
  laws: Laws & { luck: Luck; encoding: number };
  ease: number;
  key: readonly number[];
  last: number;
  studies: number;
}

type PowerPoint = Point<{ decay: number; factor: number; start: number; growth: number }> & { stability: number };

class PowerMemory implements HiddenMemory {
  readonly #point: PowerPoint;

  constructor(point: PowerPoint) {
    this.#point = point;
  }

  recall(at: number): number {
    const { laws, stability, last } = this.#point;
    return stability === 0 ? guess : (1 + (laws.factor * Math.max(0, at - last)) / stability) ** -laws.decay;
  }

  study(at: number, recalled: boolean): HiddenMemory {
    const stability = recalled && this.#point.stability > 0 ? this.#grown(at) : this.#learnt();
    return new PowerMemory({ ...this.#point, stability, last: at, studies: this.#point.studies + 1 });
  }

  #grown(at: number): number {
    const { laws, ease, stability } = this.#point;
    return stability * (1 + laws.growth * ease * stability ** -0.15 * (Math.exp(0.8 * (1 - this.recall(at))) - 1));
  }

  #learnt(): number {
    const { laws, ease, stability } = this.#point;
    return sticks(this.#point)
      ? Math.max(laws.start * ease, Math.min(stability, 1.5 * ease * stability ** 0.3))
      : Math.max(stability * 0.3, 0.1);
  }
}

/** Whether reading the point was enough to learn it. */
const sticks = ({ laws, key, studies }: Point<unknown>) => laws.luck.uniform(16, studies, ...key) < laws.encoding;

/** Exponential forgetting with a half-life that grows by the spacing it survived. */
function exponential(luck: Luck): MakeMemory {
  const laws = {
    luck,
    start: luck.around(5, 0.5, 20),
    growth: luck.around(1.6, 0.3, 21),
    encoding: luck.between(0.7, 0.98, 22),
  };
  return (known, ease, key) => {
    const halfLife = known ? luck.around(90, 0.6, 23, ...key) : 0;
    const last = known ? -luck.between(5, 60, 24, ...key) : 0;
    return new ExponentialMemory({ laws, ease, key, halfLife, last, studies: 0 });
  };
}

type ExponentialPoint = Point<{ start: number; growth: number }> & { halfLife: number };

class ExponentialMemory implements HiddenMemory {
  readonly #point: ExponentialPoint;

  constructor(point: ExponentialPoint) {
    this.#point = point;
  }

  recall(at: number): number {
    const { halfLife, last } = this.#point;
    return halfLife === 0 ? guess : 2 ** (-Math.max(0, at - last) / halfLife);
  }

  study(at: number, recalled: boolean): HiddenMemory {
    const halfLife = recalled && this.#point.halfLife > 0 ? this.#grown(at) : this.#learnt();
    return new ExponentialMemory({ ...this.#point, halfLife, last: at, studies: this.#point.studies + 1 });
  }

  #grown(at: number): number {
    const { laws, ease, halfLife, last } = this.#point;
    return halfLife * (1 + laws.growth * ease * Math.min(1.5, (at - last) / halfLife));
  }

  #learnt(): number {
    const { laws, ease, halfLife } = this.#point;
    return sticks(this.#point) ? Math.max(laws.start * ease, halfLife * 0.5) : Math.max(halfLife * 0.3, 0.3);
  }
}

/**
 * ACT-R's activation, in which each trace decays the faster the more active the point was when it was studied (Pavlik
 * and Anderson, Cognitive Science 29, 2005): no stability at all. Between sessions time runs slower, as they found.
 */
function activation(luck: Luck): MakeMemory {
  const laws = { threshold: luck.between(-1.7, -1.2, 30), noise: luck.between(0.3, 0.45, 31) };
  return (known, ease, key) => {
    let memory = new ActivationMemory(laws, 0.177 - 0.05 * Math.log(ease), []);
    for (const daysAgo of known ? [200, 130, 70, 20] : [])
      memory = memory.study(-daysAgo * luck.between(0.6, 1.4, 32, ...key));
    return memory;
  };
}

const secondsBetweenSessions = 0.025 * 86_400;

class ActivationMemory implements HiddenMemory {
  readonly #laws: { threshold: number; noise: number };
  readonly #decay: number;
  readonly #traces: readonly { at: number; decay: number }[];

  constructor(
    laws: { threshold: number; noise: number },
    decay: number,
    traces: readonly { at: number; decay: number }[],
  ) {
    this.#laws = laws;
    this.#decay = decay;
    this.#traces = traces;
  }

  recall(at: number): number {
    const { threshold, noise } = this.#laws;
    return guess + (1 - guess) / (1 + Math.exp((threshold - Math.log(this.#activity(at))) / noise));
  }

  study(at: number): ActivationMemory {
    const decay = 0.217 * this.#activity(at) + this.#decay;
    return new ActivationMemory(this.#laws, this.#decay, [...this.#traces, { at, decay }]);
  }

  #activity(at: number): number {
    let sum = 1e-9;
    for (const trace of this.#traces) sum += Math.max(20, (at - trace.at) * secondsBetweenSessions) ** -trace.decay;
    return sum;
  }
}
