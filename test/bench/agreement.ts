/**
 * `npm run bench:agreement`: comparing two graders with people over the newest answers, on SQLite; and how long it keeps
 * others waiting.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { compareGraders } from '../../api/agreement/compare-graders.ts';
import { loadDecks } from '../../api/catalogue/load-decks.ts';
import { readDecks, type DeckQuestion } from '../../api/catalogue/read-decks.ts';
import type { Provenance } from '../../api/grading/grader.ts';
import type { Verdict } from '../../api/grading/rubric.ts';
import { run, type Database } from '../../db/database.ts';
import type { NewVerdict } from '../../db/schema.ts';
import { insertVerdicts } from '../../db/verdicts.ts';
import { openSqlite } from '../../db/sqlite.ts';
import { addUser } from '../support/rows.ts';
import { table } from './table.ts';

const perLearner = 50;
const judgements: Verdict[] = ['covered', 'partial', 'missed', 'wrong'];
const provenance: Provenance = {
  model: 'model',
  promptVersion: '1',
  format: 'text',
  temperature: 0,
  seed: 1,
  fingerprint: null,
};
let drawn = 1;
/** The same numbers at every run, 0..1: Park and Miller's generator. */
const draw = () => (drawn = (drawn * 16_807) % 2_147_483_647) / 2_147_483_647;
const anyVerdict = (): Verdict => judgements[Math.floor(draw() * 4)] ?? 'covered';

async function measure(answers: number): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'rehearse-bench-'));
  const db = openSqlite(join(folder, 'bench.db'));
  const library = readDecks('decks', '2026-11-25');
  await loadDecks(db, library);
  const questions = library.decks.flatMap((deck) => deck.questions);
  for (let from = 0; from < answers; from += perLearner) await storeLearner(db, questions, from);
  await compareGraders(db.read, { judge: 'anyone' }); // compiles
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const [start, used] = [performance.now(), process.cpuUsage()];
  const { graders } = await compareGraders(db.read, { judge: 'anyone' });
  const [elapsed, { user, system }] = [performance.now() - start, process.cpuUsage(used)];
  delay.disable();
  await db.close();
  rmSync(folder, { recursive: true });
  const pairs = graders.reduce((sum, { overall }) => sum + overall.pairs, 0);
  const ms = (time: number) => `${time.toFixed(0)} ms`;
  const figures = [ms(elapsed), ms((user + system) / 1000), ms(delay.max / 1e6)];
  return [answers.toLocaleString('en'), pairs.toLocaleString('en'), ...figures];
}

/** Answers of one learner, each judged by the learner and a model, with suggestions of the offline grader. */
async function storeLearner(db: Database, questions: readonly DeckQuestion[], from: number) {
  const userId = await addUser(db);
  await db.transaction(function* (tx) {
    const { attempts, gradings } = tx.tables;
    for (let index = from; index < from + perLearner; index++) {
      const question = questions[index % questions.length];
      if (!question) throw new Error('no questions');
      const [id, gradingId, at] = [crypto.randomUUID(), crypto.randomUUID(), new Date(1.75e12 + index * 60_000)];
      const { id: questionId, rev } = question;
      const suggestions = question.points.map((point) => ({
        pointId: point.id,
        verdict: anyVerdict(),
        quotes: [],
        confidence: 0.5,
      }));
      yield* run(
        tx.insert(attempts).values({
          userId,
          id,
          cardId: questionId,
          questionId,
          rev,
          answer: 'word '.repeat(120),
          inputMode: 'typed',
          startedAt: at,
          durationMs: 60_000,
          hints: 0,
          handedIn: true,
          handedInAt: at,
          suggestions,
        }),
      );
      yield* run(
        tx.insert(gradings).values({
          userId,
          id: gradingId,
          attemptId: id,
          questionId,
          rev,
          rubricHash: '',
          inputHash: gradingId,
          status: 'done',
          results: [],
          provenance,
          createdAt: at,
        }),
      );
      const rows = question.points.flatMap((point): NewVerdict[] => {
        const said = { userId, attemptId: id, pointId: point.id, at, rev };
        const verdict = anyVerdict();
        const machine = draw() < 0.6 ? verdict : anyVerdict();
        return [
          { ...said, version: 1, verdict, by: 'self' },
          { ...said, version: 2, verdict: machine, by: 'machine', gradingId },
        ];
      });
      yield* run(insertVerdicts(tx, rows));
    }
  });
}

const rows = [['answers', 'pairs', 'time', 'processor', 'longest wait of others']];
for (const answers of [500, 2000, 5000]) rows.push(await measure(answers));
console.log(table(rows));
