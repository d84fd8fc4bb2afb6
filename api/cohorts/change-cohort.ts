import { takeCohort, updateCohort } from '../../db/cohorts.ts';
import { run, type Database } from '../../db/database.ts';
import { memberWho, unlessArchived } from './policy.ts';

/** Renames, archives or restores a cohort. Throws NotFound, Forbidden, and Conflict while it is archived and stays so. */
export function changeCohort(
  db: Database,
  userId: string,
  cohortId: string,
  { archived, ...values }: { name?: string | undefined; about?: string | undefined; archived?: boolean | undefined },
  now: Date,
): Promise<void> {
  return db.transaction(function* (tx) {
    const [cohort] = yield* run(takeCohort(tx, cohortId));
    yield* memberWho(tx, 'changeCohort', userId, cohortId);
    if (!cohort) return;
    const changes = Object.values(values).some((value) => value !== undefined);
    if (archived === undefined || (archived && changes)) unlessArchived({ cohort });
    const archivedAt = archived === undefined ? cohort.archivedAt : archived ? (cohort.archivedAt ?? now) : null;
    yield* updateCohort(tx, cohortId, {
      name: values.name ?? cohort.name,
      about: values.about ?? cohort.about,
      archivedAt,
    });
  });
}
