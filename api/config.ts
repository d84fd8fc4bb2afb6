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
    .describe('Signs session cookies. Made and kept in DATA_DIR for SQLite; required with DATABASE_URL.'),
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
  /** Folder of the built page. */
  pageDir: string;
  version: string;
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
    pageDir: fileURLToPath(new URL('../dist/web', import.meta.url)),
    version: packageJson.version,
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
