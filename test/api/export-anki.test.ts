import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openArchive } from '../../api/imports/anki/open-archive.ts';
import { startApp, type TestApp } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { day, minute } from '../support/clock.ts';
import { engines, freshFolder } from '../support/databases.ts';
import { dump } from '../support/dump.ts';
import { answerQuestion, enrolIn, reviewBody } from '../support/learner.ts';
import { packages } from '../support/sample-requests.ts';

describe.each(engines)('an exported package, on %s,', (_name, open) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp({ db: await open() });
  });
  afterAll(() => app.close());

  const exported = async (client: Client, search = ''): Promise<Uint8Array<ArrayBuffer>> => {
    const response = await client.raw(`/api/v1/exports/anki${search}`);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="rehearse.apkg"');
    return new Uint8Array(await response.arrayBuffer());
  };
  const send = (client: Client, content: Uint8Array<ArrayBuffer>) =>
    client.call('importAnki', { upload: { type: 'application/octet-stream', content } });
  const ago = (days: number) => app.clock().getTime() - days * day;

  /** A learner with questions of every state, practice, an undone review, a drill, and a deck of their own. */
  const workOf = async (client: Client) => {
    await enrolIn(client, 'kubernetes');
    const questions = (await client.call('listDeckQuestions', { params: { deckId: 'kubernetes' } })).items;
    const give = (cardId: string, rating: 'again' | 'hard' | 'good' | 'easy', at: number, over = {}) =>
      client.call('recordReview', { body: reviewBody(cardId, rating, new Date(at), { durationMs: 70_000, ...over }) });
    const [one, two, three, four] = questions.map((question) => question.cardId);
    for (const cardId of [one, two, three]) await give(cardId ?? '', 'good', ago(30));
    await give(one ?? '', 'again', ago(30) + minute); // practice
    await give(one ?? '', 'hard', ago(20));
    await give(two ?? '', 'again', ago(20));
    const { review } = await give(two ?? '', 'easy', ago(10));
    await client.call('undoReview', { params: { reviewId: review.id } });
    await give(four ?? '', 'again', ago(0));
    await client.call('updateCard', { params: { cardId: three ?? '' }, body: { suspended: true, flag: 5 } });
    const attempt = await answerQuestion(client, { questionId: questions[0]?.id ?? '' }, 'all-missed');
    const drill = attempt.drills[0]?.cardId ?? '';
    await give(drill, 'good', ago(0));
    return { questions, cardIds: [one, two, three, four, drill].map((id) => id ?? '') };
  };

  const collectionOf = async (content: Uint8Array) => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'package'), content);
    return new BetterSqlite3(await openArchive(join(folder, 'package'), folder), { readonly: true });
  };

  it('gives another account the same reviews and cards', async () => {
    const [from, to] = [await app.account(), await app.account()];
    const { cardIds } = await workOf(from);
    const content = await exported(from);
    expect(await send(to, content)).toMatchObject({ questionsAdded: 0, remarks: [], decks: [{ id: 'kubernetes' }] });
    for (const cardId of cardIds) {
      const card = (client: Client) => client.call('getCard', { params: { cardId } });
      const { due: _, lastReview: __, ...memory } = await card(from);
      expect(await card(to)).toMatchObject(memory);
    }
    const given = async (client: Client) =>
      (await client.call('listReviews', { query: { limit: 200 } })).items
        .filter((review) => !review.undone)
        .map(({ cardId, rating, durationMs }) => `${cardId} ${rating} ${durationMs}`)
        .toSorted();
    expect(await given(to)).toEqual(await given(from));
  });

  it('adds nothing to the account that it comes from', async () => {
    const client = await app.account();
    await workOf(client);
    const content = await exported(client);
    const before = await dump(app.db);
    expect(await send(client, content)).toMatchObject({
      questionsAdded: 0,
      reviews: { added: 0 },
      cards: { added: 0 },
    });
    expect(await dump(app.db)).toEqual(before);
  });

  it('of an own deck becomes an own deck elsewhere, with the same history', async () => {
    const [from, to] = [await app.account(), await app.account()];
    await send(from, new Uint8Array(readFileSync(`${packages}/latest.colpkg`)));
    expect(await send(to, await exported(from))).toMatchObject({
      questionsAdded: 4, // those that were begun
      reviews: { added: 12, known: 0 },
      decks: [{ title: 'Network' }, { title: 'Shell' }],
    });
    const cards = async (client: Client) =>
      (await client.call('listDecks', { query: { enrolled: true } })).items.map(({ title, own }) => [title, own]);
    expect(await cards(to)).toEqual(await cards(from));
  });

  it('is a collection as Anki’s schema 11 has it', async () => {
    const client = await app.account();
    await workOf(client);
    const collection = await collectionOf(await exported(client));
    expect(collection.pragma('integrity_check', { simple: true })).toBe('ok');
    const [col] = collection.prepare('select * from col').all();
    Col.parse(col);
    const notes = z.array(Note).min(5).parse(collection.prepare('select * from notes').all());
    const cards = z.array(Card).length(notes.length).parse(collection.prepare('select * from cards').all());
    z.array(Revlog).length(8).parse(collection.prepare('select * from revlog').all());
    expect(new Set(cards.map((card) => card.nid))).toEqual(new Set(notes.map((note) => note.id)));
    expect(cards.map(({ type, queue }) => `${type} ${queue}`).toSorted()).toEqual([
      '0 0', // a drill that waits
      '1 1',
      '2 -1',
      '2 2',
      '2 2',
      '3 1',
    ]);
    collection.close();
  });

  it('holds the points of what was answered, and of nothing else', async () => {
    const client = await app.account();
    const { questions } = await workOf(client);
    const collection = await collectionOf(await exported(client));
    const fields = collection.prepare<[], string>('select flds from notes').pluck().all();
    const backOf = (prompt = '') => fields.find((flds) => flds.startsWith(prompt.slice(0, 20)))?.split('\u001f')[1];
    const shown = (await answerQuestion(client, { questionId: questions[0]?.id ?? '' })).points[0]?.say ?? '';
    expect(backOf(questions[0]?.prompt)).toContain(shown.slice(0, 20));
    expect(backOf(questions[1]?.prompt)).toMatch(/^<i>Answer this question in Rehearse first/);
    collection.close();
  });

  it('may be of one deck alone', async () => {
    const client = await app.account();
    await workOf(client);
    await answerQuestion(client, {
      questionId: (await client.call('listDeckQuestions', { params: { deckId: 'containers' } })).items[0]?.id ?? '',
    });
    const count = async (search: string) => {
      const collection = await collectionOf(await exported(client, search));
      const notes = collection.prepare('select count(*) from notes').pluck().get();
      collection.close();
      return notes;
    };
    expect([await count('?deckId=containers'), await count('?deckId=kubernetes'), await count('')]).toEqual([1, 6, 7]);
  });
});

