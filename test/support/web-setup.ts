import { afterEach, beforeEach, vi } from 'vitest';

/** React then flushes effects inside act(), and warns of updates outside it. */
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

// Files share a process: what modules of the page keep is the file's own.
vi.resetModules();

// This file is type-checked with the server's tests, which know no browser.
declare const localStorage: { clear: () => void };

/** What was said to console.error in this test; a test that expects it mocks console.error itself. */
let said: unknown[][];

beforeEach(() => {
  said = [];
  vi.spyOn(console, 'error').mockImplementation((...words: unknown[]) => void said.push(words));
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
  localStorage.clear();
  if (said.length > 0) throw new Error(`unexpected console.error: ${said.map((words) => words.join(' ')).join('\n')}`);
});
