import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, type ReactElement } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Deletion, ImportedExport } from '../../web/api-types.ts';
import { DeleteAccount } from '../../web/features/account/delete-account.tsx';
import { goesWords, staysWords } from '../../web/features/account/deletion-words.ts';
import { ExportImportForm } from '../../web/features/account/export-import-form.tsx';
import { importedWords, importRows } from '../../web/features/account/export-words.ts';
import { forgetLearner } from '../../web/forget-learner.ts';
import { type FakeServer, fakeServer, json, problem, type Seen } from '../support/fake-server.ts';
import { ada } from '../support/progress.ts';
import { arrive, click, enter, render, unmountAll } from './render.ts';

const nothing = { cards: 0, reviews: 0, answers: 0, recordings: 0, interviews: 0, links: 0, submissions: 0, decks: [] };
const deletion: Deletion = {
  email: 'ada@example.org',
  goes: { ...nothing, cards: 12, reviews: 40, answers: 9, recordings: 1, decks: ['Notes'] },
  leaves: [{ name: 'Autumn', role: 'learner' }],
  onlyCoachOf: [],
  stays: { decks: ['Shared'], comments: 3, verdicts: 1 },
  onlyAdmin: false,
};
const alone: Deletion = { ...deletion, onlyCoachOf: [{ id: 'spring', name: 'Spring', learners: 4 }] };
const row = (table: string, added: number, known = 0, leftOut = 0) => ({
  table: `carried/${table}.jsonl`,
  added,
  known,
  leftOut,
});
const imported: ImportedExport = {
  exportedAt: '2026-11-20T10:00:00.000Z',
  contentHash: 'x',
  tables: [row('cards', 12, 1), row('review_logs', 40), row('decks', 0), row('attempts', 2, 0, 7)],
  cards: 12,
  notImported: 'Cohorts stay in the file.',
};

let server: FakeServer;
let described: Deletion;
let onDelete: () => Response;
let onImport: (request: Seen) => Response;
const assign = vi.fn<(url: string | URL) => void>();

function answer(request: Seen): Response {
  const { url, method } = request;
  if (url.startsWith('/api/auth/')) return json(200, null);
  if (url === '/api/v1/me/deletion') return json(200, described);
  if (url.startsWith('/api/v1/imports/export')) return onImport(request);
  return method === 'DELETE' ? onDelete() : problem(404, 'not-found', 'No such thing.');
}

async function open(element: ReactElement) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { container } = render(<QueryClientProvider client={queryClient}>{element}</QueryClientProvider>);
  await arrive(100);
  const field = (label: string) => {
    const id = [...container.querySelectorAll('label')].find(({ textContent }) => textContent === label)?.htmlFor;
    return container.querySelector<HTMLInputElement>(`#${CSS.escape(id ?? 'none')}`)!;
  };
  const press = async (name: string) => {
    click([...container.querySelectorAll('button')].find((one) => one.textContent === name)!);
    await arrive(100);
  };
  const submit = async () => {
    act(() => container.querySelector('form')!.requestSubmit());
    await arrive(100);
  };
  const alerts = () => [...container.querySelectorAll('[role=alert]')].map(({ textContent }) => textContent);
  return { container, field, press, submit, alerts, said: () => container.textContent };
}
const sent = (method: string) => server.seen.filter((request) => request.method === method);

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-25T12:00:00.000Z') });
  described = deletion;
  onDelete = () => new Response(null, { status: 204 });
  onImport = () => json(200, imported);
  server = fakeServer(answer);
  vi.spyOn(location, 'assign').mockImplementation(assign);
  assign.mockClear();
});
afterEach(() => {
  unmountAll();
  vi.restoreAllMocks();
});