const id = z.int().min(1_000_000_000_000).max(2_000_000_000_000);
const seconds = z.int().min(1_400_000_000).max(2_000_000_000);
const json = (schema: z.ZodType) =>
  z.string().transform((text, context) => {
    const parsed = schema.safeParse(JSON.parse(text));
    if (!parsed.success) context.addIssue({ code: 'custom', message: parsed.error.message });
  });
const Deck = z.object({
  id: z.int(),
  name: z.string().min(1),
  mod: z.int(),
  usn: z.int(),
  conf: z.literal(1),
  dyn: z.literal(0),
});
const Model = z.object({
  id,
  name: z.string(),
  type: z.literal(0),
  flds: z.array(z.object({ name: z.string(), ord: z.int(), font: z.string(), size: z.int() })).length(4),
  tmpls: z.array(z.object({ name: z.string(), ord: z.literal(0), qfmt: z.string(), afmt: z.string() })).length(1),
  css: z.string(),
  latexPre: z.string(),
  latexPost: z.string(),
  req: z.array(z.unknown()),
});
const Col = z.strictObject({
  id: z.literal(1),
  crt: seconds,
  mod: id,
  scm: id,
  ver: z.literal(11),
  dty: z.int(),
  usn: z.int(),
  ls: z.int(),
  conf: json(z.object({ curModel: id, nextPos: z.int(), schedVer: z.literal(2), rollover: z.int() })),
  models: json(z.record(z.string(), Model)),
  decks: json(z.record(z.string(), Deck)),
  dconf: json(
    z.record(
      z.string(),
      z.object({ new: z.object({ delays: z.array(z.number()) }), rev: z.object({}), lapse: z.object({}) }),
    ),
  ),
  tags: z.literal('{}'),
});
const Note = z.strictObject({
  id,
  guid: z.string().regex(/^rehearse:[0-9a-f-]{36}$/),
  mid: id,
  mod: seconds,
  usn: z.literal(-1),
  tags: z.string().regex(/^ .* $/),
  flds: z.string().refine((text) => text.split('\u001f').length === 4),
  sfld: z.string().min(1),
  csum: z
    .int()
    .min(0)
    .max(2 ** 32 - 1),
  flags: z.literal(0),
  data: z.literal(''),
});
const Card = z.strictObject({
  id,
  nid: id,
  did: id,
  ord: z.literal(0),
  mod: seconds,
  usn: z.literal(-1),
  type: z.int().min(0).max(3),
  queue: z.int().min(-3).max(2),
  due: z.int().min(0),
  ivl: z.int().min(0),
  factor: z.union([z.literal(0), z.literal(2500)]),
  reps: z.int().min(0),
  lapses: z.int().min(0),
  left: z.int(),
  odue: z.literal(0),
  odid: z.literal(0),
  flags: z.int().min(0).max(7),
  data: json(
    z.union([
      z.strictObject({}),
      z.strictObject({
        s: z.number().positive(),
        d: z.number().min(1).max(10),
        dr: z.number(),
        decay: z.number(),
        lrt: z.int(),
      }),
    ]),
  ),
});
const Revlog = z.strictObject({
  id,
  cid: id,
  usn: z.literal(-1),
  ease: z.int().min(1).max(4),
  ivl: z.int(),
  lastIvl: z.int(),
  factor: z.int().min(0).max(1100),
  time: z.int().min(0),
  type: z.int().min(0).max(3),
});
