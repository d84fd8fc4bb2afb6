import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { InterviewCohort, InterviewShare } from '../../web/api-types.ts';
import { ShareDialog } from '../../web/features/interview-report/share-dialog.tsx';
import { fakeServer, json } from '../support/fake-server.ts';
import { arrive, click, render, unmountAll } from './render.ts';

const at = '2026-11-22T10:00:00.000Z';
const cohort: InterviewCohort = {
  cohortId: 'autumn',
  name: 'Platform track',
  archived: false,
  coaches: ['Grace'],
  assigned: false,
  sharedAt: at,
};
const share: InterviewShare = {
  id: 'one',
  createdAt: at,
  expiresAt: '2026-12-06T10:00:00.000Z',
  revokedAt: null,
  views: 0,
  viewedAt: null,
};
let cohorts: InterviewCohort[];
let shares: InterviewShare[];

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-25T12:00:00.000Z') });
  cohorts = [cohort, { ...cohort, cohortId: 'spring', name: 'Spring' }];
  shares = [share, { ...share, id: 'two', createdAt: '2026-11-21T10:00:00.000Z' }];
  fakeServer(({ url, method }) => {
    const id = url.split('/').at(-1);
    if (method === 'DELETE' && url.includes('/cohorts/')) return json(200, { ...cohort, sharedAt: null });
    if (method === 'DELETE') {
      shares = shares.map((one) => (one.id === id ? { ...one, revokedAt: at } : one));
      return json(200, shares[0]);
    }
    return json(200, { items: url.endsWith('/cohorts') ? cohorts : shares });
  });
});
afterEach(unmountAll);

it.each([
  ['a report was withdrawn, is on sharing it again', ['Withdraw it from Platform track', 'Withdraw it'], /^Share with/],
  [
    'a link was revoked, is on that of the next',
    ['Revoke the link made 22 November 2026', 'Revoke it'],
    /^Revoke the link made 21/,
  ],
])('The focus in the dialog that shares a report, after %s', async (_what, pressed, then) => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { container } = render(
    <QueryClientProvider client={client}>
      <ShareDialog interviewId="iv1" timeZone="Europe/Berlin" onClose={() => undefined} />
    </QueryClientProvider>,
  );
  for (let turn = 0; turn < 3; turn += 1) await arrive(50);
  for (const name of pressed) {
    const button = [...container.querySelectorAll('button')].find(
      ({ textContent }) => textContent.replaceAll('\u00a0', ' ') === name,
    )!;
    button.focus();
    click(button);
    for (let turn = 0; turn < 3; turn += 1) await arrive(50);
  }
  expect(document.activeElement?.textContent.replaceAll('\u00a0', ' ')).toMatch(then);
});
