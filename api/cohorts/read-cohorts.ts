import type { z } from 'zod';
import { countLearners, findMembership, listCoaches, listMemberships } from '../../db/cohort-members.ts';
import type { Reader } from '../../db/database.ts';
import { noCohort, type Membership } from './policy.ts';
import type { cohortRoutes } from './routes.ts';

type Cohort = z.input<(typeof cohortRoutes.getCohort)['responses'][200]>;

/** The cohorts of somebody, the last joined first. */
export async function readCohorts(db: Reader, userId: string): Promise<Cohort[]> {
  return present(db, await listMemberships(db, userId));
}

/** One of them. Throws NotFound. */
export async function readCohort(db: Reader, userId: string, cohortId: string): Promise<Cohort> {
  const [cohort] = await present(db, await findMembership(db, userId, cohortId));
  if (!cohort) throw noCohort();
  return cohort;
}

async function present(db: Reader, memberships: readonly Membership[]): Promise<Cohort[]> {
  if (memberships.length === 0) return [];
  const ids = memberships.map(({ cohort }) => cohort.id);
  const coaches = await listCoaches(db, ids);
  const learners = new Map((await countLearners(db, ids)).map((row) => [row.cohortId, row.learners]));
  return memberships.map(({ cohort, member }) => ({
    id: cohort.id,
    name: cohort.name,
    about: cohort.about,
    createdAt: cohort.createdAt.toISOString(),
    archivedAt: cohort.archivedAt?.toISOString() ?? null,
    role: member.role,
    joinedAt: member.joinedAt.toISOString(),
    coaches: coaches
      .filter(({ cohortId }) => cohortId === cohort.id)
      .map((coach) => ({ userId: coach.userId, name: coach.name })),
    learnerCount: learners.get(cohort.id) ?? 0,
    sharing:
      member.role === 'coach' ? null : { shareProgress: member.shareProgress, shareAnswers: member.shareAnswers },
  }));
}
