import { parseArgs } from 'node:util';
import { openDatabase } from '../db/open.ts';
import { DatabaseUnavailable } from '../db/database.ts';
import { deleteByOperator } from './accounts/delete-by-operator.ts';
import { createPasswordReset } from './accounts/password-reset.ts';
import { checkDecks, publishDecks } from './catalogue/check-decks.ts';
import { ConfigError, readConfig } from './config.ts';
import { reportCheck } from './reviews/report-check.ts';
import { reportLogLoss } from './reviews/report-log-loss.ts';

/** Commands for the operator and for authors of decks. */
const commands: Record<string, (args: string[]) => Promise<number> | number> = {
  'decks:check': ([folder = process.env.DECKS_DIR ?? 'decks']) => {
    const { lines, errors } = checkDecks(folder, today());
    for (const line of lines) console.log(line);
    return errors > 0 ? 1 : 0;
  },

  'decks:publish': ([folder = process.env.DECKS_DIR ?? 'decks']) => {
    const { lines, errors } = checkDecks(folder, today());
    if (errors > 0) {
      for (const line of lines) console.log(line);
      console.log('Nothing was published: mend the errors first.');
      return 1;
    }
    publishDecks(folder, today());
    console.log(`Published: ${folder}/lock.json and ${folder}/schema.json are up to date.`);
    return 0;
  },

  'password:reset': async ([email]) => {
    if (!email) {
      console.error('Say whose: npm run password:reset -- someone@example.org');
      return 1;
    }
    const config = readConfig();
    const db = await openDatabase(config);
    try {
      const link = await createPasswordReset(db, config, () => new Date(), email);
      console.log(
        link
          ? `Give this link to ${email}; it works once, within an hour:\n${link}`
          : `There is no account with the address ${email}.`,
      );
      return link ? 0 : 1;
    } finally {
      await db.close();
    }
  },

  'account:delete': async (args) => {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { 'with-cohorts': { type: 'boolean', default: false } },
    });
    const [email] = positionals;
    if (!email) {
      console.error('Say whose: npm run account:delete -- someone@example.org');
      return 1;
    }
    const db = await openDatabase(readConfig());
    try {
      const [line, done] = await deleteByOperator(db, email, values['with-cohorts'] ? 'delete' : 'refuse', new Date());
      console.log(line);
      return done ? 0 : 1;
    } finally {
      await db.close();
    }
  },

  check: async (args) => {
    const { values } = parseArgs({ args, options: { repair: { type: 'boolean', default: false } } });
    const db = await openDatabase(readConfig());
    try {
      return (await reportCheck(db, values.repair, (line) => console.log(line))) > 0 ? 1 : 0;
    } finally {
      await db.close();
    }
  },

  logloss: async (args) => {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { zone: { type: 'string', default: 'UTC' }, rollover: { type: 'string', default: '4' } },
    });
    const { lines, errors } = await reportLogLoss(
      positionals[0],
      { timeZone: values.zone, rolloverHour: Number(values.rollover) },
      Date.now(),
    );
    for (const line of lines) console.log(line);
    return errors > 0 ? 1 : 0;
  },
};

/** Thrown by parseArgs; its message says which. */
const isWrongOption = (error: unknown): error is TypeError =>
  error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_');

const today = () => new Date().toISOString().slice(0, 10);

const [name = '', ...args] = process.argv.slice(2);
const command = commands[name];
if (command) {
  try {
    process.exitCode = await command(args);
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof DatabaseUnavailable || isWrongOption(error))) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
} else {
  console.error(`Unknown command "${name}". Known: ${Object.keys(commands).join(', ')}.`);
  process.exitCode = 1;
}
