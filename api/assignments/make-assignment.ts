import { randomInt } from 'node:crypto';
import type { z } from 'zod';
import { findAssignmentOf, insertAssignment, takeAssignment, updateAssignment } from '../../db/assignments.ts';
import { readThrough, run, type Database } from '../../db/database.ts';
import type { AssignmentRow } from '../../db/schema.ts';
import { Conflict, invalidFields } from '../errors.ts';
import { checkContent, type Content } from './check-content.ts';
import { assignmentFor, requireToSetWork } from './policy.ts';
import type { assignmentRoutes } from './routes.ts';
import { tellOfDates } from './tell-learners.ts';

type Drafted = z.output<typeof assignmentRoutes.createAssignment.body>;
type Change = z.output<typeof assignmentRoutes.updateAssignment.body>;

/**
 * Drafts an assignment. The same id again is the same assignment (`replayed`), as it is by now. Throws Invalid for
 * each field that stands in its way, and Conflict where the id is another's or the cohort is archived.
 */
export async function createAssignment(
  db: Database,
  userId: string,
  { id, cohortId, ...given }: Drafted,
  now: Date,
): Promise<{ replayed: boolean }> {
  await readThrough(db, (reader) => requireToSetWork(reader, userId, cohortId));
  const [known] = await findAssignmentOf(db.read, userId, id);
  if (known) {
    if (known.assignment.cohortId !== cohortId) throw taken();
    return { replayed: true };
  }
  const content = contentOf({
    ...given,
    mode: given.mode ?? usualMode(given.kind),
    opensAt: given.opensAt ?? now.toISOString(),
  });
  await refuseFaults(db, content, { cohortId, asker: userId, keptDeckId: null, now });
  return db.transaction(function* (tx) {
    yield* requireToSetWork(tx, userId, cohortId);
    if (yield* insertAssignment(tx, draft({ id, cohortId, createdBy: userId }, content, now)))
      return { replayed: false };
    const [other] = yield* run(findAssignmentOf(tx, userId, id));
    if (other?.assignment.cohortId !== cohortId) throw taken();
    return { replayed: true };
  });
}

/** A new draft like another assignment: dates that have passed are left out. */
export function duplicateAssignment(
  db: Database,
  { userId, assignmentId, newId }: { userId: string; assignmentId: string; newId: string },
  now: Date,
): Promise<{ replayed: boolean }> {
  return db.transaction(function* (tx) {
    const { assignment } = yield* assignmentFor(tx, 'makeAssignment', userId, assignmentId);
    const { cohortId, dueAt, opensAt } = assignment;
    const content = {
      ...assignment,
      opensAt: opensAt > now ? opensAt : now,
      dueAt: dueAt && dueAt > now ? dueAt : null,
    };
    if (yield* insertAssignment(tx, draft({ id: newId, cohortId, createdBy: userId }, content, now)))
      return { replayed: false };
    const [other] = yield* run(findAssignmentOf(tx, userId, newId));
    if (other?.assignment.cohortId !== cohortId) throw taken();
    return { replayed: true };
  });
}

/** Fields that may change once learners have the assignment. */
const changeable: ReadonlySet<string> = new Set(['title', 'instructions', 'opensAt', 'dueAt', 'latePolicy', 'takes']);

/**
 * Changes a draft, or what may change of an assignment that learners have: they are told of dates. Throws Invalid for
 * each field at fault, and Conflict once it is closed.
 */
export async function changeAssignment(
  db: Database,
  userId: string,
  assignmentId: string,
  change: Change,
  now: Date,
): Promise<void> {
  const found = await readThrough(db, (reader) => assignmentFor(reader, 'changeAssignment', userId, assignmentId));
  const { assignment: before } = found;
  refuseOver(before);
  const content = contentOf({ ...asGiven(before), ...withoutUndefined(change) });
  if (before.status === 'draft') {
    const { cohortId, deckId: keptDeckId } = before;
    await refuseFaults(db, content, { cohortId, asker: userId, keptDeckId, now });
  } else refuseFixed(before, change, content, now);
  await db.transaction(function* (tx) {
    const { cohort, member } = yield* assignmentFor(tx, 'changeAssignment', userId, assignmentId);
    const [row] = yield* run(takeAssignment(tx, assignmentId));
    if (!row || row.version !== before.version + 1)
      throw new Conflict(
        'Another coach changed this assignment at the same moment: look at it and send your change again.',
      );
    yield* updateAssignment(tx, assignmentId, { ...content, everyone: content.learnerIds === null });
    if (row.status === 'assigned')
      yield* tellOfDates(tx, { before: row, after: { ...row, ...content } }, { cohort, member }, now);
  });
}

