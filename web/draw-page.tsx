import { dehydrate, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { prerenderToNodeStream } from 'react-dom/static';
import { text } from 'node:stream/consumers';
import { Router as Address } from 'wouter';
import type { Ask, Built, DrawingOf } from '../api/http/drawn-page.ts';
import type { Session } from './auth-client.ts';
import { cohortsQuery } from './features/coach/use-cohorts.ts';
import { tabTitle } from './components/page-heading.tsx';
import { titleOf } from './features/interview-report/report-words.ts';
import { reportQuery } from './features/interview-report/use-report.ts';
import { gradersQuery } from './hooks/use-graders.ts';
import { meQuery } from './hooks/use-me.ts';
import { sessionQuery } from './hooks/use-session.ts';
import { Router } from './router.tsx';

/** The pages that the server draws, each with its module and with what it asks for; any other is drawn by the browser alone. */
const pages = [
  {
    address: /^\/interviews\/([\da-f-]{36})\/report$/,
    module: 'features/interview-report/report-page.tsx',
    answer: answerReport,
  },
];
/** What is in every page. */
const frame = ['index.html', 'features/notifications/bell.tsx'];

/** A page as the browser would draw it at its address, by the same components, for main.tsx to take over. */
export const drawingOf: DrawingOf = (path) => {
  for (const { address, module, answer } of pages) {
    const id = address.exec(path)?.[1];
    if (id === undefined) continue;
    return async ({ index, manifest }, ask) => {
      const answers = new QueryClient();
      const { title, isChanging } = await answer(answers, ask, id);
      return fill(index, {
        title: tabTitle(title),
        html: await draw(path, answers),
        answers: JSON.stringify(dehydrate(answers)),
        files: filesOf(manifest, [...frame, module]),
        isChanging,
      });
    };
  }
  return undefined;
};

interface Told {
  title: string;
  /** What the page shows goes on changing by itself. */
  isChanging: boolean;
}

async function answerReport(answers: QueryClient, ask: Ask, id: string): Promise<Told> {
  const report = await ask('getInterviewReport', { interviewId: id });
  const [me, graders, cohorts] = await Promise.all([ask('getMe'), ask('getGraders'), ask('listCohorts')]);
  answers.setQueryData(reportQuery(id).queryKey, report);
  answers.setQueryData(meQuery.queryKey, me);
  answers.setQueryData(gradersQuery.queryKey, graders);
  answers.setQueryData(cohortsQuery.queryKey, cohorts);
  const session: Session = { user: { id: me.id, name: me.name, isAnonymous: me.role === 'guest' } };
  // Stale at once: asking is what keeps a session alive.
  answers.setQueryData(sessionQuery.queryKey, session, { updatedAt: 0 });
  return { title: titleOf(report), isChanging: report.interview.grading?.underWay === true };
}

async function draw(path: string, answers: QueryClient): Promise<string> {
  const { prelude } = await prerenderToNodeStream(
    <StrictMode>
      <QueryClientProvider client={answers}>
        <Address ssrPath={path}>
          <Router />
        </Address>
      </QueryClientProvider>
    </StrictMode>,
    // Nothing is to be moved into place by inline scripts, which the policy forbids.
    { progressiveChunkSize: Infinity },
  );
  return text(prelude);
}

/** The files of some modules and of all that they import. */
function filesOf(manifest: Built['manifest'], modules: readonly string[]): string[] {
  const files = new Set<string>();
  const add = (name: string) => {
    const chunk = manifest[name];
    if (chunk === undefined || files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports?.forEach(add);
  };
  modules.forEach(add);
  return [...files];
}

interface Drawn extends Told {
  html: string;
  /** What it was drawn from, as JSON. */
  answers: string;
  /** Its program. */
  files: readonly string[];
}

/** Puts what was drawn, and what it was drawn from, into index.html; start.js starts its program. */
function fill(index: string, { title, html, answers, files, isChanging }: Drawn): string {
  const data = `<script type="application/json" id="drawn-from">${answers.replaceAll('<', '\\u003c')}</script>`;
  const start = `data-files="${files.map((file) => `/${file}`).join(' ')}"${isChanging ? ' data-at-once' : ''} defer`;
  return index
    .replace(/<title>.*?<\/title>/, () => `<title>${title.replaceAll('<', '&lt;')}</title>`)
    .replace(/<div id="root">.*?<\/div>/s, () => `<div id="root">${html}</div>${data}`)
    .replace(/<script type="module" crossorigin src="(.+?)">/, `<script src="/start.js" data-program="$1" ${start}>`);
}
