import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Judge, Verdict } from '../../api/grading/rubric.ts';
import { run } from '../../db/database.ts';
import type { NewVerdict } from '../../db/schema.ts';
import { insertVerdicts } from '../../db/verdicts.ts';
import { startApp, type TestApp } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { freshFolder, engines } from '../support/databases.ts';
import { writeLibrary } from '../support/deck-files.ts';
import { answerQuestion } from '../support/learner.ts';

const points = ['live', 'ready', 'start', 'tune'];
const letters = { c: 'covered', p: 'partial', m: 'missed', w: 'wrong', '-': 'unjudged' } as const;
/** “ccm-” → a verdict for each of the four points. */
const verdictsOf = (word: string): Verdict[] => word.split('').map((letter) => letters[letter as keyof typeof letters]);

describe.each(engines)('agreement of graders and people, on %s,', (_name, open) => {
  let app: TestApp;
  let admin: Client;
  beforeAll(async () => {
    const root = freshFolder();
    writeLibrary(root);
    app = await startApp({ decks: root, db: await open() });
    admin = await app.account(); // the first
  });
  afterAll(() => app.close());

  interface Said {
    self?: string;
    coach?: string;
    offline?: string;
    llm?: Record<string, string>;
    rev?: number;
  }
  /** An answer of a new learner, and what each said of its four points. */
  const answer = async (questionId: string, { self, coach, offline, llm = {}, rev = 1 }: Said) => {
    const guest = await app.guest();
    const { id: userId } = await guest.call('getMe');
    const judged = Object.fromEntries(points.map((id, index) => [id, verdictsOf(self ?? '----')[index]]));
    const { id } = await answerQuestion(guest, { questionId }, judged as Parameters<typeof answerQuestion>[2], {
      answer: 'They restart what hangs.',
    });
    await app.db.transaction(function* (tx) {
      const { attempts, gradings } = tx.tables;
      let version = 10;
      const rows = (by: Judge, word: string, over: Partial<NewVerdict> = {}): NewVerdict[] =>
        verdictsOf(word).map((verdict, index) => ({
          userId,
          attemptId: id,
          version,
          pointId: points[index] ?? '',
          verdict,
          by,
          at: app.clock(),
          rev,
          ...over,
        }));
      if (coach) yield* run(insertVerdicts(tx, rows('coach', coach)));
      for (const [model, word] of Object.entries(llm)) {
        version++;
        const gradingId = crypto.randomUUID();
        const provenance = {
          model,
          promptVersion: '1',
          format: 'text' as const,
          temperature: 0,
          seed: 1,
          fingerprint: null,
        };
        const grading = { userId, id: gradingId, attemptId: id, questionId, rev, rubricHash: '', inputHash: gradingId };
        const rest = { status: 'done' as const, results: [], provenance, createdAt: app.clock() };
        yield* run(tx.insert(gradings).values({ ...grading, ...rest }));
        yield* run(insertVerdicts(tx, rows('machine', word, { gradingId })));
      }
      const suggestions = verdictsOf(offline ?? '').flatMap((verdict, index) =>
        verdict === 'unjudged' ? [] : [{ pointId: points[index] ?? '', verdict, quotes: [], confidence: 0.5 }],
      );
      yield* run(tx.update(attempts).set({ suggestions, suggestionNote: null }).where(eq(attempts.id, id)));
    });
  };

  it('is nothing before anybody judged', async () => {
    expect(await admin.call('getAgreement')).toMatchObject({
      answers: 0,
      graders: [],
      humans: { overall: { pairs: 0, kappa: null }, parts: [] },
    });
  });
  it('holds each grader against the verdict of people in force, overall and by question, the worst first', async () => {
    // A coach over the learner; the offline grader proposes nothing for the last point.
    await answer('probes', { self: 'mmmm', coach: 'ccmm', offline: 'cmm-', llm: { 'model-a': 'ccmm' } });
    await answer('restarts', { self: 'ccmm', llm: { 'model-a': 'mmcc', 'model-b': 'ccmm' } });
    const { answers, graders, humans } = await admin.call('getAgreement');
    expect(answers).toBe(2);
    const named = graders.map(({ kind, model, overall }) => [
      model ?? kind,
      overall.pairs,
      overall.judged,
      overall.kappa,
    ]);
    expect(named).toEqual([
      ['offline', 4, 3, expect.closeTo(0.4)],
      ['model-a', 8, 8, 0],
      ['model-b', 4, 4, 1],
    ]);
    const [, modelA] = graders;
    expect(modelA?.overall.confusion).toMatchObject({
      covered: { covered: 2, missed: 2 },
      missed: { covered: 2, missed: 2 },
    });
    expect(modelA?.parts.map(({ id, prompt, kappa }) => [id, prompt, kappa])).toEqual([
      ['restarts', 'When does a container restart?', -1],
      ['probes', 'What are probes for?', 1],
    ]);
    expect(humans.overall).toMatchObject({ pairs: 4, judged: 4, kappa: 0, leniency: -0.5 });
  });
  it('may be asked of one question, by point, and of coaches’ verdicts alone', async () => {
    const { graders } = await admin.call('getAgreement', { query: { questionId: 'restarts' } });
    expect(graders.map(({ parts }) => parts.map(({ id, prompt }) => [id, prompt]))).toEqual(
      graders.map(() => points.map((id) => [id, null])),
    );
    const byCoach = await admin.call('getAgreement', { query: { judge: 'coach' } });
    expect(byCoach.answers).toBe(1);
    expect(byCoach.graders.map(({ overall }) => overall.pairs)).toEqual([4, 4]);
  });
  it('leaves out verdicts by another revision of the question', async () => {
    const before = await admin.call('getAgreement');
    await answer('probes', { coach: 'cccc', llm: { 'model-b': 'mmmm' }, rev: 2 });
    expect((await admin.call('getAgreement')).graders).toEqual(before.graders);
  });
  it('tells neither who answered nor what', async () => {
    const text = JSON.stringify(await admin.call('getAgreement'));
    expect(text).not.toContain('They restart');
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  });
});
