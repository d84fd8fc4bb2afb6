import { readFileSync } from 'node:fs';
import { launchBrowser } from '../support/browser.ts';
const { url, cookie } = JSON.parse(readFileSync('/tmp/proto.json', 'utf8'));
const browser = await launchBrowser();
const context = await browser.newContext({ viewport: { width: 412, height: 800 }, extraHTTPHeaders: { cookie } });
const page = await context.newPage();
const cdp = await context.newCDPSession(page);
await cdp.send('Profiler.enable'); await cdp.send('Profiler.setSamplingInterval', { interval: 250 });
await cdp.send('Profiler.start');
await page.goto(url); await page.waitForTimeout(6000);
const { profile } = await cdp.send('Profiler.stop');
const nodes = new Map(profile.nodes.map((n) => [n.id, n]));
const parent = new Map<number, number>();
for (const n of profile.nodes) for (const c of n.children ?? []) parent.set(c, n.id);
const total = new Map<string, number>();
profile.samples!.forEach((id, i) => {
  const dt = profile.timeDeltas![i]! / 1000; const seen = new Set<string>();
  for (let k: number | undefined = id; k !== undefined; k = parent.get(k)) { const f = nodes.get(k)!.callFrame.functionName; if (f && !seen.has(f)) { seen.add(f); total.set(f, (total.get(f) ?? 0) + dt); } }
});
console.log([...total].sort((a, b) => b[1] - a[1]).slice(0, 90).map(([f, t]) => `${f} ${t.toFixed(0)}`).join(', '));
await browser.close();
{
  const runs: { t: number; dur: number; fns: Map<string, number> }[] = []; let at = 0; let cur: any; let lastRoot = -1;
  profile.samples!.forEach((id, i) => {
    const dt = profile.timeDeltas![i]! / 1000; at += dt;
    const names: string[] = []; for (let k: number | undefined = id; k !== undefined; k = parent.get(k)) names.push(nodes.get(k)!.callFrame.functionName || '(anon)');
    const top = names.at(-2);
    if (top === '(idle)' || top === '(program)' || top === undefined) { cur = undefined; return; }
    if (!cur) { cur = { t: at, dur: 0, fns: new Map() }; runs.push(cur); }
    cur.dur += Math.min(dt, 3);
    for (const n of new Set(names)) cur.fns.set(n, (cur.fns.get(n) ?? 0) + Math.min(dt, 3));
  });
  for (const r of runs.sort((a, b) => b.dur - a.dur).slice(0, 4)) console.log(r.t.toFixed(0), r.dur.toFixed(1), [...r.fns].sort((a, b) => b[1] - a[1]).slice(0, 45).map(([f, t]) => `${f} ${t.toFixed(1)}`).join(', '), '\n');
}
