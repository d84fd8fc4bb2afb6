import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkCards } from '../../api/reviews/check-cards.ts';
import { carriedRow, contentHash as startHash, sha256 } from '../../api/your-data/canonical.ts';
import { carriedTables, treatments } from '../../api/your-data/personal-tables.ts';
import { run } from '../../db/database.ts';
import { listInterviewQuestions } from '../../db/interviews.ts';
import { personalTableNames } from '../../db/personal-rows.ts';
import { storeRecording } from '../../db/recordings.ts';
import { quickAccount } from '../support/accounts.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { assigned } from '../support/assignments.ts';
import type { Client } from '../support/client.ts';
import { makeCohort } from '../support/cohorts.ts';
import { engines, freshFolder } from '../support/databases.ts';
import { writeLibrary } from '../support/deck-files.ts';
import { dump } from '../support/dump.ts';
import {
  carriedPath,
  downloadExport,
  emptyFiles,
  filesOf,
  manifestOf,
  withManifest,
  zipOf,
  type Files,
} from '../support/exports.ts';
import { answerQuestion } from '../support/learner.ts';
import { makeOwnDeck } from '../support/own-decks.ts';
import { silence } from '../support/recordings.ts';
import { expectProblem } from '../support/problems.ts';
import { makeWork } from '../support/sample-requests.ts';

const upload = (content: Uint8Array<ArrayBuffer>) => ({ type: 'application/zip', content });
const importInto = (client: Client, content: Uint8Array<ArrayBuffer>, query: Record<string, string> = {}) =>
  client.call('importExport', { upload: upload(content), query });
const idOf = async (client: Client) => (await client.call('getMe')).id;
const linesOf = (files: Record<string, Buffer>, path: string) =>
  String(files[path])
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);

/** A learner with something in every carried table. */
async function makeEverything(app: TestApp) {
  const client = await app.account('ada@example.org');
  const ids = await makeWork(app, client, 'containers');
  const userId = await idOf(client);
  const ownDeck = `own:${crypto.randomUUID()}`;
  const ownQuestion = await makeOwnDeck(app.db, userId, ownDeck);
  await client.call('enrol', { params: { deckId: ownDeck }, body: {} });
  await client.call('updateMe', { body: { timeZone: 'Europe/Berlin', learningSteps: [3, 12] } });
  const now = app.clock();
  await app.db.transaction(function* (tx) {
    const { dueLoads, notificationWishes, questionDrafts } = tx.tables;
    yield* run(
      tx
        .insert(dueLoads)
        .values({ userId, studyDay: 20_000, counts: [1, 2] })
        .onConflictDoNothing()
        .returning(),
    );
    const draft = { userId, deckId: ownDeck, questionId: ownQuestion, yaml: 'id: x', updatedAt: now, version: 1 };
    yield* run(tx.insert(questionDrafts).values(draft).returning());
    // A follow-up of an interview that is over, and an answer whose interview still runs.
    for (const [interviewId, part] of [
      [ids.interviewId, 1],
      [ids.openInterviewId, 0],
    ] as const) {
      const [asked] = yield* run(listInterviewQuestions(tx, { userId, interviewId }));
      const content = Buffer.from(silence(100));
      const sound = { type: 'audio/wav', bytes: content.length, content, at: now };
      yield* storeRecording(tx, { userId, attemptId: asked?.attemptId ?? '', part, ...sound });
    }
    yield* run(tx.insert(notificationWishes).values({ userId, kind: 'due-soon', delivery: 'none' }).returning());
  });
  return { client, ids, userId, ownDeck, ownQuestion };
}

it('knows what to do with every table that has a user_id', async () => {
  const app = await startApp();
  try {
    expect(personalTableNames(app.db.read.tables).toSorted()).toEqual(Object.keys(treatments).toSorted());
    const carried = Object.entries(treatments).filter(([, { as }]) => as === 'carried');
    expect(carriedTables).toEqual(expect.arrayContaining(carried.map(([name]) => name)));
  } finally {
    await app.close();
  }
});