describe('deleting an account', () => {
  const openDialog = async (me = ada) => {
    const page = await open(<DeleteAccount me={me} />);
    await page.press(me.role === 'guest' ? 'Delete my work' : 'Delete my account');
    return page;
  };

  it('says what goes and what stays, takes e-mail address and password, and leaves to the first page', async () => {
    localStorage.setItem('rehearse.draft.ada.card', '{}');
    const page = await openDialog();
    for (const words of ['12 cards with 40 reviews', '“Notes”', 'Autumn, where you are a learner', '3 comments'])
      expect(page.said()).toContain(words);
    expect(page.container.querySelector('a[download]')?.getAttribute('href')).toBe('/api/v1/me/export');
    enter(page.field('E-mail address'), 'ada@example.org');
    enter(page.field('Password'), 'correct horse');
    await page.submit();
    expect(sent('DELETE')).toMatchObject([
      { url: '/api/v1/me', body: { confirm: 'ada@example.org', password: 'correct horse', soleCohorts: 'refuse' } },
    ]);
    expect(assign).toHaveBeenCalledWith('/?account=deleted');
    expect(localStorage.getItem('rehearse.draft.ada.card')).toBeNull();
  });
  it('is not sent before both are written', async () => {
    const page = await openDialog();
    await page.submit();
    expect(page.alerts()).toEqual(['Write the e-mail address of your account.', 'Write the password of your account.']);
    expect(sent('DELETE')).toEqual([]);
  });
  it('with a wrong password says so at its field, and may be tried again', async () => {
    const errors = [{ pointer: '/body/password', message: 'is wrong: write the password of your account' }];
    onDelete = () => problem(400, 'invalid', 'The request is not valid.', { errors });
    const page = await openDialog();
    enter(page.field('E-mail address'), 'ada@example.org');
    enter(page.field('Password'), 'wrong');
    await page.submit();
    expect(page.alerts()).toEqual(['Is wrong: write the password of your account.']);
    expect(assign).not.toHaveBeenCalled();
    onDelete = () => problem(429, 'rate-limited', 'Too many tries. Wait a minute.');
    enter(page.field('Password'), 'correct horse');
    await page.submit();
    expect(page.alerts()).toEqual(['Too many tries. Wait a minute.']);
  });
  it('as the only coach of a cohort leads to its people, or takes it along if told so', async () => {
    described = alone;
    const page = await openDialog();
    enter(page.field('E-mail address'), 'ada@example.org');
    enter(page.field('Password'), 'correct horse');
    await page.submit();
    expect(page.alerts()).toEqual(['Make somebody else coach first, or choose to delete it, too.']);
    expect(page.container.querySelector('a[href="/coach/spring/people"]')).not.toBeNull();
    click(page.field('Delete it, too'));
    await page.submit();
    expect(sent('DELETE')).toMatchObject([{ body: { soleCohorts: 'delete' } }]);
  });
  it('that became the only coach meanwhile is told, and gets the choice', async () => {
    onDelete = () => problem(409, 'conflict', 'Nothing is deleted: “Spring” would be left without a coach.');
    const page = await openDialog();
    described = alone;
    enter(page.field('E-mail address'), 'ada@example.org');
    enter(page.field('Password'), 'correct horse');
    await page.submit();
    expect(page.alerts()).toEqual(['Nothing is deleted: “Spring” would be left without a coach.']);
    expect(page.field('Delete it, too')).not.toBeNull();
  });
  it('asks a guest for nothing but to confirm', async () => {
    described = { ...deletion, email: null, goes: nothing, leaves: [], stays: { decks: [], comments: 0, verdicts: 0 } };
    const page = await openDialog({ ...ada, role: 'guest' });
    expect(page.container.querySelector('input')).toBeNull();
    await page.submit();
    expect(sent('DELETE')).toMatchObject([{ body: { soleCohorts: 'refuse' } }]);
    expect(assign).toHaveBeenCalledOnce();
  });
  it('forgets in this browser what is theirs, and nothing else', async () => {
    localStorage.setItem('rehearse.outbox.ada', '[]');
    localStorage.setItem('rehearse.outbox.grace', '[]');
    localStorage.setItem('rehearse.theme', 'dark');
    await forgetLearner('ada');
    expect(new Set(Object.keys(localStorage))).toEqual(new Set(['rehearse.outbox.grace', 'rehearse.theme']));
    localStorage.clear();
  });
  it('says only what there is', () => {
    expect(goesWords({ ...deletion, goes: nothing })).toEqual(['Your settings and notifications, and how you sign in']);
    expect(goesWords(alone)).toContain('1 recording of spoken answers');
    expect(staysWords(deletion)).toEqual([
      '3 comments and 1 verdict of yours on others’ answers',
      '“Shared”: others study this deck of yours, so they keep it',
    ]);
  });
});

