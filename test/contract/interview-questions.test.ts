import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handIn } from '../../api/attempts/hand-in.ts';
import { recordVerdicts } from '../../api/attempts/record-verdicts.ts';
import { questionCardId } from '../../api/cards/card-id.ts';
import { loadDecks } from '../../api/catalogue/load-decks.ts';
import { readDecks } from '../../api/catalogue/read-decks.ts';
import { Invalid } from '../../api/errors.ts';
import type { Verdict } from '../../api/grading/rubric.ts';
import { chooseForInterview } from '../../api/interviews/choose-for-interview.ts';
import type { InterviewSettings } from '../../api/interviews/interview.ts';
import { recordReview } from '../../api/reviews/record-review.ts';
import { updateCard } from '../../db/cards.ts';
import { run, type Database } from '../../db/database.ts';
import { listPoints } from '../../db/questions.ts';
import { engines } from '../support/databases.ts';
import { makeOwnDeck } from '../support/own-decks.ts';
import { addUser } from '../support/rows.ts';

const today = new Date('2026-11-28T12:00:00.000Z');
const daysAgo = (days: number) => new Date(today.getTime() - days * 86_400_000);
const library = readDecks('decks', '2026-11-28');
const half: InterviewSettings = {
  careerId: null,
  skillId: 'containerization-orchestration',
  deckIds: [],
  levels: [1, 2, 3],
  minutes: 30,
  inputMode: 'typed',
  think: true,
  followUps: true,
  seed: 7,
};
/** Two questions of one deck and level, of which a quarter of an hour has room for both. */
const pair = { deckIds: ['containers'], levels: [1 as const], minutes: 15 };
const [asked, other] = ['container-runtimes', 'compose-flask-redis'] as const;

