import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq, getTableColumns, type Column } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import { deleteByOperator } from '../../api/accounts/delete-by-operator.ts';
import { run, type Database } from '../../db/database.ts';
import { insertRows, personalTableNames, rowsOf, type PersonalTable, type Row } from '../../db/personal-rows.ts';
import { openPostgres } from '../../db/postgres.ts';
import { openSqlite } from '../../db/sqlite.ts';
import { treatments } from '../../api/your-data/personal-tables.ts';
import { startApp, type TestApp } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { makeCohort } from '../support/cohorts.ts';
import { freshFolder } from '../support/databases.ts';
import { writeLibrary } from '../support/deck-files.ts';
import { dump } from '../support/dump.ts';
import { makeOwnDeck } from '../support/own-decks.ts';
import { makeAssignment } from '../support/submissions.ts';
import { freshPostgresUrl } from '../support/postgres.ts';
import { expectFault, expectProblem } from '../support/problems.ts';

const email = 'kanari-mail@example.org';
const password = 'correct horse';
const gone = { confirm: email, password };

let app: TestApp;
afterEach(() => app.close());

/** Loaded in no time. */
function smallLibrary(): string {
  const root = freshFolder();
  writeLibrary(root);
  return root;
}

const idOf = async (client: Client) => (await client.call('getMe')).id;

/** Somebody to find afterwards, in a name, too. */
async function makeCanary(): Promise<{ client: Client; userId: string }> {
  const client = await app.account(email);
  const userId = await idOf(client);
  await app.db.transaction(function* (tx) {
    yield* run(
      tx
        .update(tx.tables.user)
        .set({ name: 'Kanari-name' })
        .where(eq(tx.tables.user.id, userId))
        .returning({ id: tx.tables.user.id }),
    );
  });
  return { client, userId };
}

/** Rows of a person in every table with a user_id, whatever there is to say in them said as a canary. */
async function fillEverything(userId: string, otherId: string) {
  const { db } = app;
  const now = app.clock();
  const deckId = `own:${crypto.randomUUID()}`;
  const questionId = await makeOwnDeck(db, userId, deckId);
  const cohortId = await makeCohort(db, { coaches: [otherId], learners: [userId], now });
  const assignmentId = crypto.randomUUID();
  const known: Record<string, unknown> = { userId, questionId, deckId, cohortId, assignmentId };
  for (const name of ['readerId', 'authorId', 'judgeId', 'reviewerId', 'reviewedBy']) known[name] = otherId;
  const filled = (table: string, number: number) => (name: string, column: Column) =>
    name in known ? known[name] : canaryOf(column, `kanari-${table}-${name}-${number}`, now, number);
  const tables = personalTableNames(db.read.tables).filter((name) => name !== 'cohortMembers') as PersonalTable[];
  await db.transaction(function* (tx) {
    const { assignments, comments, invitations, jobs, notifications, spendings, verification } = tx.tables;
    yield* run(
      tx
        .insert(assignments)
        .values({
          id: assignmentId,
          cohortId,
          kind: 'deck',
          mode: 'study',
          title: 'T',
          instructions: '',
          opensAt: now,
          latePolicy: 'accept',
          takes: 1,
          showCriteria: false,
          status: 'assigned',
          createdAt: now,
          createdBy: userId,
        })
        .returning({ id: assignments.id }),
    );
    for (const name of tables) {
      const { table } = rowsOf(tx.tables, name, userId, []);
      const one = ['calendarFeeds', 'enrolments', 'submissions', 'settings'].includes(name);
      const rows: Row[] = Array.from({ length: one ? 1 : 12 }, (_, index) =>
        Object.fromEntries(
          Object.entries(getTableColumns(table)).map(([key, column]) => [key, filled(name, index + 10)(key, column)]),
        ),
      );
      const added = yield* insertRows(tx, { table, key: ['userId'] }, rows);
      expect([name, added.length > 0]).toEqual([name, true]);
    }
    const ofPerson = { cohortId, role: 'learner' as const, maxUses: 1, createdAt: now, expiresAt: now };
    yield* run(
      tx
        .insert(invitations)
        .values({ ...ofPerson, id: 'i', tokenHash: 'h', email: email.toUpperCase(), name: 'Kanari-name' })
        .returning(),
    );
    const job = { runAt: now, attempts: 0, createdAt: now, kind: 'interview', id: 'j' };
    yield* run(
      tx
        .insert(jobs)
        .values({ ...job, key: `interview:${userId}:kanari`, payload: { userId, id: 'kanari' } })
        .returning(),
    );
    yield* run(
      tx.insert(spendings).values({ scope: userId, month: '2026-11', microUsd: 1, calls: 1, answers: 1 }).returning(),
    );
    const token = {
      id: 'v',
      identifier: 'reset-password:kanari',
      value: userId,
      expiresAt: now,
      createdAt: now,
      updatedAt: now,
    };
    yield* run(tx.insert(verification).values(token).returning());
    const told = { userId: otherId, kind: 'handed-in' as const, at: now, delivery: 'page' as const };
    const payloads = [
      { href: `/coach/c/learners/${userId}`, actor: 'Kanari-name' },
      { href: '/coach', actor: 'Kanari-name' },
    ];
    for (const [index, payload] of payloads.entries())
      yield* run(
        tx
          .insert(notifications)
          .values({ ...told, id: `n${index}`, key: `k${index}`, payload })
          .returning(),
      );
    // What is replaced leaves nothing, either.
    const { attempts } = tx.tables;
    yield* run(
      tx
        .update(attempts)
        .set({ answer: `kanari-longer-${'x'.repeat(3000)}` })
        .returning({ id: attempts.id }),
    );
    yield* run(tx.update(attempts).set({ answer: 'kanari-short' }).returning({ id: attempts.id }));
    const comment = { userId: otherId, id: 'c', cohortId, authorId: userId, text: 'Well said.', at: now };
    yield* run(tx.insert(comments).values(comment).returning());
  });
  return { deckId, questionId, cohortId, assignmentId };
}

