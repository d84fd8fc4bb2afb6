// `npm run db:generate`: one migration per database from the one schema; both belong in the same commit.
// Arguments go to drizzle-kit: npm run db:generate -- --name add-sessions
import { spawnSync } from 'node:child_process';
import { root } from './setup.mjs';

for (const dialect of ['sqlite', 'postgresql']) {
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/drizzle-kit/bin.cjs', 'generate', ...process.argv.slice(2)],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, DIALECT: dialect },
    },
  );
  if (status !== 0) process.exit(1);
}
