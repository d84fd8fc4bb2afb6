/**
 * `npm run bench:lighthouse`: what Lighthouse says, on a desktop and on a slow phone, of the report of a mock interview
 * and of the same report behind a link, on a server as `npm start` runs it; the middle one of three runs. Lighthouse
 * presses nothing, so the program of the report, which starts with its reader, is measured beside it: how long the first
 * press waits on such a phone.
 * Lighthouse is no package of ours, since it brings two hundred others that nothing else needs: npm fetches it for this
 * command.
 */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { routes } from '../../api/routes.ts';
import { ensureChromium, ensurePage, ensureServer, setUp } from '../../scripts/setup.mjs';
import { launchBrowser } from '../support/browser.ts';
import { freshFolder } from '../support/databases.ts';
import { startServer } from '../support/server.ts';
import { table } from './table.ts';

const lighthouse = 'lighthouse@12.8.2'; // the last one for Node 20
const Interview = routes.getInterview.responses[200];
const Result = z.object({
  categories: z.record(
    z.string(),
    z.object({
      score: z.number().nullable(),
      auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
    }),
  ),
  audits: z.record(z.string(), z.object({ score: z.number().nullable(), displayValue: z.string().optional() })),
});
const answer =
  'The CLI asks the daemon over its socket, which pulls the layers by digest, makes a namespace and a cgroup, and starts the process.';

const goals = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 };
const devices = { desktop: ['--preset=desktop'], phone: [] };

setUp(ensurePage, ensureServer);
const server = await startServer();
const cookie = await guestCookie();
const interviewId = await finishedInterview();
const { token } = routes.shareInterview.responses[201].parse(
  await api('POST', `/interviews/${interviewId}/shares`, { days: 7 }),
);
const pages = [
  {
    name: 'report',
    path: `/interviews/${interviewId}/report`,
    headers: { cookie },
    least: { desktop: goals, phone: goals },
  },
  {
    name: 'shared report',
    path: `/shared#${token}`,
    headers: {},
    // That it asks search engines to leave it out counts against it; no server sees its address, so the browser draws it.
    least: { desktop: { ...goals, seo: 0 }, phone: { ...goals, seo: 0, performance: 0 } },
  },
];
const examined = pages.flatMap(({ name, least, ...page }) =>
  (['desktop', 'phone'] as const).map((device) => ({
    ...page,
    name: `${name}, ${device}`,
    flags: devices[device],
    least: least[device],
  })),
);
const rows = [['page', ...Object.keys(goals)]];
const faults: string[] = [];
for (const { name, path, headers, flags, least } of examined) {
  const { categories, audits, span } = middleOf(() => examine(server.url + path, headers, flags));
  const scores = Object.entries(least).map(([category, goal]) => {
    const { score, auditRefs } = categories[category] ?? { score: null, auditRefs: [] };
    const failed = auditRefs.filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9);
    const percent = Math.round((score ?? 0) * 100);
    const said = failed.map(({ id }) => `${id} ${audits[id]?.displayValue ?? ''}`.trim());
    if (percent < 100) console.log(`${name}, ${category}: ${said.join(', ')}`);
    if (percent < goal) faults.push(`${name}: ${category} ${percent}, below ${goal}`);
    return category === 'performance' ? `${percent} (${span})` : String(percent);
  });
  rows.push([name, ...scores]);
}
const firstWaits = await firstPresses();
await server.kill();
console.log(`\n${table(rows)}\n\nThe shared report asks search engines to leave it out, which costs it points in seo.`);
console.log(`On the phone, the first press in the report is answered after ${firstWaits.join(' and ')} s.`);
for (const fault of faults) console.log(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

async function guestCookie(): Promise<string> {
  const response = await fetch(`${server.url}/api/auth/sign-in/anonymous`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url },
    body: '{}',
  });
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

