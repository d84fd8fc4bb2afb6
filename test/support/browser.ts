import { type Browser, chromium, type Page } from 'playwright-core';
import { ensureTestBrowser } from '../../scripts/setup.mjs';

/** Chromium without a window; close it when done. `more`: flags besides ours. Throws a message that says what to install. */
export const launchBrowser = (...more: string[]): Promise<Browser> =>
  chromium.launch({ executablePath: ensureTestBrowser(), args: [...flags, ...more] });

/** Quiet and offline: no sandbox for root, no updates, no calls home. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Collects, from now on, what a healthy page never does: errors in the console, uncaught exceptions, requests that fail.
 * A test ends with `expect(problems).toEqual([])`; `expected` names those that it provokes.
 */
export function watchForProblems(page: Page, expected: readonly RegExp[] = []): string[] {
  const problems: string[] = [];
  const note = (problem: string) => {
    if (!expected.some((pattern) => pattern.test(problem))) problems.push(problem);
  };
  page.on('console', (message) => {
    if (message.type() === 'error') note(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => note(`uncaught: ${error.stack ?? error.message}`));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? 'unknown';
    // A request that the page gave up itself, by leaving or by AbortController.
    if (reason !== 'net::ERR_ABORTED') note(`request: ${request.method()} ${request.url()} ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) note(`response: ${response.status()} ${response.url()}`);
  });
  return problems;
}
