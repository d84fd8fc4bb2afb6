import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../db/database.ts';
import { listQueue, type QueuePlace } from '../../db/submissions.ts';
import type { SubmissionRow } from '../../db/schema.ts';
import { engines } from '../support/databases.ts';
import { makeCohort } from '../support/cohorts.ts';
import { addUser } from '../support/rows.ts';
import { handInWork, makeAssignment } from '../support/submissions.ts';

const noon = new Date('2026-11-22T12:00:00.000Z');
const after = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);

describe.each(engines)('the queue of a cohort, on %s,', (_name, open) => {
  let db: Database;
  let cohortId: string;
  let learners: string[];
  let assignmentIds: string[];
  beforeAll(async () => {
    db = await open();
    learners = (await Promise.all([1, 2, 3].map(() => addUser(db)))).toSorted();
    const [coach, stranger] = [await addUser(db), await addUser(db)];
    cohortId = await makeCohort(db, { coaches: [coach], learners, now: noon });
    const other = await makeCohort(db, { coaches: [coach], learners: [stranger], now: noon });
    assignmentIds = [await makeAssignment(db, cohortId, after(-20)), await makeAssignment(db, cohortId, after(-10))];
    const draft = await makeAssignment(db, cohortId, noon, { status: 'draft' });
    const elsewhere = await makeAssignment(db, other, noon);
    await handIn(0, 0, { waitingSince: after(5) });
    await handIn(1, 0, { waitingSince: after(1) });
    await handIn(2, 0, { waitingSince: after(5) });
    await handIn(0, 1, { status: 'reviewed', waitingSince: null, reviewedAt: after(7) });
    await handIn(1, 1, { status: 'reviewed', waitingSince: null, reviewedAt: after(9) });
    await handIn(2, 1, { status: 'open', waitingSince: null });
    await handInWork(db, { cohortId, assignmentId: draft, userId: learners[0] ?? '' }, [], noon);
    await handInWork(db, { cohortId: other, assignmentId: elsewhere, userId: stranger }, [], noon);
  });
  afterAll(() => db.close());

  const handIn = (learner: number, assignment: number, over: Partial<SubmissionRow>) =>
    handInWork(
      db,
      { cohortId, assignmentId: assignmentIds[assignment] ?? '', userId: learners[learner] ?? '' },
      [],
      noon,
      over,
    );
  const page = (status: SubmissionRow['status'], place?: QueuePlace, limit = 10) =>
    listQueue(db.read, { cohortId, status }, { after: place, limit });
  const places = (rows: Awaited<ReturnType<typeof page>>) =>
    rows.map(({ submission: { userId, assignmentId } }) => [
      learners.indexOf(userId),
      assignmentIds.indexOf(assignmentId),
    ]);

  it('has what waits longest first, and those that wait as long in the order of their learners', async () => {
    const all = [
      [1, 0],
      [0, 0],
      [2, 0],
    ];
    expect(places(await page('handed-in'))).toEqual(all);
    // The same, one by one: each page takes up where the one before ended.
    const one: number[][] = [];
    let place: QueuePlace | undefined;
    for (let [row] = await page('handed-in', place, 1); row; [row] = await page('handed-in', place, 1)) {
      one.push(...places([row]));
      place = { at: row.at, ...row.submission };
    }
    expect(one).toEqual(all);
  });
  it('has what was reviewed last first', async () => {
    const rows = await page('reviewed');
    expect(places(rows)).toEqual([
      [1, 1],
      [0, 1],
    ]);
    const [first] = rows;
    expect(places(first ? await page('reviewed', { at: first.at, ...first.submission }) : [])).toEqual([[0, 1]]);
  });
  it('tells of what is not handed in, but not of drafts or of another cohort', async () => {
    expect(places(await page('open'))).toEqual([[2, 1]]);
  });
});
