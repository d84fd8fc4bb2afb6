import { clipParameters, migrateParameters } from 'ts-fsrs';
import type { SchedulingSettings } from './memory.ts';

const inForce = new WeakMap<SchedulingSettings, readonly number[]>();

/** The 21 weights of FSRS-6 in force: the learner's own or the defaults, migrated and clipped as ts-fsrs does it. */
export function weightsInForce(settings: SchedulingSettings): readonly number[] {
  const known = inForce.get(settings);
  if (known) return known;
  // Clipping depends on the number of relearning steps above one; Anki's trainer and ours take one.
  const made = clipParameters([...migrateParameters(settings.weights ?? undefined, 1)], 1);
  inForce.set(settings, made);
  return made;
}
