import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isInstalled, isNodeAtLeast, sourceStamp } from '../../scripts/setup.mjs';

test.each([
  ['20.19.0', '20.19', true],
  ['20.20.2', '20.19', true],
  ['22.0.0', '20.19', true],
  ['20.18.3', '20.19', false],
  ['18.20.0', '20.19', false],
])('Node %s is at least %s: %s', (version, least, expected) => {
  expect(isNodeAtLeast(version, least)).toBe(expected);
});

describe('packages are installed', () => {
  const lock = {
    packages: {
      '': { version: '0.1.0' },
      'node_modules/pg': { version: '8.1.0' },
      'node_modules/@esbuild/win32-x64': { version: '1.0.0', optional: true },
    },
  };

  test('when every version is there, but for optional ones of other platforms', () => {
    expect(isInstalled(lock, { packages: { 'node_modules/pg': { version: '8.1.0' } } })).toBe(true);
  });

  test('not when a package is missing', () => {
    expect(isInstalled(lock, { packages: {} })).toBe(false);
  });

  test('not when the lock file names another version', () => {
    expect(isInstalled(lock, { packages: { 'node_modules/pg': { version: '8.0.0' } } })).toBe(false);
  });
});

describe('the stamp of what was built', () => {
  let root;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'rehearse-stamp-'));
    for (const folder of ['web/features', 'api']) mkdirSync(join(root, folder), { recursive: true });
    for (const file of ['web/main.tsx', 'api/operations.ts', 'package-lock.json']) writeFileSync(join(root, file), 'a');
  });
  const stamp = () => sourceStamp(root, ['web', 'api/operations.ts', 'package-lock.json']);
  afterEach(() => rmSync(root, { recursive: true }));

  test('stays while nothing changes', () => {
    expect(stamp()).toBe(stamp());
  });

  test('is the same wherever the checkout lies', () => {
    expect(stamp()).not.toContain(root);
  });

  test.each(['web/main.tsx', 'api/operations.ts', 'package-lock.json'])('changes with the time of %s', (file) => {
    const before = stamp();
    utimesSync(join(root, file), 1, 1);
    expect(stamp()).not.toBe(before);
  });

  test('changes with a new file in a folder of web', () => {
    const before = stamp();
    writeFileSync(join(root, 'web/features/new.tsx'), '');
    expect(stamp()).not.toBe(before);
  });
});
