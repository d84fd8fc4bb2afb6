import { afterAll, describe, expect, it } from 'vitest';
import { changeSettings } from '../../api/accounts/settings.ts';
import { handIn } from '../../api/attempts/hand-in.ts';
import { recordVerdicts } from '../../api/attempts/record-verdicts.ts';
import { drillCardId, questionCardId } from '../../api/cards/card-id.ts';
import { enrol } from '../../api/cards/enrol.ts';
import type { Verdict } from '../../api/grading/rubric.ts';
import { buildProgress } from '../../api/progress/build-progress.ts';
import { buildWorkload } from '../../api/progress/build-workload.ts';
import { recordReview } from '../../api/reviews/record-review.ts';
import { redoReview, undoReview } from '../../api/reviews/undo-review.ts';
import { ratings } from '../../api/scheduling/memory.ts';
import type { Database } from '../../db/database.ts';
import { day, hour, minute } from '../support/clock.ts';
import { engines } from '../support/databases.ts';
import { addUser, storeLibrary } from '../support/rows.ts';

const start = Date.parse('2026-08-20T06:00:00.000Z');
const now = new Date('2026-11-22T12:00:00.000Z');
const verdicts: Verdict[] = ['covered', 'partial', 'missed', 'wrong'];
/** The same id at every run and on every engine. */
const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

/** A learner with everything that progress tells of: both questions and a drill, three months, a change of zone, undone and redone reviews. */
async function live(db: Database): Promise<string> {
  await storeLibrary(db);
  const userId = await addUser(db);
  await enrol(db, { userId, deckId: 'deck' }, {}, 0, new Date(start));
  await changeSettings(db, userId, { fuzz: false, leechThreshold: 2, freezeDays: 3 }, new Date(start - day));
  for (const [index, questionId] of ['probes', 'restarts', 'probes', 'probes'].entries()) {
    const at = new Date(start + index * 20 * day);
    const answer = { questionId, answer: 'x', inputMode: 'typed' as const, startedAt: at.toISOString(), durationMs: 1 };
    const { attempt } = await handIn(db, userId, { id: idOf(900 + index), ...answer }, at);
    const judged = ['live', 'ready', 'start', 'tune'].map((pointId, point) => ({
      pointId,
      verdict: verdicts[(index * 2 + point) % 4] ?? 'covered',
    }));
    await recordVerdicts(db, userId, attempt.id, 'self', judged, at);
  }
  const cards = [questionCardId('probes'), questionCardId('restarts'), drillCardId('probes', 'start')];
  for (let index = 0; index < 75; index++) {
    if (index === 40)
      await changeSettings(db, userId, { timeZone: 'America/Vancouver' }, new Date(start + 40 * 30 * hour));
    const at = new Date(start + index * 30 * hour + (index % 3) * minute);
    const rating = ratings[(index * 7) % 4] ?? 'good';
    const content = { id: idOf(index), cardId: cards[index % 3] ?? '', rating, ahead: false, durationMs: 1000 * index };
    await recordReview(db, userId, { ...content, reviewedAt: at.toISOString() }, at, now);
    if (index % 9 === 0) await undoReview(db, userId, idOf(index), now);
    if (index % 18 === 0) await redoReview(db, userId, idOf(index), now);
  }
  return userId;
}

describe('progress', () => {
  const opened: Database[] = [];
  afterAll(() => Promise.all(opened.map((db) => db.close())));

  it('and workload of the same log are the same on every engine', async () => {
    const found = [];
    for (const [, open] of engines) {
      const db = await open();
      opened.push(db);
      const userId = await live(db);
      found.push({ progress: await buildProgress(db, userId, now), workload: await buildWorkload(db, userId, now) });
    }
    const [sqlite, postgresql] = found;
    expect(postgresql).toEqual(sqlite);
    // What is compared is not empty.
    expect(sqlite?.progress).toMatchObject({ time: { answers: 71 }, streak: { answeredToday: false } });
    expect(sqlite?.progress.retention.all.answers).toBeGreaterThan(20);
    expect(sqlite?.progress.weakest.length).toBeGreaterThan(2);
    expect(sqlite?.progress.leeches.length).toBeGreaterThan(0);
    expect(sqlite?.progress.skills[0]?.months.length).toBeGreaterThan(1);
    expect(sqlite?.workload.points.length).toBeGreaterThan(9);
  });
});
