import { startApp } from '../support/app.ts';
import { freshFolder } from '../support/databases.ts';
import { writeLibrary } from '../support/deck-files.ts';
import { conversions } from './conversions.ts';
import { formulas } from './formulas.ts';
import { schedules } from './schedules.ts';
import { training } from './training.ts';
import { vectors, type Examination, type Vector } from './vectors.ts';

export type Verdict = 'passed' | 'explained' | 'failed';
export interface Examined extends Examination {
  vector: Vector;
  verdict: Verdict;
}

/** Puts every vector through the service, in the order of the file; one that nobody examines has failed. */
export async function examineAll(): Promise<Examined[]> {
  const decks = freshFolder();
  writeLibrary(decks);
  const app = await startApp({ decks });
  try {
    const examined: Examined[] = [];
    for (const vector of vectors) {
      const examination = await examine(vector, app);
      examined.push({ ...examination, vector, verdict: verdictOf(examination) });
    }
    return examined;
  } finally {
    await app.close();
  }
}

async function examine(vector: Vector, app: Parameters<(typeof schedules)[string]>[1]): Promise<Examination> {
  const examination =
    (await schedules[vector.id]?.(vector, app)) ??
    formulas[vector.id]?.(vector) ??
    conversions[vector.id]?.(vector) ??
    (await training[vector.id]?.(vector));
  return examination ?? { by: 'directly', through: '–', checks: [] };
}

/** Explained: something differs, and each difference has its reason. */
function verdictOf({ checks }: Examination): Verdict {
  if (checks.length === 0 || checks.some(({ same, because }) => !same && because === undefined)) return 'failed';
  return checks.every(({ same }) => same) ? 'passed' : 'explained';
}