function refuseFixed(before: AssignmentRow, change: Change, content: Content, now: Date): void {
  const errors = Object.keys(withoutUndefined(change))
    .filter((field) => !changeable.has(field))
    .map((field) => ({
      pointer: `/body/${field}`,
      message: 'cannot change once learners have it: remove it, or duplicate the assignment',
    }));
  if (content.takes < before.takes)
    errors.push({ pointer: '/body/takes', message: `learners were promised ${before.takes}: use as many, or more` });
  if (change.dueAt !== undefined || change.opensAt !== undefined) {
    const { opensAt, dueAt } = content;
    if (before.kind === 'habit' && dueAt === null)
      errors.push({ pointer: '/body/dueAt', message: 'a habit is kept up to a day: choose a due date' });
    if (dueAt && change.dueAt !== undefined && dueAt <= now)
      errors.push({ pointer: '/body/dueAt', message: 'has passed: choose a later date, or close the assignment' });
    else if (dueAt && dueAt <= opensAt)
      errors.push({ pointer: '/body/dueAt', message: 'is not after it opens: choose a later date' });
  }
  const [first, ...more] = errors;
  if (first) throw invalidFields([first, ...more]);
}

async function refuseFaults(db: Database, content: Content, about: Parameters<typeof checkContent>[2]): Promise<void> {
  const [first, ...more] = await checkContent(db.read, content, about);
  if (first) throw invalidFields([first, ...more]);
}

/** Throws Conflict for an assignment that takes no more work. */
export function refuseOver({ status }: Pick<AssignmentRow, 'status'>): void {
  if (status === 'closed' || status === 'archived')
    throw new Conflict(`This assignment is ${status}, and stays as it is: use a duplicate of it.`);
}

const taken = () => new Conflict('Another assignment was made under this id: use an id of its own.');
const usualMode = (kind: Content['kind']) => (kind === 'interview' ? 'exam' : 'study');

const draft = (
  key: Pick<AssignmentRow, 'id' | 'cohortId' | 'createdBy'>,
  content: Content,
  now: Date,
): AssignmentRow => ({
  ...content,
  ...key,
  everyone: content.learnerIds === null,
  status: 'draft',
  createdAt: now,
  assignedAt: null,
  version: 0,
});

type Given = Omit<Content, 'opensAt' | 'dueAt' | 'interview'> & {
  opensAt: string;
  dueAt: string | null;
  interview: Drafted['interview'];
};

/** What was sent as it is stored. */
function contentOf(given: Given): Content {
  const { opensAt, dueAt, interview, learnerIds } = given;
  return {
    ...given,
    opensAt: new Date(opensAt),
    dueAt: dueAt === null ? null : new Date(dueAt),
    interview: interview && { ...interview, seed: interview.seed ?? randomInt(2 ** 31 - 1) },
    learnerIds: learnerIds && [...new Set(learnerIds)],
  };
}

/** What was set, without what is not for the coach to choose. */
const asGiven = ({
  id: _id,
  cohortId: _cohortId,
  createdBy: _createdBy,
  everyone: _everyone,
  status: _status,
  createdAt: _createdAt,
  assignedAt: _assignedAt,
  version: _version,
  ...content
}: AssignmentRow): Given => ({
  ...content,
  opensAt: content.opensAt.toISOString(),
  dueAt: content.dueAt?.toISOString() ?? null,
});

/** A change without the fields that were left out. */
function withoutUndefined<T extends object>(change: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