describe('an import of an export', () => {
  const onImported = vi.fn<() => void>();
  const choose = async (name = 'rehearse-export.zip') => {
    onImported.mockClear();
    const page = await open(<ExportImportForm onImported={onImported} />);
    const input = page.field('Export of Rehearse');
    Object.defineProperty(input, 'files', { value: [new File(['zip'], name)], configurable: true });
    act(() => void input.dispatchEvent(new Event('change', { bubbles: true })));
    return page;
  };

  it('tells what was added, what was there and what stays out', async () => {
    const page = await choose();
    await page.submit();
    expect(sent('POST')).toMatchObject([
      { url: '/api/v1/imports/export?missing=refuse', headers: { 'content-type': 'application/zip' } },
    ]);
    expect(page.said()).toContain('12 cards, 40 reviews and 2 answers are new here');
    expect(
      [...page.container.querySelectorAll('tbody tr')].map(({ children }) =>
        [...children].map((cell) => cell.textContent),
      ),
    ).toEqual([
      ['Cards', '12', '1', '0'],
      ['Reviews', '40', '0', '0'],
      ['Answers', '2', '0', '7'],
    ]);
    expect(page.said()).toContain('import it again once they are here');
    expect(page.said()).toContain('Cohorts stay in the file.');
    expect(onImported).toHaveBeenCalledOnce();
  });
  it('that lacks decks here says which, and can leave them out', async () => {
    const errors = [
      { pointer: '/query/missing', message: 'This server does not have the decks go. Ask, or leave them out.' },
    ];
    onImport = () => problem(409, 'conflict', 'Nothing is imported yet: … missing=leave-out …', { errors });
    const page = await choose();
    await page.submit();
    expect(page.said()).toContain('This server does not have the decks go.');
    expect(page.said()).not.toContain('missing=');
    expect(onImported).not.toHaveBeenCalled();
    onImport = () => json(200, imported);
    await page.press('Import, and leave them out');
    expect(sent('POST').at(-1)?.url).toBe('/api/v1/imports/export?missing=leave-out');
    expect(page.said()).toContain('Imported:');
  });
  it('that differs or is no export says why, without that choice', async () => {
    onImport = () =>
      problem(409, 'conflict', 'Nothing is imported: it differs. Import into an account that was not used yet.');
    const page = await choose();
    await page.submit();
    expect(page.said()).toContain('Import into an account that was not used yet.');
    expect(page.said()).not.toContain('leave them out');
  });
  it('of another file is not sent', async () => {
    const page = await choose('cards.apkg');
    expect(page.alerts()).toEqual(['Choose the .zip file that “Everything that is yours” gave.']);
    await page.submit();
    expect(sent('POST')).toEqual([]);
  });
  it('says in one sentence what is new', () => {
    expect(importedWords({ ...imported, tables: [row('cards', 0, 12)] })).toBe(
      'Nothing is new: all of it was here already.',
    );
    expect(importedWords({ ...imported, tables: [] })).toBe('There was nothing in this export.');
    expect(importedWords({ ...imported, tables: [row('cards', 0, 0, 3)] })).toContain('does not have');
    expect(importedWords({ ...imported, cards: 0, tables: [row('settings', 1)] })).toBe('Imported.');
    expect(importRows({ ...imported, tables: [row('odd', 1), row('cards', 1)] }).map(({ name }) => name)).toEqual([
      'Cards',
      'odd',
    ]);
  });
});
