import { readFileSync } from 'node:fs';
import { launchBrowser, watchForProblems } from '../support/browser.ts';
const { url, cookie } = JSON.parse(readFileSync('/tmp/proto.json', 'utf8'));
const browser = await launchBrowser();
for (const [name, viewport, colorScheme] of [
  ['wide', { width: 1280, height: 900 }, 'light'],
  ['phone', { width: 390, height: 844 }, 'dark'],
] as const) {
  const context = await browser.newContext({
    viewport,
    colorScheme,
    extraHTTPHeaders: { cookie },
    javaScriptEnabled: true,
  });
  const page = await context.newPage();
  const problems = watchForProblems(page);
  await page.route('**/start.js', (r) => r.abort());
  await page.goto(url);
  await page.waitForTimeout(800);
  await page.screenshot({ path: `/tmp/look-${name}-drawn.png` });
  const before = await page.evaluate(() => document.getElementById('root')!.innerHTML);
  await page.unroute('**/start.js');
  await page.goto(url);
  await page.waitForTimeout(5000);
  await page.screenshot({ path: `/tmp/look-${name}-live.png`, fullPage: name === 'wide' });
  const after = await page.evaluate(() => document.getElementById('root')!.innerHTML);
  let i = 0;
  while (before[i] === after[i] && i < before.length) i++;
  console.log(
    name,
    before.length,
    after.length,
    'same up to',
    i,
    before.slice(i, i + 120),
    '//',
    after.slice(i, i + 120),
  );
  console.log(await page.title(), problems);
  const hydrated = await page.evaluate(() =>
    Object.keys(document.querySelector('main h1')!).some((k) => k.startsWith('__react')),
  );
  console.log({ hydrated });
  // Opens an answer.
  await page.locator('details[data-answer="1"] summary').click();
  await page.waitForTimeout(500);
  console.log(await page.locator('details[data-answer="1"] ol li').count(), problems);
  await context.close();
}
await browser.close();
