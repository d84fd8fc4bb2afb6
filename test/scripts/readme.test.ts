import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { Environment } from '../../api/config.ts';
import packageJson from '../../package.json' with { type: 'json' };

const readme = readFileSync('README.md', 'utf8');

it('the README documents every variable that the server reads, in the words of the code', () => {
  const rows = Object.entries(Environment.shape).map(([name, schema]) => `| \`${name}\` | ${schema.description} |`);
  expect(readme.split('\n').filter((line) => line.startsWith('| `') && /^\| `[A-Z_]+`/.test(line))).toEqual(rows);
});
it('the README names only commands that exist', () => {
  const named = [...readme.matchAll(/npm run ([a-z:-]+)/g)].map(([, name]) => name ?? '');
  expect(named.filter((name) => !(name in packageJson.scripts))).toEqual([]);
});
