import { v5 } from 'uuid';
import { insertAccesses, listLearnersWithoutAccess } from '../../db/accesses.ts';
import type { Database } from '../../db/database.ts';
import { getSettings } from '../accounts/settings.ts';
import type { Membership } from '../cohorts/policy.ts';
import { studyDate, studyDay } from '../scheduling/study-day.ts';

const namespace = '0d9a8f6e-5f0b-4a57-9f5c-3f1f6c1f7b1e';

/**
 * Writes into each present learner's log that a coach looks at the overview of their cohort: once a study day of the
 * coach. Later looks of that day only read, and wait for nobody who writes.
 */
export async function recordOverview(db: Database, { cohort, member }: Membership, now: Date): Promise<void> {
  const settings = await getSettings(db, member.userId);
  const day = studyDate(studyDay(now.getTime(), settings));
  const id = v5(`${cohort.id} ${member.userId} ${day}`, namespace);
  const learners = await listLearnersWithoutAccess(db.read, cohort.id, id);
  if (learners.length === 0) return;
  const access = { id, cohortId: cohort.id, cohortName: cohort.name, readerId: member.userId };
  const accesses = learners.map(({ userId }) => ({
    ...access,
    userId,
    kind: 'overview' as const,
    about: null,
    at: now,
  }));
  await db.transaction((tx) => insertAccesses(tx, accesses));
}