describe.each([
  [engines[0], engines[1]],
  [engines[1], engines[0]],
])('leaving with everything, from %s to %s', (from, to) => {
  let old: TestApp;
  let fresh: TestApp;
  let exported: Uint8Array<ArrayBuffer>;
  let files: Record<string, Buffer>;
  let learner: Awaited<ReturnType<typeof makeEverything>>;
  let newcomer: Client;
  beforeAll(async () => {
    if (!from || !to) throw new Error('two engines');
    [old, fresh] = [await startApp({ db: await from[1]() }), await startApp({ db: await to[1]() })];
    learner = await makeEverything(old);
    exported = await downloadExport(learner.client);
    files = await filesOf(exported);
    await fresh.account();
    newcomer = await fresh.account('ada@elsewhere.example');
    await newcomer.call('updateMe', { body: { timeZone: 'Europe/Paris' } }); // as the page does by itself
  });
  afterAll(() => Promise.all([old.close(), fresh.close()]));

  it('the export holds rows of every carried table, and files that are what the manifest says', () => {
    const { counts, contentHash, files: hashes } = manifestOf(files);
    expect(contentHash).toMatch(/^[0-9a-f]{64}$/);
    for (const table of carriedTables) expect([table, counts[carriedPath(table)]]).not.toEqual([table, 0]);
    expect(Object.keys(hashes).toSorted()).toEqual(
      Object.keys(files)
        .filter((name) => name !== 'manifest.json')
        .toSorted(),
    );
    expect(JSON.parse(String(files['account.json']))).toMatchObject({ email: 'ada@example.org' });
    expect(String(files['README.txt'])).toContain('another Rehearse server');
    for (const name of ['questions_met', 'invitations_made', 'webhooks_made'])
      expect([name, linesOf(files, `reading/${name}.jsonl`).length]).not.toEqual([name, 0]);
  });
  it('a coach’s work is in it, without whose it is', async () => {
    const { client, id } = await quickAccount(old);
    const pupil = await quickAccount(old);
    const cohortId = await makeCohort(old.db, { coaches: [id], learners: [pupil.id], now: old.clock() });
    const { title } = await assigned(client, cohortId, { learnerIds: [pupil.id] });
    const answer = await answerQuestion(pupil.client, { questionId: learner.ids.questionId }, 'all-missed');
    await pupil.client.call('shareWithCohort', { params: { cohortId }, body: { shareAnswers: true } });
    const verdicts = [{ pointId: answer.points[0]?.id ?? '', verdict: 'covered' as const, reason: 'It is said.' }];
    await client.call('correctVerdicts', { params: { userId: pupil.id, attemptId: answer.id }, body: { verdicts } });
    const own = await filesOf(await downloadExport(client));
    expect(linesOf(own, 'reading/assignments_made.jsonl')).toMatchObject([{ cohortId, title }]);
    expect(linesOf(own, 'reading/verdicts_given.jsonl')).toMatchObject([{ verdict: 'covered', reason: 'It is said.' }]);
    const made = ['assignments_made', 'verdicts_given'].map((name) => String(own[`reading/${name}.jsonl`])).join('');
    expect([pupil.id, answer.id].filter((theirs) => made.includes(theirs))).toEqual([]);
  });
  it('no password, session, token or secret is in it', async () => {
    const rows = await old.db.read.select().from(old.db.read.tables.account);
    const shares = await old.db.read.select().from(old.db.read.tables.interviewShares);
    const sessions = await old.db.read.select().from(old.db.read.tables.session);
    const secrets = [
      ...rows.map(({ password }) => password ?? ''),
      ...shares.map(({ tokenHash }) => tokenHash),
      ...sessions.map(({ token }) => token),
      learner.client.token ?? '',
    ].filter(Boolean);
    expect(secrets.length).toBeGreaterThan(3);
    const all = Buffer.concat(Object.values(files)).toString('latin1');
    expect(secrets.filter((secret) => all.includes(secret))).toEqual([]);
  });
  it('imported on the other server and exported again, it is the same by hash, and cards are what their logs fold to', async () => {
    const { tables, contentHash, cards } = await importInto(newcomer, exported);
    const { counts } = manifestOf(files);
    for (const { table, added, known, leftOut } of tables)
      expect([table, added + known, leftOut]).toEqual([table, counts[table], 0]);
    expect(cards).toBe(counts['carried/cards.jsonl']);
    const again = await filesOf(await downloadExport(newcomer));
    expect(manifestOf(again).contentHash).toBe(contentHash);
    expect(manifestOf(again).contentHash).toBe(manifestOf(files).contentHash);
    const faults: unknown[] = [];
    await checkCards(fresh.db, false, (fault) => faults.push(fault));
    expect(faults).toEqual([]);
    const attempt = await newcomer.call('getAttempt', { params: { attemptId: learner.ids.attemptId } });
    expect(attempt).toEqual(await learner.client.call('getAttempt', { params: { attemptId: learner.ids.attemptId } }));
    const report = await newcomer.call('getInterviewReport', { params: { interviewId: learner.ids.interviewId } });
    expect(report.answers.length).toBeGreaterThan(0);
    expect(await newcomer.call('getMe')).toMatchObject({ timeZone: 'Europe/Berlin', learningSteps: [3, 12] });
    expect(await newcomer.call('getDeck', { params: { deckId: learner.ownDeck } })).toMatchObject({ own: true });
  });
  it('imported again, it changes nothing', async () => {
    const before = await dump(fresh.db);
    const { tables } = await importInto(newcomer, exported);
    expect(tables.filter(({ added }) => added > 0)).toEqual([]);
    const after = await dump(fresh.db);
    for (const [table, rows] of Object.entries(after)) if (table !== 'cards') expect(rows).toEqual(before[table]);
    expect(manifestOf(await filesOf(await downloadExport(newcomer))).contentHash).toBe(manifestOf(files).contentHash);
  });
  it('what is there and differs is a conflict that names it, and nothing is imported', async () => {
    await fresh.db.transaction(function* (tx) {
      const { attempts } = tx.tables;
      yield* run(tx.update(attempts).set({ answer: 'Something else.' }).returning({ id: attempts.id }));
    });
    const before = await dump(fresh.db);
    const problem = await newcomer.refused('importExport', { upload: upload(exported) });
    expectProblem(problem, 409, 'carried/attempts.jsonl: ');
    expect(await dump(fresh.db)).toEqual(before);
  });
});

