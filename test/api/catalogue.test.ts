import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import { enrolIn } from '../support/learner.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const careers = (search?: string) =>
  app.stranger.call('listCareers', search === undefined ? {} : { query: { search } });

describe('the catalogue', () => {
  it('has four careers that share skills, AI Toolchain Engineer among them', async () => {
    const { items, total } = await careers();
    expect(total).toBe(4);
    expect(items.map((career) => career.title)).toContain('AI Toolchain Engineer');
    const uses = items.flatMap((career) => career.skills.map((skill) => skill.id));
    expect(new Set(uses).size).toBeLessThan(uses.length);
    for (const career of items)
      expect(career.skills.map((skill) => skill.id)).toContain('containerization-orchestration');
  });
  it.each([
    ['title, whatever its case', 'SITE RELIABILITY', 'site-reliability-engineer'],
    ['words in any order', 'engineer toolchain', 'ai-toolchain-engineer'],
  ])('finds a career by its %s', async (_name, search, id) => {
    const { items, total } = await careers(search);
    expect(items[0]?.id).toBe(id);
    expect(total).toBe(items.length);
  });
  it('finds nothing for what is nowhere', async () => {
    expect(await careers('zymurgy')).toEqual({ items: [], total: 0, nextCursor: null });
  });
  it('finds careers by their skills, and by questions and tags of their decks', async () => {
    expect((await careers('orchestration')).total).toBe(4);
    expect((await careers('nginx:latest')).total).toBe(4);
    expect((await careers('signals')).total).toBe(4);
  });
  it('finds skills, decks and questions, titles that begin with the search first', async () => {
    const { items, total } = await app.stranger.call('searchLibrary', { query: { search: 'kubernetes' } });
    expect(items[0]).toMatchObject({ kind: 'deck', id: 'kubernetes', skillId: 'containerization-orchestration' });
    expect(items.some((item) => item.kind === 'question' && item.deckId === 'kubernetes')).toBe(true);
    expect(total).toBeGreaterThanOrEqual(items.length);
    expect(
      (await app.stranger.call('searchLibrary', { query: { search: 'kubernetes', limit: 1 } })).items,
    ).toHaveLength(1);
  });
  it('shows a skill with its guide, careers and decks, to strangers too', async () => {
    const skill = await app.stranger.call('getSkill', { params: { skillId: 'containerization-orchestration' } });
    expect(skill.guide.length).toBeGreaterThan(1000);
    expect(skill.careers).toHaveLength(4);
    expect(skill.decks.map((deck) => deck.id)).toEqual(
      expect.arrayContaining(['containers', 'kubernetes', 'delivery', 'platform']),
    );
    expect(skill.decks.every((deck) => !deck.enrolled && deck.limits === null)).toBe(true);
  });
  it('has skills without questions yet', async () => {
    const { items } = await careers('site reliability');
    const skills = await Promise.all(
      (items[0]?.skills ?? []).map(({ id }) => app.stranger.call('getSkill', { params: { skillId: id } })),
    );
    expect(skills.some((skill) => skill.decks.length === 0 && skill.guide.length > 100)).toBe(true);
  });
  it('describes a deck: questions, levels, minutes, versions and the earliest review-by date', async () => {
    const deck = await app.stranger.call('getDeck', { params: { deckId: 'kubernetes' } });
    const { items } = await app.stranger.call('listDeckQuestions', { params: { deckId: 'kubernetes' } });
    expect(deck).toMatchObject({ questionCount: items.length, skillTitle: 'Containerization & Orchestration' });
    expect(deck.levels).toEqual([...new Set(items.map((item) => item.level))].toSorted((a, b) => a - b));
    expect(deck.reviewBy).toBe([deck.asOf.reviewBy, ...items.map((item) => item.asOf.reviewBy)].toSorted()[0]);
    expect(deck.minutes).toBeGreaterThan(10);
  });
  it('shows a learner their decks, and the state of each question', async () => {
    const guest = await app.guest();
    await enrolIn(guest, 'platform');
    expect((await guest.call('listDecks', { query: { enrolled: true } })).items.map((deck) => deck.id)).toEqual([
      'platform',
    ]);
    const [question] = (await guest.call('listDeckQuestions', { params: { deckId: 'platform' } })).items;
    expect(question?.card).toBeNull();
    await guest.call('updateCard', { params: { cardId: question?.cardId ?? '' }, body: { flag: 1 } });
    const [flagged] = (await guest.call('listDeckQuestions', { params: { deckId: 'platform' } })).items;
    expect(flagged?.card).toMatchObject({ state: 'new', flag: 1, suspended: false });
  });
});

describe('a report on a question', () => {
  it('reaches the admin, who marks it as dealt with', async () => {
    const admin = await app.account();
    const guest = await app.guest();
    const report = { params: { questionId: 'docker-run-trace' }, body: { text: 'Point three is out of date.' } };
    const { id } = await guest.call('reportQuestion', report);
    expect(await guest.refused('listQuestionReports')).toMatchObject({ code: 'forbidden' });
    const listed = (await admin.call('listQuestionReports')).items.find((item) => item.id === id);
    expect(listed).toMatchObject({ questionId: 'docker-run-trace', deckId: 'containers', rev: 1, resolvedAt: null });
    const resolved = await admin.call('resolveQuestionReport', { params: { reportId: id } });
    expect(resolved.resolvedAt).toBe(app.clock().toISOString());
  });
});