async function api(method: string, path: string, body: unknown = {}): Promise<unknown> {
  const response = await fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: { cookie, origin: server.url, 'content-type': 'application/json' },
    ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** An interview that was answered to its end and judged: points covered, in part, missed and wrong in turn. */
async function finishedInterview(): Promise<string> {
  const id = randomUUID();
  const chosen = { deckIds: ['containers'], minutes: 30, think: false, followUps: false, seed: 7 };
  await api('POST', '/interviews', { id, ...chosen, inputMode: 'typed' });
  let interview = Interview.parse(await api('POST', `/interviews/${id}/start`));
  while (interview.current) {
    const { position, part } = interview.current;
    const body = { id: randomUUID(), position, part, inputMode: 'typed', answer };
    interview = Interview.parse(await api('POST', `/interviews/${id}/answers`, body));
  }
  const report = routes.getInterviewReport.responses[200].parse(await api('GET', `/interviews/${id}/report`));
  for (const { attempt } of report.answers)
    if (attempt)
      await api('POST', `/attempts/${attempt.id}/verdicts`, {
        verdicts: attempt.points.map((point, index) => ({
          pointId: point.id,
          verdict: (['covered', 'partial', 'missed', 'wrong'] as const)[index % 4],
        })),
      });
  return id;
}

/**
 * How long the first press on a button of the report waits for its dialog on a phone as Lighthouse simulates it, in s:
 * pressed as soon as the page is there, and once its program was fetched.
 */
async function firstPresses(): Promise<string[]> {
  const browser = await launchBrowser();
  const waits: string[] = [];
  for (const readFor of [0, 5000]) {
    const context = await browser.newContext({
      viewport: { width: 412, height: 823 },
      hasTouch: true,
      isMobile: true,
      extraHTTPHeaders: { cookie },
    });
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const [downloadThroughput, uploadThroughput] = [200_000, 94_000]; // bytes a second
    const line = { latency: 150, downloadThroughput, uploadThroughput, offline: false };
    await devtools.send('Network.emulateNetworkConditions', line);
    await page.goto(`${server.url}/interviews/${interviewId}/report`);
    await page.waitForTimeout(readFor);
    await page.evaluate(`addEventListener('pointerdown', () => performance.mark('pressed'), true)`);
    await page.getByRole('button', { name: 'Share' }).tap();
    await page.getByRole('dialog').waitFor();
    const ms = await page.evaluate(() => performance.measure('wait', 'pressed').duration);
    waits.push((ms / 1000).toFixed(1));
    await context.close();
  }
  await browser.close();
  return waits;
}

/** The run with the middle performance of three, since one may share the machine with something else; from where to where they went. */
function middleOf(runOnce: () => z.output<typeof Result>): z.output<typeof Result> & { span: string } {
  const percentOf = ({ categories }: z.output<typeof Result>) => Math.round((categories.performance?.score ?? 0) * 100);
  const first = runOnce();
  const runs = [first, runOnce(), runOnce()].toSorted((a, b) => percentOf(a) - percentOf(b));
  const [least = 0, , most = 0] = runs.map(percentOf);
  return { ...(runs[1] ?? first), span: `${least}–${most}` };
}

/** Runs Lighthouse in a browser of its own; on a busy machine a browser now and then records nothing, so once more then. */
function examine(
  url: string,
  headers: Record<string, string>,
  flags: readonly string[],
  tries = 3,
): z.output<typeof Result> {
  const file = join(freshFolder(), 'lighthouse.json');
  const { status, stderr, error } = spawnSync(
    'npm',
    [
      'exec',
      '--yes',
      `--package=${lighthouse}`,
      '--',
      'lighthouse',
      url,
      '--quiet',
      ...flags,
      '--output=json',
      `--output-path=${file}`,
      `--extra-headers=${JSON.stringify(headers)}`,
      '--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run',
    ],
    {
      encoding: 'utf8',
      env: { ...process.env, CHROME_PATH: ensureChromium() },
      shell: process.platform === 'win32',
    },
  );
  if (status !== 0 && tries > 1) return examine(url, headers, flags, tries - 1);
  if (status !== 0) throw new Error(`Lighthouse did not run: ${error?.message ?? stderr}`);
  return Result.parse(JSON.parse(readFileSync(file, 'utf8')));
}
