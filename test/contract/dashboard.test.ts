import { afterAll, describe, expect, it } from 'vitest';
import { buildDashboard } from '../../api/dashboard/build-dashboard.ts';
import { measureDue } from '../../api/dashboard/measure-due.ts';
import { run, type Database } from '../../db/database.ts';
import { day } from '../support/clock.ts';
import { makeAnswer, makeAssignment, makeSubmission } from '../support/coaching-records.ts';
import { makeCohort } from '../support/cohorts.ts';
import { engines } from '../support/databases.ts';
import { storeLibrary } from '../support/rows.ts';

const now = new Date('2026-11-22T12:00:00.000Z');
const before = (days: number) => new Date(now.getTime() - days * day);
const statuses = ['open', 'handed-in', 'returned', 'reviewed'] as const;
/** The same at every run and on every engine. */
const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

/** A coach and four learners with work in every state, some of it late, wrong again or falling. */
async function work(db: Database): Promise<string> {
  await storeLibrary(db);
  const people = [0, 1, 2, 3, 4].map(idOf);
  await db.transaction(function* (tx) {
    for (const id of people)
      yield* run(
        tx
          .insert(tx.tables.user)
          .values({ id, name: `Learner ${id}`, email: `${id}@example.org`, createdAt: now, updatedAt: now })
          .returning(),
      );
  });
  const [coach = '', ...learners] = people;
  const cohortId = await makeCohort(db, { coaches: [coach], learners, now: before(60) });
  for (let index = 0; index < 3; index++) {
    const assignmentId = idOf(100 + index);
    await makeAssignment(db, { id: assignmentId, cohortId, at: before(20 - index), dueAt: before(index * 2) });
    for (const [nth, userId] of learners.entries()) {
      const status = statuses[(nth + index) % 4] ?? 'open';
      const own = { dueAt: nth === 3 ? before(-2) : null, score: status === 'open' ? null : 0.25 * nth };
      await makeSubmission(db, { userId, assignmentId, cohortId, status, waitingSince: before(nth + 1), ...own });
      const verdicts = {
        live: 'covered',
        ready: nth < 2 ? 'wrong' : 'covered',
        start: 'missed',
        tune: 'covered',
      } as const;
      const answer = { userId, questionId: 'probes', at: before(15 - index), verdicts, score: 0.8 - index * 0.2 };
      await makeAnswer(db, { ...answer, id: idOf(1000 + index * 10 + nth), submission: { assignmentId } });
    }
  }
  return cohortId;
}

describe('a cohort’s dashboard', () => {
  const opened: Database[] = [];
  afterAll(() => Promise.all(opened.map((db) => db.close())));

  it('is the same on every engine', async () => {
    const found = [];
    for (const [, open] of engines) {
      const db = await open();
      opened.push(db);
      const cohortId = await work(db);
      expect(await measureDue(db, () => now)).toBe(4);
      found.push(await buildDashboard(db.read, cohortId, now));
    }
    const [first, second] = found;
    expect(second).toEqual(first);
    expect(first).toMatchObject({
      learners: 4,
      waiting: { total: 3 },
      hardest: [
        { pointId: 'start', missed: 4, answered: 4 },
        { pointId: 'ready', missed: 2 },
      ],
      wrongAgain: [{ pointId: 'ready', learners: 2, times: 6 }],
    });
    expect(first?.assignments.map(({ done, returned, overdue }) => [done, returned, overdue])).toEqual([
      [2, 1, 1],
      [2, 1, 0],
      [2, 1, 0],
    ]);
    expect(first?.atRisk.items[0]?.reasons.map(({ code }) => code)).toContain('wrong-again');
  });
});
