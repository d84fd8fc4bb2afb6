import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { expect } from 'vitest';
import { createApp } from '../../api/app.ts';
import { loadDecks } from '../../api/catalogue/load-decks.ts';
import { readDecks } from '../../api/catalogue/read-decks.ts';
import { readConfig, type Config } from '../../api/config.ts';
import type { Grader } from '../../api/grading/grader.ts';
import { configuredGrader } from '../../api/gradings/configured-grader.ts';
import { gradingJobs } from '../../api/gradings/jobs.ts';
import { createNews } from '../../api/gradings/news.ts';
import { interviewJobs } from '../../api/interviews/jobs.ts';
import { createJobRunner, type JobRunner } from '../../api/jobs/runner.ts';
import type { Mailer } from '../../api/mail/mailer.ts';
import { mailJobs } from '../../api/mail/send-news.ts';
import { createSmtpMailer } from '../../api/mail/smtp-mailer.ts';
import { reminderJobs } from '../../api/notifications/remind.ts';
import { optimisationJobs } from '../../api/optimisations/jobs.ts';
import type { TrainingOptions } from '../../api/optimisations/train.ts';
import { webhookJobs } from '../../api/webhooks/deliver.ts';
import type { SendWebhook } from '../../api/webhooks/send-webhook.ts';
import { createTranscriber } from '../../api/transcription/openai-transcriber.ts';
import type { Transcriber } from '../../api/transcription/transcriber.ts';
import type { Database } from '../../db/database.ts';
import { createClient, type Client } from './client.ts';
import { testClock, type TestClock } from './clock.ts';
import { fakeGrader } from './fake-grader.ts';
import { freshFolder, freshSqlite } from './databases.ts';

/** The real service on a free port, with a clock that the test holds. */
export interface TestApp {
  url: string;
  db: Database;
  clock: TestClock;
  config: Config;
  /** What was logged, a JSON line each. */
  log: string[];
  /** A client without a session. */
  stranger: Client;
  /** A new guest, signed in. */
  guest: () => Promise<Client>;
  /** A new account, signed in. */
  account: (email?: string, name?: string) => Promise<Client>;
  /** Does work outside requests when it is told to, not by itself; gradings, of interviews too, begin at once. */
  jobs: JobRunner;
  close: () => Promise<void>;
}

export interface TestAppOptions {
  db?: Database;
  clock?: TestClock;
  env?: Record<string, string>;
  /** Load the decks of this folder; ours unless told otherwise. */
  decks?: string;
  /** The built page, in place of ours, which may not be built. */
  pageDir?: string;
  /** How optimisations are trained. */
  training?: Pick<TrainingOptions, 'program' | 'timeLimit'>;
  /** The LLM grader; null: none is set up. Unless told otherwise the one that `env` names, or one that finds everything covered. */
  grader?: Grader | null;
  /** In place of one that hears the same in everything; null for none. `env` may set up a real one. */
  transcriber?: Transcriber | null;
  /** None unless told otherwise, or `env` sets one up. */
  mailer?: Mailer;
  /** In place of one that says everything was taken, without a network. */
  sendWebhook?: SendWebhook;
}

/** The server’s secret: tests sign with it what the server is to accept. */
export const testSecret = 'a secret that is known to tests alone';

const read = (decks: string) => readDecks(decks, '2026-11-22');
/** Our own, read once for all tests of a process. */
let ours: ReturnType<typeof read> | undefined;

/** Starts the service; close it when done. Limits are off unless `env` sets them. */
export async function startApp({
  db = freshSqlite(),
  clock = testClock(),
  env = {},
  decks = 'decks',
  pageDir,
  training,
  grader = env.GRADER_MODEL === undefined ? fakeGrader() : undefined,
  transcriber = cannedTranscriber,
  mailer,
  sendWebhook = async () => 204,
}: TestAppOptions = {}): Promise<TestApp> {
  const log: string[] = [];
  const settings = readConfig({
    DATA_DIR: freshFolder(),
    REQUESTS_PER_MINUTE: '1000000',
    SIGN_INS_PER_MINUTE: '1000000',
    AUTH_SECRET: testSecret,
    ...(grader ? { GRADER_MODEL: grader.model, OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' } : {}),
    ...env,
  });
  const config = pageDir === undefined ? settings : { ...settings, pageDir };
  const logger = pino({ level: 'info' }, { write: (line: string) => void log.push(line) });
  await loadDecks(db, decks === 'decks' ? (ours ??= read(decks)) : read(decks));
  const deps = {
    db,
    clock,
    config,
    logger,
    grader: grader ?? configuredGrader(config, { clock }),
    transcriber: config.transcriber ? createTranscriber(config.transcriber) : (transcriber ?? undefined),
    mailer: mailer ?? (config.mail && createSmtpMailer(config.mail)),
    sendWebhook,
    news: createNews(),
  };
  const jobs = createJobRunner(deps, {
    ...optimisationJobs(deps, training),
    ...mailJobs(deps),
    ...reminderJobs(deps),
    ...webhookJobs(deps),
  });
  const wakeJobs = () => gradings.wake();
  const gradings: JobRunner = createJobRunner(deps, { ...gradingJobs(deps), ...interviewJobs({ ...deps, wakeJobs }) });
  const stopping = new AbortController();
  const app = createApp({ ...deps, stopping: stopping.signal, wakeJobs });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stranger = createClient(url);
  return {
    url,
    db,
    clock,
    config,
    log,
    stranger,
    guest: async () => {
      const { status, body } = await stranger.auth('/sign-in/anonymous', {});
      expect(status).toBe(200);
      return createClient(url, (body as { token: string }).token);
    },
    account: stranger.newcomer,
    jobs,
    close: async () => {
      stopping.abort();
      await Promise.all([jobs.stop(), gradings.stop()]);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await db.close();
    },
  };
}

const cannedTranscriber: Transcriber = {
  model: 'canned',
  host: 'transcriber.example',
  transcribe: async () => ({ text: 'The CLI calls the daemon.', words: null, durationMs: null }),
};
