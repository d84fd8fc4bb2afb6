import fc from 'fast-check';
import ICAL from 'ical.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeCalendar } from '../../api/calendar/ical.ts';
import { run } from '../../db/database.ts';
import { startApp, type TestApp } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { day } from '../support/clock.ts';
import { makeCohort } from '../support/cohorts.ts';
import { engines, freshFolder } from '../support/databases.ts';
import { writeLibrary } from '../support/deck-files.ts';
import { answerQuestion, enrolIn, reviewBody } from '../support/learner.ts';

/** The events of a calendar, as a parser of somebody else’s reads them. */
const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));

describe.each(engines)('a calendar on %s', (_name, open) => {
  let app: TestApp;
  let ada: Client;
  let userId: string;
  let cohortId: string;
  beforeAll(async () => {
    const decks = freshFolder();
    writeLibrary(decks);
    app = await startApp({ db: await open(), decks });
  });
  beforeEach(async () => {
    ada = await app.account();
    userId = (await ada.call('getMe')).id;
    cohortId = await makeCohort(app.db, { coaches: [], learners: [userId], now: app.clock() });
  });
  afterAll(() => app.close());

  /** An assignment that Ada has, with its own id. */
  const assign = async (
    values: { title?: string; dueAt?: Date | null; mine?: Date; status?: 'open' | 'handed-in' | 'returned' } = {},
  ): Promise<string> => {
    const id = crypto.randomUUID();
    const now = app.clock();
    const { title = 'Containers', dueAt = new Date('2026-12-01T15:30:00.000Z'), mine, status = 'open' } = values;
    await app.db.transaction(function* (tx) {
      const { assignments, submissions } = tx.tables;
      yield* run(
        tx
          .insert(assignments)
          .values({
            id,
            cohortId,
            kind: 'deck',
            mode: 'study',
            title,
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
      yield* run(
        tx
          .insert(submissions)
          .values({ userId, assignmentId: id, cohortId, status, take: 1, dueAt: mine ?? null })
          .returning(),
      );
    });
    return id;
  };
  const read = async (token: string) => {
    const response = await app.stranger.raw(`/api/v1/calendar/${token}.ics`);
    return { response, text: await response.text() };
  };
  const events = async () => eventsOf((await read((await ada.call('renewCalendar')).token)).text);

  it('is read by whoever has its address, at which no header or line of the log names the secret', async () => {
    const { token, url } = await ada.call('renewCalendar');
    expect(url).toBe(`${app.config.publicUrl}/api/v1/calendar/${token}.ics`);
    const { response, text } = await read(token);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(eventsOf(text)).toEqual([]);
    expect((await ada.call('getCalendar')).readAt).toBe(app.clock().toISOString());
    await read(`${token}/x?y=${token}`);
    expect(app.log.join('')).toContain('/api/v1/calendar/…');
    expect(app.log.join('')).not.toContain(token);
  });
  it('has one address: renewed or revoked, the one before shows nothing', async () => {
    const first = await ada.call('renewCalendar');
    const second = await ada.call('renewCalendar');
    const gone = { status: 404 };
    expect(await app.stranger.refused('readCalendar', { params: { token: first.token } })).toMatchObject(gone);
    expect((await read(second.token)).response.status).toBe(200);
    await ada.call('deleteCalendar');
    await ada.call('deleteCalendar');
    expect(await app.stranger.refused('readCalendar', { params: { token: second.token } })).toMatchObject(gone);
    expect(await ada.call('getCalendar')).toEqual({ createdAt: null, readAt: null });
    expect(await app.stranger.refused('readCalendar', { params: { token: 'guess' } })).toMatchObject(gone);
  });
  it('shows what is to be handed in, at the instant it is due, by the date of its learner', async () => {
    const id = await assign({ title: 'Pods, probes; and “more”' });
    const extended = await assign({ title: 'Later', mine: new Date('2026-12-03T08:00:00.000Z') });
    await assign({ title: 'Done', status: 'handed-in' });
    await assign({ title: 'Whenever', dueAt: null });
    const found = await events();
    const shown = found.map((event) => [event.uid, event.summary, event.startDate.toJSDate().toISOString()]);
    expect(new Map(shown.map(([uid = '', ...rest]) => [uid, rest]))).toEqual(
      new Map([
        [`assignment-${id}@localhost:3000`, ['Due: Pods, probes; and “more”', '2026-12-01T15:30:00.000Z']],
        [`assignment-${extended}@localhost:3000`, ['Due: Later', '2026-12-03T08:00:00.000Z']],
      ]),
    );
  });
  it('keeps what it is about when a date changes, and says that it changed', async () => {
    const id = await assign();
    const [before] = await events();
    await app.db.transaction(function* (tx) {
      const { assignments } = tx.tables;
      yield* run(
        tx
          .update(assignments)
          .set({ dueAt: new Date('2026-12-09T12:00:00.000Z'), version: 1 })
          .returning(),
      );
    });
    const [after] = await events();
    expect(after?.uid).toBe(before?.uid);
    expect(after?.uid).toContain(id);
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? Infinity);
    expect(after?.startDate.toJSDate().toISOString()).toBe('2026-12-09T12:00:00.000Z');
  });
  it('shows nothing of a cohort that was left', async () => {
    await assign();
    await app.db.transaction(function* (tx) {
      const { cohortMembers } = tx.tables;
      yield* run(tx.update(cohortMembers).set({ leftAt: app.clock() }).returning());
    });
    expect(await events()).toEqual([]);
  });
  it('shows the reviews of the next days and the interview, all day', async () => {
    await ada.call('updateMe', { body: { interviewDate: '2026-12-24' } });
    const [first] = (await enrolIn(ada, 'deck')).items;
    const attempt = await answerQuestion(ada, { questionId: first?.question.id ?? '' }, 'all-covered');
    const body = reviewBody(attempt.cardId, 'easy', app.clock(), { attemptId: attempt.id });
    const { card } = await ada.call('recordReview', { body });
    const found = await events();
    const dueOn = new Date(card.due).toISOString().slice(0, 10);
    const interview = found.find(({ summary }) => summary === 'Interview');
    const review = found.find(({ startDate }) => startDate.toString() === dueOn);
    expect([interview?.startDate.toString(), interview?.endDate.toString()]).toEqual(['2026-12-24', '2026-12-25']);
    expect(review?.startDate.isDate).toBe(true);
    expect(review?.summary).toMatch(/^1 review, \d+ min$/);
    app.clock.advance(30 * day);
    const later = await events();
    expect(later.filter(({ summary }) => summary.includes('review'))).toHaveLength(1); // what is overdue is due today
    app.clock.advance(-30 * day);
  });
});

describe('the text of a calendar', () => {
  const anything = fc.record({
    uid: fc.uuid(),
    sequence: fc.nat(),
    summary: fc.string({ unit: 'binary', maxLength: 300 }),
    description: fc.string({ unit: fc.constantFrom('\r', '\n', ',', ';', '\\', 'n', '\u0000', '\t', ':', 'é', '🎉') }),
    url: fc.webUrl(),
    at: fc.date({ min: new Date(0), max: new Date('2199-01-01'), noInvalidDate: true }),
  });

  it('holds whatever stands in it, in lines of 75 octets that end in CRLF', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 3 }), (events) => {
        const text = writeCalendar('A name; of, sorts', events, new Date('2026-11-22T12:00:00.000Z'));
        expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        const said = (value: string) => value.replaceAll(/\r\n?/g, '\n').replaceAll(/[^\P{Cc}\t\n]/gu, '');
        expect(
          eventsOf(text).map(({ uid, sequence, summary, description }) => ({ uid, sequence, summary, description })),
        ).toEqual(
          events.map(({ uid, sequence, summary, description }) => ({
            uid,
            sequence,
            summary: said(summary),
            description: said(description),
          })),
        );
      }),
      { numRuns: 200 },
    );
  });
});
