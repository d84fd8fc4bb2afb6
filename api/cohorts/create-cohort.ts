import { randomUUID } from 'node:crypto';
import { countMemberships, insertMember } from '../../db/cohort-members.ts';
import { insertCohort } from '../../db/cohorts.ts';
import { run, type Database, type Reader, type Work } from '../../db/database.ts';
import { Conflict } from '../errors.ts';

/** Cohorts that one person may be in: GET /cohorts lists them all. */
const mostCohorts = 200;

/** Makes a cohort whose coach is who makes it; answers its id. Throws Conflict for too many. */
export function createCohort(
  db: Database,
  userId: string,
  { name, about }: { name: string; about: string },
  now: Date,
): Promise<string> {
  const id = randomUUID();
  return db.transaction(function* (tx) {
    yield* refuseOneMore(tx, userId);
    yield* insertCohort(tx, { id, name, about, createdAt: now, archivedAt: null, version: 0 });
    yield* insertMember(tx, { userId, cohortId: id, role: 'coach', joinedAt: now });
    return id;
  });
}

/** Throws Conflict to whoever is in as many cohorts as one may be. */
export function* refuseOneMore(tx: Reader, userId: string): Work<void> {
  const [mine] = yield* run(countMemberships(tx, userId));
  if (mine && mine.cohorts >= mostCohorts)
    throw new Conflict(`You are in ${mostCohorts} cohorts, and that is the most: choose one to leave first.`);
}
