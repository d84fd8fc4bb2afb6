import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { updateOptimisation } from '../../db/optimisations.ts';
import { allSettings } from '../../db/settings.ts';
import { addSettings, getSettings, schedulingSettings, takeSettings } from '../accounts/settings.ts';
import type { Deps } from '../deps.ts';
import type { JobKind } from '../jobs/runner.ts';
import { memoryModel } from '../scheduling/parameters.ts';
import { decideAdoption } from './adoption.ts';
import { endOptimisation } from './end-optimisation.ts';
import { areEqual } from './parameters.ts';
import { readLog } from './read-log.ts';
import { train, TrainingFailed, type TrainingOptions } from './train.ts';
import type { Training } from './training.ts';

/** Which optimisation a job is for. */
type Target = z.output<typeof Target>;
const Target = z.object({ userId: z.string(), id: z.string() });

/** How often progress is stored, and a cancellation noticed, ms. */
const watchMs = 500;

/** The job that trains for one optimisation and adopts what wins. Done again from the start if its process dies. */
export function optimiseJob(
  { db, clock, logger }: Deps,
  options: Pick<TrainingOptions, 'program' | 'timeLimit'> = {},
): JobKind {
  return {
    run: async (payload, stopping) => {
      const target = Target.parse(payload);
      const begun = await update(target, { status: 'running', startedAt: clock(), progress: 0 });
      if (!begun) return undefined; // cancelled, or done by a process that died just after
      const watch = watchOver(target, stopping);
      const { parameters: inForce } = await getSettings(db, target.userId);
      try {
        const settings = new Map(
          (await allSettings(db.read, { userId: target.userId })).map((row) => [row.version, schedulingSettings(row)]),
        );
        const training = await train(
          readLog(db.read, target.userId),
          { settings, inForce: inForce?.w ?? null },
          { ...options, ...watch },
        );
        await finish(db, target, training, inForce, clock());
      } catch (error) {
        if (watch.signal.reason instanceof Cancelled) return undefined;
        if (!(error instanceof TrainingFailed)) throw error;
        logger.error({ detail: error.detail }, `an optimisation failed: ${error.message}`);
        await fail(target, error.message);
      } finally {
        watch.end();
      }
      return undefined;
    },

    gaveUp: async (payload) => {
      await fail(Target.parse(payload), 'It broke off again and again.');
    },
  };

  function update(target: Target, values: Parameters<typeof updateOptimisation>[2]) {
    return db.transaction((tx) => updateOptimisation(tx, target, values));
  }

  function fail(target: Target, why: string) {
    const reason = `${why} Your parameters stay as they are.`;
    return db.transaction((tx) => endOptimisation(tx, target, { status: 'failed', adopted: false, reason }, clock()));
  }

  /** Stores progress from time to time; its signal says when to stop, be it that the learner cancelled. */
  function watchOver(target: Target, stopping: AbortSignal) {
    const cancelled = new AbortController();
    let progress = 0;
    const timer = setInterval(() => {
      update(target, { progress }).then(
        (live) => live ?? cancelled.abort(new Cancelled()),
        (error: unknown) => logger.warn({ err: error }, 'the progress of an optimisation could not be stored'),
      );
    }, watchMs);
    return {
      signal: AbortSignal.any([stopping, cancelled.signal]),
      onProgress: (share: number) => {
        progress = share;
      },
      end: () => clearInterval(timer),
    };
  }
}

class Cancelled extends Error {}

/** Stores what came of a training and adopts it if it won, together or not at all; nothing if it was cancelled meanwhile. */
function finish(
  db: Database,
  target: Target,
  training: Training,
  inForce: { model: string; w: number[] } | null,
  now: Date,
): Promise<void> {
  return db.transaction(function* (tx) {
    const { parameters: previousParameters, version } = yield* takeSettings(tx, target.userId);
    const { adopted, reason } = areEqual(previousParameters, inForce)
      ? decideAdoption(training)
      : { adopted: false, reason: 'The parameters were changed while it ran, so nothing changes. Start it again.' };
    const parameters = training.found && { model: memoryModel, w: training.found.weights };
    const outcome = {
      status: 'done',
      progress: 1,
      items: training.items,
      heldOut: training.heldOut,
      parameters,
      previousParameters,
      logLoss: training.found?.logLoss ?? null,
      adopted,
      reason,
      settingsVersion: adopted ? version + 1 : null,
    } as const;
    const live = yield* endOptimisation(tx, target, outcome, now);
    if (live && adopted) yield* addSettings(tx, target.userId, { parameters }, now);
  });
}
