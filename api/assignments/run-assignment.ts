import { listPeople, takeAssignment, updateAssignment, type AssignmentOf } from '../../db/assignments.ts';
import { takeCohort } from '../../db/cohorts.ts';
import { readThrough, run, type Database, type Work, type Writer } from '../../db/database.ts';
import { insertSubmission } from '../../db/learner-submissions.ts';
import { takeSubmission, updateSubmission } from '../../db/submissions.ts';
import type { AssignmentRow } from '../../db/schema.ts';
import { Conflict, invalidFields, NotFound } from '../errors.ts';
import { emit } from '../webhooks/emit.ts';
import { checkContent } from './check-content.ts';
import { refuseOver } from './make-assignment.ts';
import { assignmentFor } from './policy.ts';
import { tellOfExtension, tellOfWork } from './tell-learners.ts';

/** Gives a draft to its learners; nothing changes once they have it. Throws Conflict for what it cannot be given with. */
export async function assign(db: Database, userId: string, assignmentId: string, now: Date): Promise<void> {
  const { assignment } = await readThrough(db, (reader) =>
    assignmentFor(reader, 'changeAssignment', userId, assignmentId),
  );
  refuseOver(assignment);
  if (assignment.status === 'assigned') return;
  const { cohortId, deckId: keptDeckId } = assignment;
  const [fault] = await checkContent(db.read, assignment, { cohortId, asker: userId, keptDeckId, now });
  if (fault)
    throw new Conflict(`${fault.pointer.replace('/body/', '')}: ${fault.message}. Change the draft, then assign it.`);
  await changeTaken(db, userId, assignmentId, function* (tx, { assignment: row, cohort }) {
    if (row.status !== 'draft') return;
    yield* run(takeCohort(tx, row.cohortId)); // whoever joins at this moment is in it by now, or finds it assigned
    if (row.version !== assignment.version + 1)
      throw new Conflict('Another coach changed this draft at the same moment: look at it, then assign it.');
    const assigned: AssignmentRow = { ...row, status: 'assigned', assignedAt: now };
    yield* updateAssignment(tx, row.id, { status: 'assigned', assignedAt: now });
    const learners = (yield* run(listPeople(tx, row.cohortId, 'learner'))).map((person) => person.userId);
    const chosen = row.learnerIds;
    const given = chosen === null ? learners : learners.filter((id) => chosen.includes(id));
    yield* giveTo(tx, assigned, given, { cohort }, now);
    const { cohortId: to, title, kind, dueAt } = row;
    const data = { assignmentId, title, kind, dueAt: dueAt?.toISOString() ?? null, learners: given.length };
    yield* emit(tx, to, 'assignment.assigned', data, now);
  });
}

/** Gives learners an assignment that they do not have yet, and tells them. */
export function* giveTo(
  tx: Writer,
  assignment: AssignmentRow,
  userIds: readonly string[],
  by: Pick<AssignmentOf, 'cohort'>,
  now: Date,
): Work<void> {
  const told: string[] = [];
  for (const userId of userIds) if (yield* insertSubmission(tx, assignment, userId)) told.push(userId);
  yield* tellOfWork(tx, assignment, told, by, now);
}

/** Takes no more work; what was handed in stays. Throws Conflict for a draft. */
export const closeAssignment = (db: Database, userId: string, assignmentId: string): Promise<void> =>
  changeTaken(db, userId, assignmentId, function* (tx, { assignment: { id, status } }) {
    if (status === 'draft') throw new Conflict('This is a draft that nobody has: assign it first, or archive it.');
    if (status === 'archived') throw new Conflict('This assignment is archived: use a duplicate of it.');
    yield* updateAssignment(tx, id, { status: 'closed' });
  });

/** Puts an assignment away, whatever its state. */
export const archiveAssignment = (db: Database, userId: string, assignmentId: string): Promise<void> =>
  changeTaken(db, userId, assignmentId, function* (tx, { assignment: { id } }) {
    yield* updateAssignment(tx, id, { status: 'archived' });
  });

/** Gives one learner a due date of their own, or with null everybody's again. They are told. */
export const extendAssignment = (
  db: Database,
  { userId, assignmentId, learnerId }: { userId: string; assignmentId: string; learnerId: string },
  dueAt: Date | null,
  now: Date,
): Promise<void> =>
  changeTaken(db, userId, assignmentId, function* (tx, { assignment, ...by }) {
    refuseOver(assignment);
    const learners = yield* run(listPeople(tx, assignment.cohortId, 'learner'));
    const isPresent = learners.some((person) => person.userId === learnerId);
    const [submission] = isPresent ? yield* run(takeSubmission(tx, { userId: learnerId, assignmentId })) : [];
    if (!submission) throw new NotFound('No such learner has this assignment: choose one of those it is set for.');
    if (dueAt && dueAt <= now)
      throw invalidFields([{ pointer: '/body/dueAt', message: 'has passed: choose a later date' }]);
    if (dueAt && dueAt <= assignment.opensAt)
      throw invalidFields([{ pointer: '/body/dueAt', message: 'is not after it opens: choose a later date' }]);
    yield* run(updateSubmission(tx, submission, { dueAt }));
    const dates = { was: submission.dueAt ?? assignment.dueAt, is: dueAt ?? assignment.dueAt };
    yield* tellOfExtension(tx, assignment, submission, dates, by, now);
  });

/** Takes an assignment that a coach may change, and changes it. */
function changeTaken(
  db: Database,
  userId: string,
  assignmentId: string,
  change: (tx: Writer, taken: AssignmentOf) => Work<void>,
): Promise<void> {
  return db.transaction(function* (tx) {
    const found = yield* assignmentFor(tx, 'changeAssignment', userId, assignmentId);
    const [assignment] = yield* run(takeAssignment(tx, assignmentId));
    if (assignment) yield* change(tx, { ...found, assignment });
  });
}
