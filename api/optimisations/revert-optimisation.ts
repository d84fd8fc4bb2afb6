import { run, type Database } from '../../db/database.ts';
import { findOptimisation } from '../../db/optimisations.ts';
import type { OptimisationRow, SettingsRow } from '../../db/schema.ts';
import { addSettings, takeSettings } from '../accounts/settings.ts';
import { Conflict, NotFound } from '../errors.ts';
import { areEqual } from './parameters.ts';

/**
 * Goes back from the parameters that an optimisation brought to those before it, or to the defaults, as a new version of
 * settings. Doing it again changes nothing. Answers the optimisation and the settings now in force.
 */
export function revertOptimisation(
  db: Database,
  userId: string,
  id: string,
  to: 'previous' | 'default',
  now: Date,
): Promise<{ optimisation: OptimisationRow; settings: SettingsRow }> {
  return db.transaction(function* (tx) {
    const [optimisation] = yield* run(findOptimisation(tx, userId, id));
    if (!optimisation) throw new NotFound('You have no such optimisation: choose one of your own.');
    const parameters = to === 'default' ? null : optimisation.previousParameters;
    const settings = yield* takeSettings(tx, userId);
    if (areEqual(settings.parameters, parameters)) return { optimisation, settings };
    if (!optimisation.adopted || !areEqual(settings.parameters, optimisation.parameters))
      throw new Conflict(
        'Other parameters are in force than those that this optimisation brought: go back from the one that did.',
      );
    return { optimisation, settings: yield* addSettings(tx, userId, { parameters }, now) };
  });
}
