import { listPeople } from '../../db/assignments.ts';
import { run, type Reader, type Work, type Writer } from '../../db/database.ts';
import { listSubmissionsOf } from '../../db/learner-submissions.ts';
import type { AssignmentRow, SubmissionRow } from '../../db/schema.ts';
import type { Membership } from '../cohorts/policy.ts';
import { tell } from '../notifications/tell.ts';

/** Who sets the work, and where. */
type By = Pick<Membership, 'cohort' | 'member'>;

/** Tells learners that they have something to do. */
export function* tellOfWork(
  tx: Writer,
  assignment: AssignmentRow,
  userIds: readonly string[],
  { cohort }: Pick<By, 'cohort'>,
  now: Date,
): Work<void> {
  const { id, title, dueAt, cohortId, createdBy } = assignment;
  const actor = yield* nameOf(tx, cohortId, createdBy);
  const payload = { href: hrefOf(id), cohort: cohort.name, title, ...actor, ...dateOf(dueAt) };
  yield* tell(
    tx,
    userIds.map((userId) => ({ userId, key: `assigned:${id}`, kind: 'assigned' as const, payload })),
    now,
  );
}

/** Tells the learners who have an assignment, while they are in its cohort, which of its dates are others now; whose due date is their own, of that one not. */
export function* tellOfDates(
  tx: Writer,
  { before, after }: { before: AssignmentRow; after: AssignmentRow },
  { cohort, member }: By,
  now: Date,
): Work<void> {
  const { id, title, version } = after;
  const actor = yield* nameOf(tx, after.cohortId, member.userId);
  const present = new Set((yield* run(listPeople(tx, after.cohortId, 'learner'))).map(({ userId }) => userId));
  const learners = (yield* run(listSubmissionsOf(tx, id))).filter(({ userId }) => present.has(userId));
  const changes = [
    { changed: 'opens' as const, was: before.opensAt, is: after.opensAt },
    { changed: 'due' as const, was: before.dueAt, is: after.dueAt },
  ];
  for (const { changed, was, is } of changes) {
    if (was?.getTime() === is?.getTime()) continue;
    const payload = {
      href: hrefOf(id),
      cohort: cohort.name,
      title,
      changed,
      ...actor,
      ...dateOf(is),
      ...beforeOf(was),
    };
    const told = learners.filter(({ dueAt }) => changed === 'opens' || dueAt === null);
    yield* tell(
      tx,
      told.map(({ userId }) => ({
        userId,
        key: `dates-changed:${id}:${version}:${changed}`,
        kind: 'dates-changed' as const,
        payload,
      })),
      now,
    );
  }
}

/** Tells a learner that a due date is theirs alone, or again everybody's. */
export function* tellOfExtension(
  tx: Writer,
  assignment: AssignmentRow,
  { userId, version }: SubmissionRow,
  { was, is }: { was: Date | null; is: Date | null },
  { cohort, member }: By,
  now: Date,
): Work<void> {
  const { id, title, cohortId } = assignment;
  if (was?.getTime() === is?.getTime()) return;
  const actor = yield* nameOf(tx, cohortId, member.userId);
  const changed = 'due' as const;
  const payload = { href: hrefOf(id), cohort: cohort.name, title, changed, ...actor, ...dateOf(is), ...beforeOf(was) };
  yield* tell(tx, [{ userId, key: `dates-changed:${id}:own:${version}`, kind: 'dates-changed', payload }], now);
}

const hrefOf = (assignmentId: string) => `/assignments/${assignmentId}`;
const dateOf = (date: Date | null) => (date === null ? {} : { date: date.toISOString() });
const beforeOf = (date: Date | null) => (date === null ? {} : { before: date.toISOString() });

/** A coach by name, unless they are gone. */
function* nameOf(tx: Reader, cohortId: string, coachId: string | null): Work<{ actor?: string }> {
  const coaches = yield* run(listPeople(tx, cohortId, 'coach'));
  const found = coaches.find(({ userId }) => userId === coachId);
  return found ? { actor: found.name } : {};
}