function canaryOf({ dataType, columnType }: Column, text: string, now: Date, number: number): unknown {
  switch (dataType) {
    case 'number':
      return columnType.endsWith('Integer') ? number : 0.5;
    case 'boolean':
      return true;
    case 'date':
      return now;
    case 'json':
      return { text };
    case 'string':
      return text;
    default:
      return Buffer.from(text);
  }
}

const traces = (text: string, userId: string) =>
  [...text.matchAll(new RegExp(`.{0,30}(?:kanari|${userId}).{0,30}`, 'gi'))].map(([found]) => found);

const places: [Database['engine'], () => Promise<{ db: Database; files: () => string[] }>][] = [
  [
    'sqlite',
    async () => {
      const path = join(freshFolder(), 'rehearse.db');
      const files = () => ['', '-wal', '-shm', '-journal'].map((suffix) => path + suffix).filter(existsSync);
      return { db: openSqlite(path), files };
    },
  ],
  ['postgresql', async () => ({ db: await openPostgres(await freshPostgresUrl()), files: () => [] })],
];

describe.each(places)('a deleted account on %s', (_name, open) => {
  it('leaves no trace in any table, file or log line', async () => {
    const { db, files } = await open();
    app = await startApp({ db, decks: smallLibrary() });
    const other = await idOf(await app.account());
    const { client, userId } = await makeCanary();
    const { deckId, cohortId } = await fillEverything(userId, other);
    // The deck that others have assigned stays, and its id begins with no name: it is taken back first.
    await app.db.transaction(function* (tx) {
      yield* run(tx.delete(tx.tables.assignments).returning({ id: tx.tables.assignments.id }));
      const told = { userId: other, id: 'joined', key: `member-joined:${cohortId}:${userId}:0`, at: app.clock() };
      const joined = { ...told, kind: 'member-joined' as const, payload: { href: '/' }, delivery: 'page' as const };
      yield* run(tx.insert(tx.tables.notifications).values(joined).returning());
    });
    const chosen = { everyone: false, learnerIds: [userId, other] };
    const assignmentId = await makeAssignment(db, cohortId, app.clock(), chosen);
    expect(deckId).toMatch(/^own:/);
    expect(files().some((path) => traces(readFileSync(path, 'latin1'), userId).length > 0)).toBe(files().length > 0);

    expect((await client.answer('deleteMe', { body: gone })).status).toBe(204);
    expect((await client.refused('getMe')).status).toBe(401);
    const left = Object.entries(await dump(db)).flatMap(([table, rows]) =>
      rows.flatMap((row) => traces(row, userId).map((trace) => `${table}: ${trace}`)),
    );
    expect(left).toEqual([]);
    for (const path of files()) expect(traces(readFileSync(path, 'latin1'), userId)).toEqual([]);
    expect(traces(app.log.join('\n'), userId)).toEqual([]);
    const [comment] = await db.read.select().from(db.read.tables.comments);
    expect(comment).toMatchObject({ text: 'Well said.', authorId: null });
    const [assignment] = await db.read.select().from(db.read.tables.assignments);
    expect(assignment).toMatchObject({ id: assignmentId, learnerIds: [other] });
    expect((await app.stranger.auth('/sign-in/email', { email, password })).status).toBe(401);
  });
  it('leaves no cohort without a coach, though its coaches go at the same moment', async () => {
    const { db } = await open();
    app = await startApp({ db, decks: smallLibrary() });
    const people = [await app.guest(), await app.guest()];
    const coaches = await Promise.all(people.map(idOf));
    await makeCohort(db, { coaches, learners: [], now: app.clock() });
    const outcomes = await Promise.allSettled(people.map((person) => person.call('deleteMe', { body: {} })));
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await db.read.select().from(db.read.tables.cohortMembers)).toHaveLength(1);
  });
});

