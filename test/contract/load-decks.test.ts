import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { questionCardId } from '../../api/cards/card-id.ts';
import { loadDecks } from '../../api/catalogue/load-decks.ts';
import { readDecks } from '../../api/catalogue/read-decks.ts';
import { recordReview } from '../../api/reviews/record-review.ts';
import { findCard } from '../../db/cards.ts';
import type { Database } from '../../db/database.ts';
import { findQuestion, findRevision, listPoints } from '../../db/questions.ts';
import { engines } from '../support/databases.ts';
import { questionFile } from '../support/deck-files.ts';
import { addUser, storeLibrary } from '../support/rows.ts';

const now = new Date('2026-11-22T12:00:00.000Z');

describe.each(engines)('loading decks on %s', (_name, open) => {
  let db: Database;
  let root: string;
  const opened: Database[] = [];
  beforeEach(async () => {
    db = await open();
    opened.push(db);
    ({ root } = await storeLibrary(db));
  });
  afterAll(() => Promise.all(opened.map((each) => each.close())));

  const load = () => loadDecks(db, readDecks(root, '2026-11-22'));
  const write = (text: string) => writeFileSync(join(root, 'skill/deck/probes.yaml'), text);
  const stored = async () => (await findQuestion(db.read, { id: 'probes', userId: null }))[0];

  it('again changes nothing', async () => {
    expect(await load()).toEqual({ added: [], changed: [], retired: [], issues: [] });
  });
  it('adds a new question', async () => {
    writeFileSync(join(root, 'skill/deck/limits.yaml'), questionFile('limits', 'What are limits for?'));
    expect((await load()).added).toEqual(['limits']);
  });
  it('moves a question to its new revision and keeps the old one, its points and every card', async () => {
    const userId = await addUser(db);
    const cardId = questionCardId('probes');
    const review = {
      id: crypto.randomUUID(),
      cardId,
      rating: 'good' as const,
      reviewedAt: now.toISOString(),
      ahead: false,
    };
    await recordReview(db, userId, review, now, now);
    const before = await findCard(db.read, { userId, id: cardId });
    write(questionFile('probes', 'What are the three probes for?', 2));
    expect((await load()).changed).toEqual(['probes']);
    expect(await stored()).toMatchObject({ rev: 2, prompt: 'What are the three probes for?' });
    expect((await findRevision(db.read, { questionId: 'probes', rev: 1 }))[0]?.prompt).toBe('What are probes for?');
    expect(await listPoints(db.read, { questionId: 'probes', rev: 1 })).toHaveLength(4);
    expect(await findCard(db.read, { userId, id: cardId })).toEqual(before);
  });
  it('takes over an editorial change without a new revision', async () => {
    write(questionFile('probes', 'What are probes for?').replace('The model answer', 'A better model answer'));
    expect((await load()).changed).toEqual(['probes']);
    expect((await findRevision(db.read, { questionId: 'probes', rev: 1 }))[0]?.model).toContain('A better');
  });
  it('refuses another meaning under the same revision and keeps what it had', async () => {
    write(questionFile('probes', 'Something else entirely?'));
    const { issues, retired } = await load();
    expect(issues).toMatchObject([
      { file: 'skill/deck/probes.yaml', message: expect.stringContaining('raise it to 2') },
    ]);
    expect(retired).toEqual([]);
    expect(await stored()).toMatchObject({ rev: 1, prompt: 'What are probes for?', retired: false });
  });
  it('refuses a revision that goes back', async () => {
    write(questionFile('probes', 'What are the three probes for?', 2));
    await load();
    write(questionFile('probes', 'What are probes for?', 1));
    expect((await load()).issues).toMatchObject([{ message: expect.stringContaining('use 3') }]);
    expect(await stored()).toMatchObject({ rev: 2 });
  });
  it('retires a question whose file is gone, and takes it back when it returns', async () => {
    rmSync(join(root, 'skill/deck/probes.yaml'));
    expect((await load()).retired).toEqual(['probes']);
    expect(await stored()).toMatchObject({ retired: true });
    write(questionFile('probes', 'What are probes for?'));
    await load();
    expect(await stored()).toMatchObject({ retired: false });
  });
  it('keeps what a broken file gave before', async () => {
    write('id: probes\nkind: nonsense');
    expect((await load()).retired).toEqual([]);
    rmSync(join(root, 'skill/deck/deck.yaml'));
    expect((await load()).retired).toEqual([]);
    expect(await stored()).toMatchObject({ retired: false });
  });
});
