import type { z } from 'zod';
import { countSubmissions, listAssignments, listDecksById, listPeople } from '../../db/assignments.ts';
import { readThrough, type Database, type Reader } from '../../db/database.ts';
import { countQuestions, listSubmissionsOf } from '../../db/learner-submissions.ts';
import type { AssignmentRow } from '../../db/schema.ts';
import { defaultSettings } from '../accounts/settings.ts';
import { allowed } from '../cohorts/policy.ts';
import { listPage } from '../http/list-page.ts';
import type { assignmentFacts, Assignment, SetDeck } from './fields.ts';
import { dueInEffect } from './late.ts';
import { assignmentFor, rolesFor } from './policy.ts';
import type { AssignmentDetail } from './routes.ts';

type Facts = z.input<z.ZodObject<typeof assignmentFacts>>;
export type PresentedDeck = z.input<typeof SetDeck>;

/** A page of what is set in a cohort, newest first, for one of its coaches. */
export async function presentAssignments(
  db: Database,
  userId: string,
  { cohortId, limit, cursor }: { cohortId: string; limit: number; cursor?: string | undefined },
): Promise<{ items: z.input<typeof Assignment>[]; nextCursor: string | null }> {
  await readThrough(db, (reader) => allowed(reader, rolesFor('readAssignments'), userId, cohortId));
  const { rows, nextCursor } = await listPage(
    { limit, cursor },
    (query) => listAssignments(db.read, cohortId, query),
    ({ createdAt: at, id }) => ({ at, id }),
  );
  return { items: await presentAll(db.read, rows), nextCursor };
}

/** An assignment with its learners, for a coach of its cohort. */
export async function presentAssignment(
  db: Database,
  userId: string,
  assignmentId: string,
): Promise<z.input<typeof AssignmentDetail>> {
  const { assignment } = await readThrough(db, (reader) =>
    assignmentFor(reader, 'readAssignments', userId, assignmentId),
  );
  const [[presented], rows, people] = await Promise.all([
    presentAll(db.read, [assignment]),
    listSubmissionsOf(db.read, assignmentId),
    listPeople(db.read, assignment.cohortId, 'learner'),
  ]);
  const zones = new Map(people.map((person) => [person.userId, person.timeZone]));
  const present = rows.filter(({ userId: id }) => zones.has(id));
  return {
    ...(presented ?? presentOne(assignment, [], [])),
    learners: present.map((row) => ({
      userId: row.userId,
      name: row.name,
      timeZone: zones.get(row.userId) ?? defaultSettings.timeZone,
      status: row.status,
      take: row.take,
      dueAt: dueInEffect(assignment, row)?.toISOString() ?? null,
      extended: row.dueAt !== null,
      handedInAt: row.handedInAt?.toISOString() ?? null,
      late: row.late,
      habitPoints: row.habitPoints,
    })),
  };
}

/** The learners of a cohort, for one of its coaches. */
export async function presentAudience(db: Database, userId: string, cohortId: string) {
  await readThrough(db, (reader) => allowed(reader, rolesFor('makeAssignment'), userId, cohortId));
  const people = await listPeople(db.read, cohortId, 'learner');
  return people.map(({ timeZone, ...person }) => ({ ...person, timeZone: timeZone ?? defaultSettings.timeZone }));
}

async function presentAll(db: Reader, rows: readonly AssignmentRow[]): Promise<z.input<typeof Assignment>[]> {
  if (rows.length === 0) return [];
  const [decks, counts] = await Promise.all([
    presentDecks(db, rows),
    countSubmissions(
      db,
      rows.map(({ id }) => id),
    ),
  ]);
  return rows.map((row) => presentOne(row, decks, counts));
}

function presentOne(
  row: AssignmentRow,
  decks: readonly PresentedDeck[],
  counts: Awaited<ReturnType<typeof countSubmissions>>,
): z.input<typeof Assignment> {
  const learners = (status: (typeof counts)[number]['status']) =>
    counts.find((each) => each.assignmentId === row.id && each.status === status)?.learners ?? 0;
  return {
    ...presentFacts(row, decks),
    blind: row.blind,
    learnerIds: row.learnerIds,
    createdAt: row.createdAt.toISOString(),
    assignedAt: row.assignedAt?.toISOString() ?? null,
    counts: {
      open: learners('open'),
      handedIn: learners('handed-in'),
      returned: learners('returned'),
      reviewed: learners('reviewed'),
    },
  };
}

/** What is told of an assignment to coaches and learners alike. */
export const presentFacts = (row: AssignmentRow, decks: readonly PresentedDeck[]): Facts => ({
  id: row.id,
  cohortId: row.cohortId,
  kind: row.kind,
  mode: row.mode,
  title: row.title,
  instructions: row.instructions,
  deck: decks.find(({ id }) => id === row.deckId) ?? null,
  interview: row.interview,
  habit: row.habit,
  opensAt: row.opensAt.toISOString(),
  dueAt: row.dueAt?.toISOString() ?? null,
  latePolicy: row.latePolicy,
  takes: row.takes,
  timeLimitMs: row.timeLimitMs,
  showCriteria: row.showCriteria,
  status: row.status,
});

/** The decks that some assignments name, with how many questions they have. */
export async function presentDecks(db: Reader, rows: readonly AssignmentRow[]): Promise<PresentedDeck[]> {
  const ids = [...new Set(rows.flatMap(({ deckId }) => deckId ?? []))];
  if (ids.length === 0) return [];
  const [decks, counts] = await Promise.all([listDecksById(db, ids), countQuestions(db, ids)]);
  return decks.map(({ id, title, retired }) => ({
    id,
    title,
    retired,
    questions: counts.find(({ deckId }) => deckId === id)?.questions ?? 0,
  }));
}
