import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expireGuests } from '../../api/accounts/expire-guests.ts';
import { mergeGuest } from '../../api/accounts/merge-guest.ts';
import { recordVerdicts } from '../../api/attempts/record-verdicts.ts';
import { loadDecks } from '../../api/catalogue/load-decks.ts';
import { readDecks } from '../../api/catalogue/read-decks.ts';
import type { Grader } from '../../api/grading/grader.ts';
import { gradingJobs } from '../../api/gradings/jobs.ts';
import { createNews } from '../../api/gradings/news.ts';
import { answerInterview } from '../../api/interviews/answer-interview.ts';
import { createInterview, type InterviewRequest } from '../../api/interviews/create-interview.ts';
import { interviewJobs } from '../../api/interviews/jobs.ts';
import { practiseInterview } from '../../api/interviews/practise-interview.ts';
import { finishInterview, startInterview } from '../../api/interviews/run-interview.ts';
import { leaseMs } from '../../api/jobs/lane.ts';
import { createJobRunner, type JobRunner } from '../../api/jobs/runner.ts';
import { checkCards } from '../../api/reviews/check-cards.ts';
import type { Database } from '../../db/database.ts';
import { insertInterview } from '../../db/interviews.ts';
import { leaseJob, listDueJobs } from '../../db/jobs.ts';
import { testClock, type TestClock } from '../support/clock.ts';
import { engines, freshFolder } from '../support/databases.ts';
import { writeQuestions } from '../support/deck-files.ts';
import { fakeGrader, heldGrader } from '../support/fake-grader.ts';
import { interviewBody } from '../support/interviews.ts';
import { addUser } from '../support/rows.ts';

const decks = freshFolder();
writeQuestions(decks, 6);
const points = ['live', 'ready', 'start', 'tune'];
const request = (): InterviewRequest => ({
  ...interviewBody({ deckIds: ['deck'] }),
  careerId: null,
  skillId: null,
  levels: [1, 2, 3],
  minutes: 15,
  inputMode: 'typed',
});