describe('an import', () => {
  let app: TestApp;
  let learner: Awaited<ReturnType<typeof makeEverything>>;
  let files: Record<string, Buffer>;
  let before: Awaited<ReturnType<typeof dump>>;
  let elsewhere: TestApp;
  let newcomer: Client;
  beforeAll(async () => {
    [app, elsewhere] = [await startApp(), await startApp()];
    learner = await makeEverything(app);
    files = await filesOf(await downloadExport(learner.client));
    newcomer = await elsewhere.account();
    before = await dump(elsewhere.db);
  });
  afterAll(() => Promise.all([app.close(), elsewhere.close()]));
  const refusal = async (content: Uint8Array<ArrayBuffer>) => {
    const problem = await newcomer.refused('importExport', { upload: upload(content) });
    expectProblem(problem, 400);
    expect(problem.errors).toMatchObject([{ pointer: '/body' }]);
    expect(await dump(elsewhere.db)).toEqual(before);
    return problem.detail;
  };
  const contentHash = '0'.repeat(64);
  const smallLibrary = () => {
    const root = freshFolder();
    writeLibrary(root);
    return root;
  };
  const changed = (over: Files) => zipOf(withManifest({ ...files, ...over }, contentHash));

  it('of another account’s own decks on the same server is refused', async () => {
    const other = await app.account();
    const content = await zipOf(files);
    const problem = await other.refused('importExport', { upload: upload(content) });
    expectProblem(problem, 409);
    expect(problem.detail).toContain('as somebody else’s');
  });
  it('adds no verdict of a coach, and nothing else, to answers that are here already', async () => {
    const path = carriedPath('verdicts');
    const [verdict] = linesOf(files, path);
    const forged = { ...verdict, by: 'coach', verdict: 'covered', reason: null, version: 1_000_000 };
    const more = { ...files, [path]: Buffer.from(`${String(files[path])}${JSON.stringify(forged)}\n`) };
    const hash = startHash();
    for (const table of carriedTables)
      for (const row of linesOf(more, carriedPath(table))) hash.add(table, carriedRow(table, row));
    for (const [name, content] of Object.entries(more))
      if (name.startsWith('recordings/')) hash.addFile(name, sha256(content));
    const known = await dump(app.db);
    const content = await zipOf(withManifest(more, hash.digest()));
    expectProblem(await learner.client.refused('importExport', { upload: upload(content) }), 409, 'adds to answers');
    expect(await dump(app.db)).toEqual(known);
  });
  it('of decks that this server lacks is said beforehand, and leaves them out if told so', async () => {
    const bare = await startApp({ decks: smallLibrary() });
    try {
      const client = await bare.account();
      const untouched = await dump(bare.db);
      const content = await zipOf(files);
      const problem = await client.refused('importExport', { upload: upload(content) });
      expectProblem(problem, 409, 'the decks containers');
      expect(problem.detail).toContain('missing=leave-out');
      expect(problem.errors).toMatchObject([{ pointer: '/query/missing' }]);
      expect(await dump(bare.db)).toEqual(untouched);
      const { tables } = await importInto(client, content, { missing: 'leave-out' });
      const count = (name: string) => tables.find(({ table }) => table === `carried/${name}.jsonl`);
      expect(count('attempts')).toMatchObject({ added: 0 });
      expect(count('attempts')?.leftOut).toBeGreaterThan(0);
      expect(count('decks')).toMatchObject({ added: rowsOf('decks').length, leftOut: 0 });
      const { items } = await client.call('listDecks', { query: { enrolled: true } });
      expect(items.map(({ id }) => id)).toEqual([learner.ownDeck]);
      const faults: unknown[] = [];
      await checkCards(bare.db, false, (fault) => faults.push(fault));
      expect(faults).toEqual([]);
    } finally {
      await bare.close();
    }
  });
  it.each([
    ['no zip file', async () => new TextEncoder().encode('{"hello": 1}'), 'no zip file'],
    ['a zip of something else', async () => zipOf({ 'README.txt': 'hi' }), 'no export of Rehearse'],
    ['a file that no export has', async () => zipOf({ ...files, 'run.sh': 'rm' }), '"run.sh"'],
    ['a newer version', async () => zipOf(withManifest(files, contentHash, { version: 2 })), 'newer Rehearse'],
    ['a changed row', async () => changed({ 'carried/cards.jsonl': '' }), 'is damaged'],
    [
      'a file that is not what the manifest says',
      async () => zipOf({ ...files, 'carried/cards.jsonl': '{}\n' }),
      '"carried/cards.jsonl" was changed',
    ],
    [
      'no JSON',
      async () => changed({ 'carried/attempts.jsonl': 'nonsense\n' }),
      'line 1 of carried/attempts.jsonl is no JSON',
    ],
    ['an unknown column', async () => changed(withRow('cards', { userId: 'someone' })), 'carried/cards.jsonl, userId'],
    ['a card with another’s id', async () => changed(withRow('cards', { id: crypto.randomUUID() })), 'id is not that'],
    ['a zone that does not exist', async () => changed(withRow('reviewLogs', { timeZone: 'Mars/Base' })), 'timeZone'],
    [
      'an instant far away',
      async () => changed(withRow('attempts', { startedAt: '9999-01-01T00:00:00.000Z' })),
      'startedAt',
    ],
    [
      'an answer yet to be given',
      async () => changed(withRow('attempts', { handedInAt: '2090-01-01T00:00:00.000Z' })),
      'handedInAt: lies in the future',
    ],
    ['text that no database keeps', async () => changed(withRow('attempts', { answer: 'a\0b' })), 'answer'],
    [
      'a deck as one of the service’s',
      async () => changed(withRow('decks', { id: 'containers' })),
      'carried/decks.jsonl, id',
    ],
    [
      'deep nesting',
      async () => changed({ 'carried/attempts.jsonl': `${'['.repeat(9999)}${']'.repeat(9999)}\n` }),
      'nested too deep',
    ],
    ['two rows with one key', async () => changed(twice('attempts')), 'is there twice'],
    [
      'a bomb',
      async () => changed({ 'carried/attempts.jsonl': ' '.repeat(30 * 2 ** 20) }),
      'more than 100 times its size',
    ],
  ])('of %s is refused in words, and nothing is written', async (_name, make, words) => {
    expect(await refusal(await make())).toContain(words);
  });
  it('of a path that leads out of the folder is refused', async () => {
    const zip = Buffer.from(await zipOf({ ...files, 'aa/aa/evil.txt': 'x' }));
    const evil = Buffer.from(zip.toString('latin1').replaceAll('aa/aa/evil.txt', '../../evil.txt'), 'latin1');
    expect(await refusal(new Uint8Array(evil))).toContain('outside its folder');
  });
  it('of an empty export adds nothing', async () => {
    const { tables } = await importInto(await elsewhere.account(), await zipOf(emptyFiles));
    expect(tables.every(({ added }) => added === 0)).toBe(true);
  });

  const rowsOf = (table: (typeof carriedTables)[number]) => linesOf(files, carriedPath(table));
  const withRow = (table: (typeof carriedTables)[number], over: Record<string, unknown>): Files => {
    const [first, ...rest] = rowsOf(table);
    return { [carriedPath(table)]: [{ ...first, ...over }, ...rest].map((row) => `${JSON.stringify(row)}\n`).join('') };
  };
  const twice = (table: (typeof carriedTables)[number]): Files => {
    const [first] = rowsOf(table);
    return { [carriedPath(table)]: `${JSON.stringify(first)}\n`.repeat(2) };
  };
});