describe('deleting an account', () => {
  it('says beforehand what goes and what stays', async () => {
    app = await startApp({ decks: smallLibrary() });
    const other = await app.account();
    const client = await app.account(email);
    const [userId, otherId] = [await idOf(client), await idOf(other)];
    const now = app.clock();
    await makeOwnDeck(app.db, userId, 'own:alone');
    await makeOwnDeck(app.db, userId, 'own:shared');
    await makeCohort(app.db, { coaches: [userId], learners: [otherId], now, name: 'Mine alone' });
    await makeCohort(app.db, { coaches: [userId, otherId], learners: [], now, name: 'Ours' });
    await app.db.transaction(function* (tx) {
      const enrolment = { userId: otherId, deckId: 'own:shared', active: true, enrolledAt: now };
      yield* run(tx.insert(tx.tables.enrolments).values(enrolment).returning());
    });
    expect(await client.call('describeDeletion')).toMatchObject({
      email,
      goes: { decks: ['Canaries-own'], answers: 0 },
      leaves: [{ name: 'Ours', role: 'coach' }],
      onlyCoachOf: [{ name: 'Mine alone', learners: 1 }],
      stays: { decks: ['Canaries-own'] },
      onlyAdmin: false,
    });
    const before = await dump(app.db);
    expectProblem(await client.refused('deleteMe', { body: gone }), 409, '“Mine alone”');
    expect(await dump(app.db)).toEqual(before);

    await client.call('deleteMe', { body: { ...gone, soleCohorts: 'delete' } });
    const { cohorts, decks, notifications } = app.db.read.tables;
    expect((await app.db.read.select().from(cohorts)).map(({ name }) => name)).toEqual(['Ours']);
    const own = (await app.db.read.select().from(decks)).filter(({ id }) => id.startsWith('own:'));
    expect(own).toMatchObject([{ id: 'own:shared', ownerId: null, retired: true }]);
    expect(await app.db.read.select().from(notifications)).toMatchObject([
      { userId: otherId, kind: 'removed', payload: { cohort: 'Mine alone' } },
    ]);
  });
  it('takes the e-mail address and the password, and tells which is wrong', async () => {
    app = await startApp({ decks: smallLibrary() });
    const client = await app.account(email);
    const before = await dump(app.db);
    expectFault(await client.refused('deleteMe', { body: { password } }), '/body/confirm');
    expectFault(await client.refused('deleteMe', { body: { confirm: 'else@example.org', password } }), '/body/confirm');
    expectFault(await client.refused('deleteMe', { body: { confirm: email } }), '/body/password');
    expectFault(await client.refused('deleteMe', { body: { confirm: email, password: 'wrong' } }), '/body/password');
    expect(await dump(app.db)).toEqual(before);
  });
  it('takes nothing from a guest', async () => {
    app = await startApp({ decks: smallLibrary() });
    const guest = await app.guest();
    await guest.call('deleteMe', { body: {} });
    expect((await guest.refused('getMe')).status).toBe(401);
  });
  it('is in the operator’s hands, too', async () => {
    app = await startApp({ decks: smallLibrary() });
    const client = await app.account(email);
    const [line, done] = await deleteByOperator(app.db, 'Kanari-Mail@example.org', 'refuse', app.clock());
    expect([line, done]).toEqual([expect.stringContaining('is gone'), true]);
    expect((await client.refused('getMe')).status).toBe(401);
    expect(await deleteByOperator(app.db, email, 'refuse', app.clock())).toEqual([expect.any(String), false]);
  });
});

it('knows every table with a user_id', async () => {
  app = await startApp({ decks: smallLibrary() });
  expect(personalTableNames(app.db.read.tables).toSorted()).toEqual(Object.keys(treatments).toSorted());
});
