import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { validate } from './validation.ts';
import packageJson from '../package.json' with { type: 'json' };

const port = z.coerce.number().int().min(0).max(65_535);
const shortestSecret = 32;
const folder = z
  .string()
  .min(1)
  .transform((path) => (isAbsolute(path) ? path : resolve(path)));

const endpoint = z
  .url({ protocol: /^https?$/, error: 'must be an address such as http://127.0.0.1:8000/v1' })
  .transform((url) => url.replace(/\/+$/, ''));
const dollars = z.coerce.number().min(0).max(2000);

/** Every variable the server reads; the README's table is made from the descriptions. */
export const Environment = z.object({
  PORT: port.default(3000).describe('Port to listen on. Default: 3000.'),
  HOST: z.string().min(1).default('127.0.0.1').describe('Address to listen on; 0.0.0.0 for all. Default: 127.0.0.1.'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      'Address that browsers use, such as https://rehearse.example.org; with https, cookies are Secure. Default: http://localhost:PORT.',
    ),
  DATA_DIR: folder
    .default(resolve('data'))
    .describe('Folder of the SQLite file and of secrets made at first start. Default: ./data.'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must look like postgres://user:password@host:5432/database' })
    .optional()
    .describe('PostgreSQL server to use instead of the SQLite file.'),
  AUTH_SECRET: z
    .string()
    .min(shortestSecret, 'must have at least 32 characters; make one with: openssl rand -base64 32')
    .optional()
    .describe(
      'Signs session cookies and the links of mails. Made and kept in DATA_DIR for SQLite; required with DATABASE_URL.',
    ),
  DECKS_DIR: folder.default(resolve('decks')).describe('Folder of careers, skills and decks. Default: ./decks.'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default('info')
    .describe('How much to log: fatal, error, warn, info, debug or silent. Default: info.'),
  TRUST_PROXY: z.coerce
    .number()
    .int()
    .min(0)
    .max(10)
    .default(0)
    .describe('Number of reverse proxies in front, so that client addresses are read right. Default: 0.'),
  REQUESTS_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(1)
    .default(600)
    .describe('Requests that one account (or one address without one) may make a minute. Default: 600.'),
  SIGN_INS_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(1)
    .default(60)
    .describe('Sign-ins, sign-ups and guests that one address may make a minute. Default: 60.'),
  GRADER_MODEL: z
    .string()
    .min(1)
    .optional()
    .describe('Model that grades answers, such as gpt-5-mini. Without it there is no LLM grader.'),
  OPENAI_BASE_URL: endpoint
    .optional()
    .describe('OpenAI-compatible server of that model. Default: https://api.openai.com/v1.'),
  OPENAI_API_KEY: z
    .string()
    .min(1)
    .optional()
    .describe('Its key; required for api.openai.com, any text or none for a local server that asks for none.'),
  GRADER_PRICES: z
    .string()
    .transform((given, context) => {
      const prices = given.split(',').map(Number);
      const [input, cached, output] = prices;
      if (
        input === undefined ||
        cached === undefined ||
        output === undefined ||
        prices.length !== 3 ||
        prices.some((price) => !(price >= 0 && price <= 10_000))
      ) {
        context.addIssue('must be three prices, such as 0.25,0.025,2');
        return z.NEVER;
      }
      return { input, cached, output };
    })
    .optional()
    .describe('Its prices in dollars per million tokens: input, cached input, output, such as 0.25,0.025,2.'),
  GRADER_BUDGET: dollars
    .optional()
    .describe('Dollars that grading may cost in a calendar month (UTC), everyone together; needs GRADER_PRICES.'),
  GRADER_USER_BUDGET: dollars
    .optional()
    .describe('Dollars that grading may cost in a calendar month for one account; needs GRADER_PRICES.'),
  TRANSCRIBE_BASE_URL: endpoint
    .optional()
    .describe('OpenAI-compatible server that turns speech into text. Without it, browsers do it or people type.'),
  TRANSCRIBE_API_KEY: z.string().min(1).optional().describe('Its key, if it asks for one.'),
  TRANSCRIBE_MODEL: z.string().min(1).default('whisper-1').describe('Its model. Default: whisper-1.'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must look like smtp://user:password@mail.example.org:587' })
    .optional()
    .describe(
      'Mail server, such as smtp://user:password@mail.example.org:587 (STARTTLS required; ?tls=off for a relay without) or smtps://…:465. Without it no mail is sent.',
    ),
  MAIL_FROM: z
    .email('must be an e-mail address, such as rehearse@example.org')
    .optional()
    .describe('Address that mail comes from; required with SMTP_URL.'),
  WEBHOOK_PRIVATE_ADDRESSES: z
    .enum(['refuse', 'allow'])
    .default('refuse')
    .describe(
      'allow: webhooks may go to private addresses and over http, for a server whose coaches are all trusted. Default: refuse.',
    ),
});

export interface Config {
  port: number;
  host: string;
  publicUrl: string;
  dataDir: string;
  databaseUrl: string | undefined;
  authSecret: string;
  decksDir: string;
  logLevel: z.output<typeof Environment>['LOG_LEVEL'];
  trustProxy: number;
  requestsPerMinute: number;
  signInsPerMinute: number;
  /** undefined: no LLM grader. */
  grader: GraderConfig | undefined;
  /** undefined: no transcription by a server. */
  transcriber: TranscriberConfig | undefined;
  /** undefined: this server sends no mail. */
  mail: MailConfig | undefined;
  /** Whether webhooks may go to private addresses, and over http. */
  privateWebhooks: boolean;
  /** Folder of the built page. */
  pageDir: string;
  version: string;
}

export interface GraderConfig {
  baseUrl: string;
  apiKey: string | undefined;
  model: string;
  /** Dollars per million tokens; undefined where they are not known. */
  prices: { input: number; cached: number; output: number } | undefined;
  /** Dollars a calendar month; undefined: no limit. */
  budget: number | undefined;
  userBudget: number | undefined;
}
export interface TranscriberConfig {
  baseUrl: string;
  apiKey: string | undefined;
  model: string;
}

export interface MailConfig {
  host: string;
  port: number;
  /** From the first byte, by STARTTLS or else not at all, or never. */
  tls: 'implicit' | 'starttls' | 'off';
  auth: { user: string; pass: string } | undefined;
  from: string;
}

/** The settings are unusable; the message names each variable, its fault and the remedy. */
export class ConfigError extends Error {}

/** Reads and checks the environment. An empty variable counts as not set. Throws ConfigError. */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = validate(Environment, given);
  if ('faults' in result)
    throw new ConfigError(result.faults.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
  const env = result.data;
  return {
    port: env.PORT,
    host: env.HOST,
    publicUrl: (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ''),
    dataDir: env.DATA_DIR,
    databaseUrl: env.DATABASE_URL,
    authSecret: env.AUTH_SECRET ?? ownSecret(env.DATABASE_URL, env.DATA_DIR),
    decksDir: env.DECKS_DIR,
    logLevel: env.LOG_LEVEL,
    trustProxy: env.TRUST_PROXY,
    requestsPerMinute: env.REQUESTS_PER_MINUTE,
    signInsPerMinute: env.SIGN_INS_PER_MINUTE,
    grader: graderConfig(env),
    transcriber: env.TRANSCRIBE_BASE_URL
      ? { baseUrl: env.TRANSCRIBE_BASE_URL, apiKey: env.TRANSCRIBE_API_KEY, model: env.TRANSCRIBE_MODEL }
      : undefined,
    mail: mailConfig(env),
    privateWebhooks: env.WEBHOOK_PRIVATE_ADDRESSES === 'allow',
    pageDir: fileURLToPath(new URL('../dist/web', import.meta.url)),
    version: packageJson.version,
  };
}

const openAi = 'https://api.openai.com/v1';

function graderConfig(env: z.output<typeof Environment>): GraderConfig | undefined {
  const { GRADER_MODEL: model, OPENAI_BASE_URL: baseUrl = openAi, OPENAI_API_KEY: apiKey } = env;
  const { GRADER_PRICES: prices, GRADER_BUDGET: budget, GRADER_USER_BUDGET: userBudget } = env;
  if (model === undefined) return undefined;
  if (baseUrl === openAi && apiKey === undefined)
    throw new ConfigError(
      'OPENAI_API_KEY: is required with GRADER_MODEL; or set OPENAI_BASE_URL to a server of your own',
    );
  if (prices === undefined && (budget !== undefined || userBudget !== undefined))
    throw new ConfigError(
      'GRADER_PRICES: is required with GRADER_BUDGET and GRADER_USER_BUDGET, for money to be counted; a server of your own costs 0,0,0',
    );
  return { baseUrl, apiKey, model, prices, budget, userBudget };
}

function mailConfig({ SMTP_URL, MAIL_FROM: from }: z.output<typeof Environment>): MailConfig | undefined {
  if (SMTP_URL === undefined) return undefined;
  if (from === undefined)
    throw new ConfigError('MAIL_FROM: is required with SMTP_URL; give the address that mail comes from');
  const url = new URL(SMTP_URL);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const implicit = url.protocol === 'smtps:';
  const isHere = ['localhost', '127.0.0.1', '::1'].includes(host);
  return {
    host,
    port: Number(url.port || (implicit ? 465 : 587)),
    tls: implicit ? 'implicit' : isHere || url.searchParams.get('tls') === 'off' ? 'off' : 'starttls',
    auth:
      url.username === ''
        ? undefined
        : { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    from,
  };
}

/** The secret of an embedded database lives beside it, readable by its owner alone. */
function ownSecret(databaseUrl: string | undefined, dataDir: string): string {
  if (databaseUrl) {
    throw new ConfigError(
      'AUTH_SECRET: is required with DATABASE_URL, the same for every process; make one with: openssl rand -base64 32',
    );
  }
  const path = join(dataDir, 'auth-secret');
  try {
    if (existsSync(path)) return storedSecret(path);
    mkdirSync(dataDir, { recursive: true });
    const secret = randomBytes(32).toString('base64url');
    writeFileSync(path, `${secret}\n`, { mode: 0o600, flag: 'wx' });
    chmodSync(path, 0o600);
    return secret;
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError(
      `DATA_DIR: ${dataDir} cannot be written (${error instanceof Error ? error.message : 'unknown error'}); give this user write permission or set another folder`,
      { cause: error },
    );
  }
}

function storedSecret(path: string): string {
  const secret = readFileSync(path, 'utf8').trim();
  if (secret.length < shortestSecret)
    throw new ConfigError(
      `DATA_DIR: the secret in ${path} is cut short; remove the file, and a new one is made at the next start`,
    );
  return secret;
}