describe.each(engines)('questions of an interview on %s', (_name, open) => {
  let db: Database;
  let userId: string;
  beforeAll(async () => {
    db = await open();
    await loadDecks(db, library);
  });
  beforeEach(async () => {
    userId = await addUser(db);
  });
  afterAll(() => db.close());

  const choose = (over: Partial<InterviewSettings> = {}) =>
    chooseForInterview(db.read, userId, { ...half, ...over }, today);
  const chosenIds = async (over: Partial<InterviewSettings> = {}) =>
    (await choose(over)).map(({ questionId }) => questionId);
  const reasonsOf = async (questionId: string, over: Partial<InterviewSettings>) =>
    (await choose(over)).find((each) => each.questionId === questionId)?.reasons;
  const errorsOf = async (over: Partial<InterviewSettings>) => {
    const error = await choose(over).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Invalid);
    return (error as Invalid).errors;
  };
  const answer = async (questionId: string, at: Date, verdict?: Verdict) => {
    const given = { answer: 'It depends.', inputMode: 'typed' as const, startedAt: at.toISOString(), durationMs: 1000 };
    const { attempt } = await handIn(db, userId, { id: crypto.randomUUID(), questionId, ...given }, at);
    if (!verdict) return;
    const points = await listPoints(db.read, { questionId, rev: attempt.rev });
    const verdicts = points.map(({ id }) => ({ pointId: id, verdict }));
    await recordVerdicts(db, userId, attempt.id, 'self', verdicts, at);
  };

  it('cover our decks and levels in half an hour, easier ones first, and are the same for the same seed', async () => {
    const chosen = await choose();
    expect(await choose()).toEqual(chosen);
    expect(chosen.reduce((sum, { plannedMs }) => sum + plannedMs, 0)).toBeLessThanOrEqual(30 * 60_000);
    const level = chosen.map((each) => each.level);
    expect(level).toEqual(level.toSorted((a, b) => a - b));
    expect(new Set(level).size).toBe(3);
    const deckOf = (id: string) => library.decks.find((deck) => deck.questions.some((each) => each.id === id))?.id;
    expect(new Set(chosen.map(({ questionId }) => deckOf(questionId))).size).toBe(4);
    for (const { reasons } of chosen) expect(reasons).toContainEqual({ code: 'not-met' });
    expect(await chosenIds({ seed: 8 })).not.toEqual(chosen.map(({ questionId }) => questionId));
  });
  it('take longer with time to think and follow-ups', async () => {
    const [thought] = await choose(pair);
    const [quick] = await choose({ ...pair, think: false, followUps: false });
    expect(thought?.thinkSeconds).toBeGreaterThan(0);
    expect(quick).toMatchObject({ questionId: thought?.questionId, thinkSeconds: 0 });
    expect(quick?.plannedMs).toBeLessThan(thought?.plannedMs ?? 0);
  });
  it('leave out what was answered or reviewed in the last days', async () => {
    expect((await chosenIds(pair)).toSorted()).toEqual([other, asked]);
    await answer(asked, daysAgo(1));
    expect(await reasonsOf(asked, pair)).toContainEqual({ code: 'answered-recently', days: 1 });
    const wider = { ...pair, levels: [1, 2] as InterviewSettings['levels'] };
    for (const seed of [1, 2, 3]) expect(await chosenIds({ ...wider, seed })).not.toContain(asked);
    const at = daysAgo(2);
    const review = { id: crypto.randomUUID(), cardId: questionCardId(other), rating: 'good' as const };
    await recordReview(db, userId, { ...review, reviewedAt: at.toISOString(), ahead: false }, at, at);
    for (const seed of [1, 2, 3]) expect(await chosenIds({ ...wider, seed })).not.toContain(other);
  });
  it('go by the last three scores, open drills and memory', async () => {
    await answer(asked, daysAgo(30), 'missed');
    for (const days of [9, 8, 7]) await answer(asked, daysAgo(days), 'covered');
    await answer(other, daysAgo(6), 'covered');
    await answer(other, daysAgo(5), 'missed');
    expect(await reasonsOf(asked, pair)).toContainEqual({ code: 'not-lately', days: 7 });
    expect((await reasonsOf(other, pair))?.slice(0, 2)).toEqual([
      { code: 'weak', score: 0.5 },
      { code: 'missed-points', points: 2 },
    ]);
    const at = daysAgo(40);
    const review = { id: crypto.randomUUID(), cardId: questionCardId(asked), rating: 'again' as const };
    await recordReview(db, userId, { ...review, reviewedAt: at.toISOString(), ahead: false }, at, at);
    expect((await reasonsOf(asked, pair))?.[0]?.code).toBe('fading');
  });
  it('are never suspended ones', async () => {
    await answer(asked, daysAgo(9));
    await db.transaction((tx) => updateCard(tx, { userId, id: questionCardId(asked) }, { suspendedAt: today }));
    expect(await chosenIds(pair)).toEqual([other]);
  });
  it('are of an own deck only when its owner chooses it, and never retired', async () => {
    const deckId = `${userId}:own`;
    const questionId = await makeOwnDeck(db, userId, deckId);
    expect(await chosenIds({ skillId: null, minutes: 60 })).not.toContain(questionId);
    expect(await chosenIds({ deckIds: [deckId] })).toEqual([questionId]);
    await db.transaction(function* (tx) {
      const { questions } = tx.tables;
      yield* run(tx.update(questions).set({ retired: true }).where(eq(questions.id, questionId)).returning());
    });
    expect(await errorsOf({ deckIds: [deckId] })).toMatchObject([{ pointer: '/body/deckIds' }]);
    userId = await addUser(db);
    expect(await errorsOf({ deckIds: [deckId] })).toMatchObject([{ pointer: '/body/deckIds/0' }]);
  });

  describe('that do not fit say which setting to relax:', () => {
    it('the levels, or the decks', async () => {
      const [levels, decks] = await errorsOf({ deckIds: ['platform'], levels: [1] });
      expect(levels).toEqual({
        pointer: '/body/levels',
        message: 'there are no junior questions in this deck: add level 2 (mid) or 3 (senior)',
      });
      expect(decks).toMatchObject({
        pointer: '/body/deckIds',
        message: expect.stringContaining('or leave deckIds empty'),
      });
    });
    it('the skill', async () => {
      expect(await errorsOf({ skillId: 'ci-cd' })).toEqual([
        {
          pointer: '/body/skillId',
          message: 'there are no questions in this skill: choose another, such as “Containerization & Orchestration”',
        },
      ]);
    });
    it('what is not there', async () => {
      const errors = await errorsOf({ careerId: 'sorcerer', skillId: 'sorcery', deckIds: ['containers', 'spells'] });
      expect(errors.map(({ pointer }) => pointer)).toEqual(['/body/careerId', '/body/skillId', '/body/deckIds/1']);
    });
  });
});