describe.each(engines)('interviews of one learner, on %s,', (_name, open) => {
  it('are never started at the same moment', async () => {
    const db = await open();
    await loadDecks(db, readDecks(decks, '2026-11-22'));
    const now = testClock()();
    const userId = await addUser(db, { isAnonymous: true });
    for (let round = 0; round < 5; round++) {
      const { interview } = await createInterview(db, userId, request(), now);
      const other = { ...interview, id: crypto.randomUUID() };
      await db.transaction((tx) => insertInterview(tx, other));
      const keys = [interview, other].map(({ id }) => ({ userId, id }));
      const started = await Promise.allSettled(keys.map((key) => startInterview(db, key, { now })));
      expect(started.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      for (const [index, { status }] of started.entries())
        if (status === 'fulfilled') await finishInterview(db, keys[index]!, now);
    }
    await db.close();
  });
});

describe.each(engines)('an interview that is over, on %s,', (_name, open) => {
  let db: Database;
  let clock: TestClock;
  let userId: string;
  beforeEach(async () => {
    db = await open();
    clock = testClock();
    await loadDecks(db, readDecks(decks, '2026-11-22'));
    userId = await addUser(db, { isAnonymous: true });
  });
  afterEach(() => db.close());

  /** One of several processes. */
  function process(grader: Grader | undefined = fakeGrader()): JobRunner {
    const logger = pino({ level: 'silent' });
    const deps = {
      db,
      clock,
      logger,
      config: { grader: undefined, transcriber: undefined },
      grader,
      news: createNews(),
    };
    const wakeJobs = () => jobs.wake();
    const jobs: JobRunner = createJobRunner(deps, { ...gradingJobs(deps), ...interviewJobs({ ...deps, wakeJobs }) });
    return jobs;
  }
  /** Answers all six questions; the first is passed. */
  async function interviewed(): Promise<{ userId: string; id: string }> {
    const { interview } = await createInterview(db, userId, request(), clock());
    const key = { userId, id: interview.id };
    await startInterview(db, key, { now: clock() });
    for (let position = 0; position < interview.questionCount; position++) {
      clock.advance(60_000);
      const answer = position === 0 ? '' : `It restarts what is not live, ${position}.`;
      const part = { id: crypto.randomUUID(), position, part: 0, answer, inputMode: 'typed' as const };
      await answerInterview(db, key, part, { now: clock() });
    }
    return key;
  }
  const rows = async () => {
    const { attempts, gradings, interviews, reviewLogs, jobs } = db.read.tables;
    return {
      attempts: await db.read.select().from(attempts),
      gradings: await db.read.select().from(gradings),
      interviews: await db.read.select().from(interviews),
      log: await db.read.select().from(reviewLogs),
      jobs: await db.read.select().from(jobs),
    };
  };
  /** How often each answer in words was graded, and each answer logged, with all that should be left. */
  const outcome = async () => {
    const { attempts, gradings, interviews, log, jobs } = await rows();
    const { faults, cards } = await checkCards(db, false, () => {});
    const done = gradings.filter(({ status }) => status === 'done');
    return {
      status: interviews.map(({ status }) => status),
      graded: attempts.map(({ id }) => done.filter(({ attemptId }) => attemptId === id).length),
      logged: attempts.map(({ id }) => log.filter(({ attemptId }) => attemptId === id).length),
      gradings: gradings.length,
      jobs: jobs.length,
      cards,
      faults,
    };
  };
  /** The first question is passed: there is nothing to grade. */
  const gradedOnce = {
    status: ['graded'],
    graded: expect.toSatisfy((times: number[]) => times.toSorted((a, b) => a - b).join('') === '011111'),
    logged: [1, 1, 1, 1, 1, 1],
    gradings: 5,
    jobs: 0,
    cards: 6,
    faults: 0,
  };

  it('has each answer graded and logged once by several processes', async () => {
    await interviewed();
    await Promise.all([process(), process(), process()].map(({ runDue }) => runDue()));
    expect(await outcome()).toEqual(gradedOnce);
  });

  it('is graded to the end when the process that sees to it dies, whatever it had begun', async () => {
    await interviewed();
    const { grader, begun } = heldGrader();
    const dying = process(grader);
    dying.wake();
    for (let started = 0; started < 4; started++) await begun();
    await dying.stop();
    for (const job of await listDueJobs(db.read, ['interview', 'grade'], clock(), 10)) {
      const until = new Date(clock().getTime() + leaseMs);
      await db.transaction((tx) => leaseJob(tx, job, { owner: 'the dead', until }, clock()));
    }
    await process().runDue();
    expect((await rows()).gradings.map(({ status }) => status)).toEqual(Array.from({ length: 4 }, () => 'running'));
    clock.advance(leaseMs);
    await process().runDue();
    expect(await outcome()).toEqual(gradedOnce);
  });

  it('is graded again where it was only interrupted', async () => {
    await interviewed();
    const { grader, begun } = heldGrader();
    const dying = process(grader);
    dying.wake();
    for (let started = 0; started < 4; started++) await begun();
    await dying.stop();
    clock.advance(60 * 60_000);
    await process().runDue();
    const { gradings, interviews } = await rows();
    expect(gradings.filter(({ status }) => status === 'failed')).toHaveLength(4);
    expect(gradings.filter(({ status }) => status === 'done')).toHaveLength(5);
    expect(interviews).toMatchObject([{ status: 'graded' }]);
  });

  it('is settled by the last verdicts, though they come at the same moment, and logs each answer once', async () => {
    await interviewed();
    const { attempts } = await rows();
    const verdicts = points.map((pointId) => ({ pointId, verdict: 'covered' as const }));
    const answered = attempts.filter(({ answer }) => answer !== '');
    await Promise.all(
      [...answered, ...answered].map(({ id }) => recordVerdicts(db, userId, id, 'self', verdicts, clock())),
    );
    const { interviews, log } = await rows();
    expect(interviews).toMatchObject([{ status: 'graded' }]);
    expect(log).toHaveLength(attempts.length);
  });

  it('adds each drill once, however often it is asked to at the same moment', async () => {
    const key = await interviewed();
    const practised = await Promise.all([1, 2, 3].map(() => practiseInterview(db, key, undefined, clock())));
    expect(practised.reduce((sum, { added }) => sum + added, 0)).toBe(points.length);
    expect(new Set(practised.map(({ cardIds }) => cardIds.join(' '))).size).toBe(1);
  });

  it('goes with a guest into an account, though that has an interview under the same id, and goes with a lost guest', async () => {
    const { id } = await interviewed();
    const account = await addUser(db);
    await mergeGuest(db, userId, account, clock());
    await process().runDue();
    const { interviews, log } = await rows();
    expect(interviews).toMatchObject([{ userId: account, id, status: 'graded' }]);
    expect(log.map((entry) => entry.userId)).toEqual(log.map(() => account));

    userId = await addUser(db, { isAnonymous: true });
    const body = interviewBody({ id, deckIds: ['deck'] });
    const settings = { ...body, careerId: null, skillId: null, levels: [1 as const], minutes: 15 };
    await createInterview(db, userId, { ...settings, inputMode: 'typed' }, clock());
    await mergeGuest(db, userId, account, clock());
    expect((await rows()).interviews).toMatchObject([{ userId: account, id, status: 'graded' }]);

    userId = await addUser(db, { isAnonymous: true });
    await interviewed();
    expect(await expireGuests(db, clock())).toBe(1);
    expect((await rows()).interviews).toHaveLength(1);
  });
});
