import { expect, it } from 'vitest';
import { invitedCsv } from '../../web/features/coach/people-words.ts';

it('invitations as a table hold no name that a spreadsheet would run', () => {
  const item = {
    line: 2,
    id: 'i',
    role: 'learner' as const,
    expiresAt: '2026-12-13T12:00:00.000Z',
    email: 'ada@example.org',
    token: '7K3M-Q2XD-9RTV',
    link: 'https://example.org/join#7K3M-Q2XD-9RTV',
  };
  const names = ['Ada', '=1+1', '@sum', null];
  const [, ...rows] = invitedCsv({ items: names.map((name) => ({ ...item, name })) }).split('\r\n');
  expect(rows.map((row) => row.split(',')[0])).toEqual(['"Ada"', `"'=1+1"`, `"'@sum"`, '""']);
});
