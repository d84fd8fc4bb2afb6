import { afterEach, describe, expect, it } from 'vitest';
import { scheduleReminders } from '../../api/notifications/remind.ts';
import { run } from '../../db/database.ts';
import { startApp, type TestApp } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { day, hour } from '../support/clock.ts';
import { makeCohort } from '../support/cohorts.ts';
import { engines, freshFolder } from '../support/databases.ts';
import { writeLibrary } from '../support/deck-files.ts';
import { enrolIn } from '../support/learner.ts';

describe.each(engines)('a reminder on %s', (_name, open) => {
  const apps: TestApp[] = [];
  const start = async () => {
    const decks = freshFolder();
    writeLibrary(decks);
    const app = await startApp({ db: await open(), decks });
    apps.push(app);
    await scheduleReminders(app.db, app.clock());
    return app;
  };
  afterEach(() => Promise.all(apps.splice(0).map((app) => app.close())));

  const told = async (client: Client) =>
    (await client.call('listNotifications')).items.map(({ kind, sentence }) => [
      kind,
      sentence.map(({ text }) => text).join(''),
    ]);
  const after = async (app: TestApp, ms: number) => {
    app.clock.advance(ms);
    await app.jobs.runDue();
  };

  it('comes once when an assignment is due within a day and not handed in, and again only for another date', async () => {
    const app = await start();
    const [ada, lin] = [await app.account(), await app.account()];
    const [adaId, linId] = [(await ada.call('getMe')).id, (await lin.call('getMe')).id];
    const now = app.clock();
    const cohortId = await makeCohort(app.db, { coaches: [], learners: [adaId, linId], now });
    const dueAt = new Date(now.getTime() + 30 * hour);
    await app.db.transaction(function* (tx) {
      const { assignments, submissions } = tx.tables;
      yield* run(
        tx
          .insert(assignments)
          .values({
            id: 'a',
            cohortId,
            kind: 'deck',
            mode: 'study',
            title: 'Containers',
            instructions: '',
            opensAt: now,
            dueAt,
            latePolicy: 'mark',
            takes: 1,
            showCriteria: true,
            status: 'assigned',
            createdAt: now,
          })
          .returning(),
      );
      const one = { assignmentId: 'a', cohortId, take: 1 };
      yield* run(
        tx
          .insert(submissions)
          .values([
            { ...one, userId: adaId, status: 'open' },
            { ...one, userId: linId, status: 'handed-in' },
          ])
          .returning(),
      );
    });
    await after(app, 0);
    expect(await told(ada)).toEqual([]);
    await after(app, 7 * hour);
    await after(app, hour);
    const due = 'Containers is due Monday, 23 November at 18:00 and not handed in yet.';
    expect(await told(ada)).toEqual([['due-soon', due]]);
    expect(await told(lin)).toEqual([]);
    await app.db.transaction(function* (tx) {
      const { submissions } = tx.tables;
      yield* run(
        tx
          .update(submissions)
          .set({ dueAt: new Date(dueAt.getTime() + hour), status: 'open' })
          .returning(),
      );
    });
    await after(app, hour);
    expect((await told(ada)).length).toBe(2);
    await after(app, 2 * day); // long over
    expect((await told(ada)).length).toBe(2);
  });
  it('of reviews comes once a study day to who wishes it and has any', async () => {
    const app = await start();
    const [ada, lin, idle] = [await app.account(), await app.account(), await app.account()];
    for (const client of [ada, lin]) await enrolIn(client, 'deck');
    for (const client of [ada, idle])
      await client.call('updateNotificationWishes', {
        body: { wishes: [{ kind: 'reviews-due', delivery: 'daily' }] },
      });
    await after(app, 0);
    await after(app, 2 * hour);
    expect(await told(ada)).toEqual([
      ['reviews-due', expect.stringMatching(/^(One|\d+) questions? (is|are) due today\.$/)],
    ]);
    expect([await told(lin), await told(idle)]).toEqual([[], []]);
    await after(app, day);
    expect(await told(ada)).toHaveLength(2);
  });
  it('comes to a guest a week before their work is removed', async () => {
    const app = await start();
    const guest = await app.guest();
    const account = await app.account();
    // Sessions are better-auth’s, by the real clock.
    app.clock.set(new Date(Date.now() + 50 * day));
    await after(app, 0);
    expect(await told(guest)).toEqual([]);
    app.clock.set(new Date(Date.now() + 54 * day));
    await after(app, 0);
    await after(app, hour);
    expect(await told(guest)).toEqual([['guest-expires', expect.stringContaining('would have been removed on')]]);
    expect(await told(account)).toEqual([]);
  });
});
