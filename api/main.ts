import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { openDatabase } from '../db/open.ts';
import { DatabaseUnavailable, type Database } from '../db/database.ts';
import { expireGuests } from './accounts/expire-guests.ts';
import { createApp } from './app.ts';
import { loadDecks } from './catalogue/load-decks.ts';
import { readDecks } from './catalogue/read-decks.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import { scheduleMeasuring, dashboardJobs } from './dashboard/measure-due.ts';
import { configuredGrader } from './gradings/configured-grader.ts';
import { gradingJobs } from './gradings/jobs.ts';
import { createNews } from './gradings/news.ts';
import { createLogger } from './http/logging.ts';
import { refoldCards } from './reviews/refold-cards.ts';
import { stopGracefully } from './http/stop.ts';
import { interviewJobs } from './interviews/jobs.ts';
import { createJobRunner, type JobRunner } from './jobs/runner.ts';
import { mailJobs } from './mail/send-news.ts';
import { createSmtpMailer } from './mail/smtp-mailer.ts';
import { reminderJobs, scheduleReminders } from './notifications/remind.ts';
import { webhookJobs } from './webhooks/deliver.ts';
import { createSendWebhook } from './webhooks/send-webhook.ts';
import { createTranscriber } from './transcription/openai-transcriber.ts';
import { optimisationJobs } from './optimisations/jobs.ts';
import { scheduleOptimisations } from './optimisations/optimise-due.ts';

const clock = () => new Date();
const guestCheckMs = 60 * 60_000;

try {
  await main(readConfig());
} catch (error) {
  const remedy = explain(error);
  if (remedy === undefined) throw error;
  process.stderr.write(`Rehearse cannot start.\n${remedy}\n`);
  process.exitCode = 1;
}

async function main(config: Config) {
  const logger = createLogger(config);
  const db = await openDatabase(config, (error) => logger.error({ err: error }, 'a database connection was lost'));
  await loadCatalogue(db, config, logger);
  await scheduleOptimisations(db, clock());
  await scheduleReminders(db, clock());
  await scheduleMeasuring(db, clock());
  const grader = configuredGrader(config, { clock });
  const transcriber = config.transcriber && createTranscriber(config.transcriber);
  const sendWebhook = createSendWebhook({ allowPrivate: config.privateWebhooks });
  const mailer = config.mail && createSmtpMailer(config.mail);
  const deps = { db, clock, config, logger, grader, transcriber, mailer, sendWebhook, news: createNews() };
  const wakeJobs = () => jobs.wake();
  const jobs: JobRunner = createJobRunner(deps, {
    ...optimisationJobs(deps),
    ...dashboardJobs(deps),
    ...gradingJobs(deps),
    ...interviewJobs({ ...deps, wakeJobs }),
    ...mailJobs(deps),
    ...reminderJobs(deps),
    ...webhookJobs(deps),
  });
  const stopping = new AbortController();
  const server = createServer(createApp({ ...deps, stopping: stopping.signal, wakeJobs }));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  const removeGuests = () => {
    expireGuests(db, clock()).then(
      (guests) => guests > 0 && logger.info({ guests }, 'guests without a session were removed'),
      (error: unknown) => logger.error({ err: error }, 'guests could not be removed'),
    );
  };
  removeGuests();
  jobs.start();
  const timer = setInterval(removeGuests, guestCheckMs);
  let stopped = false;
  const refolding = refoldCards(db, () => stopped).then(
    (cards) => cards > 0 && logger.info({ cards }, 'cards of an earlier version were folded again'),
    (error: unknown) => logger.error({ err: error }, 'cards of an earlier version could not be folded again'),
  );
  stopGracefully(server, stopping, logger, async () => {
    clearInterval(timer);
    stopped = true;
    await refolding;
    await jobs.stop();
    await db.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  process.stdout.write(`Rehearse is ready: ${config.publicUrl.replace(/:0$/, `:${port}`)}\n`);
}

/** A broken file stops nothing: the good ones are served, and each fault is named. */
async function loadCatalogue(db: Database, { decksDir }: Config, logger: ReturnType<typeof createLogger>) {
  if (!existsSync(decksDir)) {
    throw new ConfigError(`DECKS_DIR: there is no folder ${decksDir}; set it to the folder that holds the decks`);
  }
  const library = readDecks(decksDir, clock().toISOString().slice(0, 10));
  const { added, changed, retired, issues } = await loadDecks(db, library);
  for (const issue of issues)
    logger[issue.severity === 'error' ? 'error' : 'warn']({ deck: `${issue.file}:${issue.line}` }, issue.message);
  logger.info(
    { added: added.length, changed: changed.length, retired: retired.length, faults: issues.length },
    'decks loaded',
  );
}

/** A fault of the surroundings that the operator can mend, in words; undefined for a mistake of ours. */
function explain(error: unknown): string | undefined {
  if (error instanceof ConfigError || error instanceof DatabaseUnavailable) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return 'PORT: another program listens there; set PORT to a free one, or stop that program.';
  if (code === 'EACCES') return 'PORT: this user may not listen there; set PORT to 1024 or more.';
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return 'HOST: this machine has no such address; use 127.0.0.1 or 0.0.0.0.';
  return undefined;
}
