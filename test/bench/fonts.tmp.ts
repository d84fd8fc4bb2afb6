import { readFileSync } from 'node:fs';
import { launchBrowser } from '../support/browser.ts';
const { url } = JSON.parse(readFileSync('/tmp/proto.json', 'utf8'));
const text = 'The CLI asks the daemon over its socket, which pulls the layers by digest, makes a namespace and a cgroup, and starts the process. What was missed or wrong is gathered here as the points below are judged. Five of twelve answers went well; next, put right what you said of namespaces, images and health checks';
const afm: Record<string, Record<string, number>> = { times: {}, arial: {} };
const rows = { times: '444 500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 278 500 500 722 500 500 444', arial: '556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500' };
for (const [k, v] of Object.entries(rows)) { v.split(' ').forEach((w, i) => (afm[k]![String.fromCharCode(97 + i)] = Number(w))); Object.assign(afm[k]!, k === 'times' ? { ' ': 250, ',': 250, '.': 250, ';': 278, T: 611, W: 944, F: 556, C: 667, L: 611, I: 333 } : { ' ': 278, ',': 278, '.': 278, ';': 278, T: 611, W: 944, F: 611, C: 722, L: 556, I: 278 }); }
for (const k of ['times', 'arial']) console.log(k, [...text].reduce((s, c) => s + (afm[k]![c] ?? NaN), 0) / 1000);
const browser = await launchBrowser();
const page = await browser.newPage();
await page.goto(new URL('/library', url).href);
console.log(await page.evaluate(async (t: string) => {
  const out: Record<string, number> = {};
  for (const f of ['Inter Variable', 'Source Serif 4 Variable', 'JetBrains Mono Variable']) await document.fonts.load(`400 100px "${f}"`);
  const c = document.createElement('canvas').getContext('2d')!;
  for (const f of ['Inter Variable', 'Source Serif 4 Variable', 'JetBrains Mono Variable', 'DejaVu Sans', 'DejaVu Serif', 'DejaVu Sans Mono', 'Georgia', 'system-ui']) { c.font = `400 100px "${f}"`; out[f] = c.measureText(t).width / 100; }
  return out;
}, text));
await browser.close();
