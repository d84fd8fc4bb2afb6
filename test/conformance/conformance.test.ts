import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { examineAll, type Examined } from './examine.ts';
import { reportOf } from './report.ts';
import { vectors } from './vectors.ts';

describe('conformance', () => {
  let examined: Examined[];
  beforeAll(async () => {
    examined = await examineAll();
  });
  it.each(vectors.map(({ id }) => id))('%s is passed or explained', (id) => {
    const one = examined.find(({ vector }) => vector.id === id);
    expect(one?.checks.filter(({ same, because }) => !same && because === undefined)).toEqual([]);
    expect(one?.verdict).not.toBe('failed');
  });
  it('is reported in report.md as it is: npm run conformance writes it', () => {
    expect(readFileSync(new URL('report.md', import.meta.url), 'utf8')).toBe(reportOf(examined));
  });
});
