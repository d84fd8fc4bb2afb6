import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { freshFolder } from '../support/databases.ts';

it.each(['sqlite', 'postgresql'])('the migrations of %s make exactly the schema', (dialect) => {
  const folder = freshFolder();
  cpSync('db/migrations', folder, { recursive: true });
  const before = readdirSync(join(folder, dialect));
  const { stdout, stderr } = spawnSync(process.execPath, ['node_modules/drizzle-kit/bin.cjs', 'generate'], {
    env: { ...process.env, DIALECT: dialect, MIGRATIONS_DIR: relative('.', folder) },
    encoding: 'utf8',
  });
  expect(stdout + stderr, 'run npm run db:generate').toContain('No schema changes');
  expect(readdirSync(join(folder, dialect))).toEqual(before);
});
