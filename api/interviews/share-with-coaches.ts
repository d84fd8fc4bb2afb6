import type { z } from 'zod';
import { listCoaches, listMemberships } from '../../db/cohort-members.ts';
import { readThrough, run, type Database, type Work, type Writer } from '../../db/database.ts';
import { findInterview, takeInterview, type InterviewKey } from '../../db/interviews.ts';
import {
  deleteSharedInterview,
  insertSharedInterview,
  listCoachedInterviews,
  listCohortsSharedWith,
} from '../../db/shared-interviews.ts';
import { findName } from '../../db/users.ts';
import { memberWho, noCohort, unlessArchived } from '../cohorts/policy.ts';
import { tell } from '../notifications/tell.ts';
import { noInterview } from './change-interview.ts';
import { isOver } from './interview-clock.ts';
import type { InterviewCohort } from './report-routes.ts';
import { notOver } from './share-interview.ts';

type Presented = z.input<typeof InterviewCohort>;

/** The cohorts in which a learner learns, and whether their coaches may read the report of an interview. */
export function listInterviewCohorts(db: Database, { userId, id }: InterviewKey): Promise<Presented[]> {
  return readThrough(db, function* (reader) {
    const [interview] = yield* run(findInterview(reader, { userId, id }));
    if (!interview) throw noInterview();
    const learning = (yield* run(listMemberships(reader, userId))).filter(({ member }) => member.role === 'learner');
    const ids = learning.map(({ cohort }) => cohort.id);
    if (ids.length === 0) return [];
    const coaches = yield* run(listCoaches(reader, ids));
    const shared = yield* run(listCohortsSharedWith(reader, { userId, interviewId: id }));
    const coached = yield* listCoachedInterviews(reader, userId, ids);
    return learning.map(({ cohort }) => ({
      cohortId: cohort.id,
      name: cohort.name,
      archived: cohort.archivedAt !== null,
      coaches: coaches.filter(({ cohortId }) => cohortId === cohort.id).map(({ name }) => name),
      assigned: coached.some(
        (each) => each.interviewId === id && each.cohortId === cohort.id && each.because === 'assigned',
      ),
      sharedAt: shared.find(({ cohortId }) => cohortId === cohort.id)?.sharedAt.toISOString() ?? null,
    }));
  });
}

/**
 * Lets the coaches of a cohort read the report of an interview that is over, and tells them; again, nothing happens.
 * Throws NotFound, Forbidden and Conflict.
 */
export async function shareWithCoaches(
  db: Database,
  key: InterviewKey,
  cohortId: string,
  now: Date,
): Promise<Presented> {
  const { userId, id: interviewId } = key;
  await db.transaction(function* (tx) {
    const [interview] = yield* run(takeInterview(tx, key));
    if (!interview) throw noInterview();
    const membership = yield* memberWho(tx, 'share', userId, cohortId);
    unlessArchived(membership);
    if (!isOver(interview)) throw notOver();
    if (yield* insertSharedInterview(tx, { userId, interviewId, cohortId, sharedAt: now }))
      yield* tellCoaches(tx, key, membership.cohort, now);
  });
  return selectInterviewCohort(db, key, cohortId);
}

/** The coaches of a cohort no longer read a report that was shared with them. Throws NotFound and Forbidden. */
export async function withdrawFromCoaches(db: Database, key: InterviewKey, cohortId: string): Promise<Presented> {
  const { userId, id: interviewId } = key;
  await db.transaction(function* (tx) {
    const [interview] = yield* run(findInterview(tx, key));
    if (!interview) throw noInterview();
    yield* memberWho(tx, 'share', userId, cohortId);
    yield* deleteSharedInterview(tx, { userId, interviewId, cohortId });
  });
  return selectInterviewCohort(db, key, cohortId);
}

async function selectInterviewCohort(db: Database, key: InterviewKey, cohortId: string): Promise<Presented> {
  const found = (await listInterviewCohorts(db, key)).find((each) => each.cohortId === cohortId);
  if (!found) throw noCohort();
  return found;
}

function* tellCoaches(
  tx: Writer,
  { userId, id }: InterviewKey,
  cohort: { id: string; name: string },
  now: Date,
): Work<void> {
  const [learner] = yield* run(findName(tx, userId));
  const payload = {
    href: `/coach/${cohort.id}/learners/${userId}/interviews/${id}`,
    cohort: cohort.name,
    ...(learner && { actor: learner.name }),
  };
  const key = `report-shared:${cohort.id}:${userId}:${id}`;
  const coaches = yield* run(listCoaches(tx, [cohort.id]));
  yield* tell(
    tx,
    coaches.map((coach) => ({ userId: coach.userId, key, kind: 'report-shared', payload })),
    now,
  );
}
