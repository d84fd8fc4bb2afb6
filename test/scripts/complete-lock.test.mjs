import { expect, test } from 'vitest';
import { missingEntries, platformOf } from '../../scripts/complete-lock.mjs';

test.each([
  ['@oxlint/binding-linux-x64-musl', { os: ['linux'], cpu: ['x64'], libc: ['musl'] }],
  ['@oxlint/binding-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'], libc: ['glibc'] }],
  ['@oxlint-tsgolint/darwin-arm64', { os: ['darwin'], cpu: ['arm64'] }],
  ['@tailwindcss/oxide-wasm32-wasi', { cpu: ['wasm32'] }],
])('reads the platform off %s', (name, platform) => {
  expect(platformOf(name)).toEqual(platform);
});

test('says so when a name tells no platform', () => {
  expect(() => platformOf('left-pad')).toThrow('left-pad');
});

test('finds the builds that the lock file lacks, and only those', () => {
  const packages = {
    '': {},
    'node_modules/a': { dev: true, optionalDependencies: { 'a-linux-x64': '1.0.0', 'a-win32-x64': '1.0.0' } },
    'node_modules/a-linux-x64': { version: '1.0.0' },
    'node_modules/b/node_modules/c': { optionalDependencies: { 'c-linux-x64': '2.0.0' } },
    'node_modules/b/node_modules/c-linux-x64': { version: '2.0.0' },
  };
  expect(missingEntries(packages)).toEqual({
    'node_modules/a-win32-x64': { version: '1.0.0', cpu: ['x64'], dev: true, optional: true, os: ['win32'] },
  });
});

test('takes a range as the version of the build that is locked', () => {
  const packages = {
    'node_modules/a': { optionalDependencies: { 'a-linux-x64': '^1.0.0', 'a-darwin-arm64': '^1.0.0' } },
    'node_modules/a-linux-x64': { version: '1.0.3' },
  };
  expect(missingEntries(packages)).toMatchObject({ 'node_modules/a-darwin-arm64': { version: '1.0.3' } });
});
