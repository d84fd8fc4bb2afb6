import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, type ReactElement } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Access, Cohort, CohortMember, Invitation, Me, OwnSubmission, Webhook } from '../../web/api-types.ts';
import { CohortsSection } from '../../web/features/account/cohorts-section.tsx';
import CoachPage from '../../web/features/coach/coach-page.tsx';
import JoinPage from '../../web/features/coach/join-page.tsx';
import PeoplePage from '../../web/features/coach/people-page.tsx';
import { TabBar } from '../../web/features/shell/tab-bar.tsx';
import { type FakeServer, fakeServer, json, problem, type Seen } from '../support/fake-server.ts';
import { ada } from '../support/progress.ts';
import { ownSubmission } from '../support/own-submission.ts';
import { arrive, click, enter, render, unmountAll } from './render.ts';

const token = '7K3M-Q2XD-9RTV';
const at = '2026-11-22T10:00:00.000Z';
const cohort: Cohort = {
  id: 'autumn',
  name: 'Platform track',
  about: '',
  createdAt: at,
  archivedAt: null,
  role: 'coach',
  joinedAt: at,
  coaches: [{ userId: 'grace', name: 'Grace' }],
  learnerCount: 1,
  sharing: null,
};
const learning: Cohort = { ...cohort, role: 'learner', sharing: { shareProgress: true, shareAnswers: false } };
const member: CohortMember = {
  userId: 'eve',
  name: 'Eve',
  email: 'eve@example.org',
  role: 'learner',
  joinedAt: at,
  shareProgress: true,
  shareAnswers: false,
};
const invitation: Invitation = {
  id: 'one',
  role: 'learner',
  email: null,
  name: null,
  maxUses: 30,
  uses: 3,
  createdAt: at,
  createdBy: 'Grace',
  expiresAt: '2026-12-06T10:00:00.000Z',
  revokedAt: null,
  state: 'open',
};
const look: Access = {
  id: 'look',
  at,
  reader: 'Grace',
  cohortId: 'autumn',
  cohort: 'Platform track',
  kind: 'answer',
  about: 'attempt',
  title: 'What are `probes` for?',
};
const webhook: Webhook = {
  id: 'hook',
  url: 'https://example.org/hook',
  events: ['member.joined'],
  createdAt: at,
  disabledAt: null,
  lastStatus: null,
  lastAt: null,
};

let server: FakeServer;
let session: object | null;
let cohorts: Cohort[];
let members: CohortMember[];
let invitations: Invitation[];
let webhooks: Webhook[];
let set: OwnSubmission[];
let csvFaults: string[];
let preview: () => Response;

function answer({ url, method, body }: Seen): Response {
  const path = url.replace(/^\/api\/(v1\/)?/, '').split('?', 1)[0] ?? '';
  if (path === 'auth/get-session') return json(200, session);
  if (path === 'me') return json(200, ada);
  if (path === 'me/accesses') return json(200, { items: [look], nextCursor: null });
  if (path.startsWith('invitations/')) return method === 'GET' ? preview() : json(200, learning);
  if (path === 'cohorts' && method === 'GET') return json(200, { items: cohorts });
  if (path === 'cohorts') return json(201, { ...cohort, ...(body as object) });
  if (path === 'cohorts/autumn/sharing')
    return json(200, { ...learning, sharing: { ...learning.sharing, ...(body as object) } });
  if (path === 'submissions')
    return json(200, { items: set, nextCursor: null, counts: { 'to-do': set.length, done: 0 } });
  if (path === 'cohorts/autumn/members') return json(200, { items: members, nextCursor: null });
  if (path.startsWith('cohorts/autumn/members/')) {
    members = members.filter(({ userId }) => !path.endsWith(`/${userId}`));
    if (path.endsWith(`/${ada.id}`)) cohorts = cohorts.filter(({ id }) => id !== 'autumn');
    return new Response(null, { status: 204 });
  }
  if (path === 'cohorts/autumn/invitations/csv')
    return problem(400, 'invalid', '2 rows are at fault, so nobody was invited.', {
      errors: csvFaults.map((message, index) => ({ pointer: `/body/${index + 2}`, message })),
    });
  if (path === 'cohorts/autumn/invitations')
    return method === 'GET'
      ? json(200, { items: invitations, nextCursor: null })
      : json(201, { ...invitation, token, link: `http://localhost/join#${token}` });
  if (path.startsWith('cohorts/autumn/invitations/')) {
    const revoked: Invitation = { ...invitation, state: 'revoked' };
    invitations = invitations.map((one) => (path.endsWith(`/${one.id}`) ? { ...revoked, id: one.id } : one));
    return json(200, revoked);
  }
  if (path === 'cohorts/autumn/webhooks')
    return method === 'GET'
      ? json(200, { items: webhooks })
      : json(201, { ...webhook, ...(body as object), id: 'other', secret: 'whsec_c2VjcmV0' });
  if (path.startsWith('cohorts/spring/members/')) return new Response(null, { status: 204 });
  if (path.startsWith('cohorts/autumn/webhooks/')) {
    webhooks = webhooks.filter(({ id }) => !path.endsWith(`/${id}`));
    return new Response(null, { status: 204 });
  }
  if (path === 'cohorts/autumn' && method === 'PATCH') {
    const { archived, ...words } = body as { archived?: boolean };
    return json(200, { ...cohort, ...words, archivedAt: archived === true ? at : null });
  }
  return path === 'cohorts/autumn' && cohorts[0] ? json(200, cohorts[0]) : problem(404, 'not-found', 'No such thing.');
}
const sent = () =>
  server.seen.filter(({ method }) => method !== 'GET').map(({ method, url, body }) => [method, url, body]);

async function open(page: ReactElement) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { container } = render(<QueryClientProvider client={queryClient}>{page}</QueryClientProvider>);
  for (let turn = 0; turn < 3; turn += 1) await arrive(50);
  const button = (name: string) => {
    const found = [...container.querySelectorAll('button')].find(({ textContent }) => textContent === name);
    if (!found) throw new Error(`no button "${name}" in ${container.textContent}`);
    return found;
  };
  return {
    container,
    button,
    press: async (name: string) => {
      button(name).focus();
      click(button(name));
      for (let turn = 0; turn < 3; turn += 1) await arrive(50);
    },
    field: (label: string) => {
      const id = [...container.querySelectorAll('label')].find(({ textContent }) => textContent === label)?.htmlFor;
      return container.querySelector<HTMLInputElement>(`#${CSS.escape(id ?? 'none')}`)!;
    },
    submit: async (button_: HTMLElement) => {
      act(() => button_.closest('form')!.requestSubmit());
      for (let turn = 0; turn < 3; turn += 1) await arrive(50);
    },
    said: () => container.textContent.replaceAll('\u00a0', ' '),
  };
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-25T12:00:00.000Z') });
  session = { user: { id: ada.id, name: 'Ada', isAnonymous: false } };
  cohorts = [cohort];
  members = [member];
  invitations = [invitation];
  webhooks = [webhook];
  set = [];
  csvFaults = [];
  preview = () =>
    json(200, {
      cohort: { name: 'Platform track', about: '' },
      role: 'learner',
      coaches: ['Grace', 'Ida'],
      seen: ['Your name and e-mail address.'],
      expiresAt: at,
      joined: null,
    });
  sessionStorage.clear();
  history.replaceState(null, '', '/');
  server = fakeServer(answer);
});
afterEach(unmountAll);

describe('Coach', () => {
  it('says what a coach does to whoever coaches nobody, and makes a first cohort', async () => {
    cohorts = [];
    const page = await open(<CoachPage />);
    expect(page.said()).toContain('You coach nobody yet.');
    await page.press('Make a cohort');
    enter(page.field('Name'), 'Autumn');
    await page.submit(page.button('Make the cohort'));
    expect(sent()).toEqual([['POST', '/api/v1/cohorts', { name: 'Autumn', about: '' }]]);
    expect(location.pathname).toBe('/coach/autumn/people');
  });
  it('lists the cohorts one coaches, and says where those are in which one learns', async () => {
    cohorts = [cohort, { ...learning, id: 'spring', name: 'Spring' }];
    const page = await open(<CoachPage />);
    expect([...page.container.querySelectorAll('h2')].map(({ textContent }) => textContent)).toEqual([
      'Platform track',
    ]);
    expect(page.said()).toContain('You learn in Spring');
  });
  it('asks a guest to sign up first, and asks the server nothing', async () => {
    session = { user: { id: 'g', name: 'Guest', isAnonymous: true } };
    const page = await open(<CoachPage />);
    expect(page.said()).toContain('Coaching needs an account.');
    expect(server.urls()).not.toContain('/api/v1/cohorts');
  });
  it.each([
    ['is in the navigation of who coaches', () => [cohort], true],
    ['is not in that of a learner', () => [learning], false],
  ])('%s', async (_what, mine, there) => {
    cohorts = mine();
    const { container } = await open(<TabBar />);
    expect([...container.querySelectorAll('a')].some(({ textContent }) => textContent === 'Coach')).toBe(there);
  });
});

describe('Assignments in the navigation', () => {
  const labels = async () => {
    const { container } = await open(<TabBar />);
    return [...container.querySelectorAll('a')].map(({ textContent }) => textContent);
  };
  it('are there for a learner who was set any', async () => {
    cohorts = [learning];
    set = [ownSubmission];
    expect(await labels()).toContain('Assignments');
  });
  it('are not there before anything is set', async () => {
    cohorts = [learning];
    expect(await labels()).not.toContain('Assignments');
  });
  it('are not asked for by who learns nowhere', async () => {
    await labels();
    expect(server.urls().filter((url) => url.startsWith('/api/v1/submissions'))).toEqual([]);
  });
});

describe('The navigation of a phone', () => {
  const labelsIn = (root: Element | null) => [...(root?.querySelectorAll('a') ?? [])].map((link) => link.textContent);
  it('of who coaches and learns has five tabs, the last of which opens the rest', async () => {
    cohorts = [cohort, { ...learning, id: 'spring' }];
    set = [ownSubmission];
    history.replaceState(null, '', '/progress');
    const page = await open(<TabBar />);
    expect(labelsIn(page.container)).toEqual(['Today', 'Interview', 'Assignments', 'Coach']);
    const more = page.button('More, with Progress');
    expect(['aria-current', 'aria-expanded'].map((name) => more.getAttribute(name))).toEqual(['true', 'false']);
    click(more);
    const sheet = page.container.querySelector('dialog');
    expect(labelsIn(sheet)).toEqual(['Library', 'Progress', 'Settings']);
    expect(sheet?.querySelector('[aria-current="page"]')?.textContent).toBe('Progress');
    click(sheet!.querySelector('a')!);
    expect(location.pathname).toBe('/library');
    expect(page.container.querySelector('dialog')).toBeNull();
  });
  it('has no "More" where five are enough', async () => {
    cohorts = [];
    const { container } = await open(<TabBar />);
    expect(labelsIn(container)).toEqual(['Today', 'Interview', 'Library', 'Progress', 'Settings']);
    expect(container.querySelector('button')).toBeNull();
  });
});

describe('People', () => {
  it('shows a new invitation once, as a link and as a code', async () => {
    const page = await open(<PeoplePage cohortId="autumn" />);
    enter(page.field('How many may join'), '12');
    await page.submit(page.button('Make an invitation'));
    expect(sent()).toEqual([
      ['POST', '/api/v1/cohorts/autumn/invitations', { role: 'learner', maxUses: 12, days: 14 }],
    ]);
    expect(page.field('Your invitation').value).toBe(`${location.origin}/join#${token}`);
    expect(page.container.querySelector('code')?.textContent).toBe(token);
    await page.press('Make another');
    expect(page.said()).not.toContain(token);
  });
  it('says how far an invitation is used, and revokes it once asked again', async () => {
    const page = await open(<PeoplePage cohortId="autumn" />);
    expect(page.said()).toContain('Works until 6 December 2026, used 3 of 30 times');
    await page.press('Revoke the invitation made 22 November 2026 by Grace');
    expect(sent()).toEqual([]);
    await page.press('Revoke it');
    expect(sent()).toEqual([['DELETE', '/api/v1/cohorts/autumn/invitations/one', undefined]]);
  });
  it('says what stays and what goes before it removes somebody', async () => {
    const page = await open(<PeoplePage cohortId="autumn" />);
    expect(page.said()).toContain('since 22 November 2026, shares progress');
    await page.press('Remove… Eve');
    expect(page.said()).toContain('what they handed in stays in their own list');
    expect(sent()).toEqual([]);
    await page.press('Remove');
    expect(sent()).toEqual([['DELETE', '/api/v1/cohorts/autumn/members/eve', undefined]]);
  });
  it('names each row at fault of a table', async () => {
    csvFaults = ['line 2: email "nobody" is no address', 'line 3: role is "boss"'];
    const page = await open(<PeoplePage cohortId="autumn" />);
    const input = page.container.querySelector<HTMLInputElement>('input[type=file]')!;
    Object.defineProperty(input, 'files', { value: [new File(['email\nnobody\n'], 'people.csv')] });
    act(() => void input.dispatchEvent(new Event('change', { bubbles: true })));
    await page.submit(page.button('Invite them'));
    expect(sent().map(([, url]) => url)).toEqual(['/api/v1/cohorts/autumn/invitations/csv?skipInvalid=false']);
    for (const fault of csvFaults) expect(page.said()).toContain(fault);
  });
  it('says which programs are told of what, and shows the secret of another once', async () => {
    const page = await open(<PeoplePage cohortId="autumn" />);
    expect(page.said()).toContain('https://example.org/hookSomebody joins');
    await page.press('Add a webhook');
    enter(page.field('Address'), 'https://chat.example.org/in');
    await page.submit(page.button('Add it'));
    const body = { url: 'https://chat.example.org/in', events: ['submission.handed-in'] };
    expect(sent()).toEqual([['POST', '/api/v1/cohorts/autumn/webhooks', body]]);
    expect(page.field('Its secret').value).toBe('whsec_c2VjcmV0');
  });
  it('of an archived cohort offers to remove a webhook and nothing else of it', async () => {
    cohorts = [{ ...cohort, archivedAt: at }];
    const page = await open(<PeoplePage cohortId="autumn" />);
    const section = page.container.querySelector('[aria-labelledby="webhooks"]')!;
    expect([...section.querySelectorAll('button')].map(({ textContent }) => textContent)).toEqual(['Remove…']);
    expect(page.said()).toContain('This cohort is archived');
  });
  it('leads a coach who left back to the cohorts', async () => {
    members = [member, { ...member, userId: ada.id, name: 'Ada', role: 'coach' }];
    history.replaceState(null, '', '/coach/autumn/people');
    const page = await open(<PeoplePage cohortId="autumn" />);
    await page.press('Leave… Ada');
    await page.press('Leave');
    expect(location.pathname).toBe('/coach');
  });
  it('is not for a learner, who is told who coaches', async () => {
    cohorts = [learning];
    const page = await open(<PeoplePage cohortId="autumn" />);
    expect(page.said()).toContain('This page is for its coaches: Grace.');
    expect(page.container.querySelector('form')).toBeNull();
  });
});

describe('The focus in People, after', () => {
  const ida: CohortMember = { ...member, userId: 'ida', name: 'Ida' };
  const people = async (...names: string[]) => {
    const page = await open(<PeoplePage cohortId="autumn" />);
    for (const name of names) await page.press(name);
    return document.activeElement?.textContent;
  };
  it.each([
    ['a member was removed, is on the next one', ['Remove… Eve', 'Remove'], 'Remove… Ida'],
    ['the last member was removed, is on the one before', ['Remove… Ida', 'Remove'], 'Remove… Eve'],
    ['all were removed, is on the heading', ['Remove… Ida', 'Remove', 'Remove… Eve', 'Remove'], 'Members'],
    [
      'the only invitation was revoked, is on their heading',
      ['Revoke the invitation made 22 November 2026 by Grace', 'Revoke it'],
      'Invitations so far',
    ],
    [
      'an invitation was kept, is on its button',
      ['Revoke the invitation made 22 November 2026 by Grace', 'Keep it'],
      'Revoke the invitation made 22 November 2026 by Grace',
    ],
    ['a webhook was removed, is on the heading', ['Remove…', 'Remove it'], 'Webhooks'],
    ['no webhook was added, is on the button that offers it', ['Add a webhook', 'Cancel'], 'Add a webhook'],
    ['the cohort was archived, is on restoring it', ['Archive this cohort…', 'Archive it'], 'Restore it'],
    [
      'it was restored, is on archiving it',
      ['Archive this cohort…', 'Archive it', 'Restore it'],
      'Archive this cohort…',
    ],
  ])('%s', async (_what, pressed, then) => {
    members = [member, ida];
    expect(await people(...pressed)).toBe(then);
  });
  it('a new name was saved, is on the button that saved it', async () => {
    const page = await open(<PeoplePage cohortId="autumn" />);
    enter(page.field('Name'), 'Autumn');
    page.button('Save').focus();
    await page.submit(page.button('Save'));
    expect(document.activeElement).toBe(page.button('Save'));
    expect(page.said()).toContain('Save Saved');
  });
});

describe('Joining', () => {
  it('says first what coaches will see, then joins', async () => {
    history.replaceState(null, '', `/join#${token}`);
    const page = await open(<JoinPage />);
    expect(page.said()).toContain('Grace and Ida coach this cohort');
    expect(page.said()).toContain('Your name and e-mail address.');
    expect(sent()).toEqual([]);
    await page.press('Join this cohort');
    expect(sent()).toEqual([['POST', `/api/v1/invitations/${token}/accept`, undefined]]);
    expect(location.pathname).toBe('/assignments');
  });
  it('has a stranger sign up first and comes back to the invitation, which is in no address', async () => {
    session = null;
    history.replaceState(null, '', `/join#${token}`);
    const page = await open(<JoinPage />);
    const link = [...page.container.querySelectorAll('a')].find(
      ({ textContent }) => textContent === 'Sign up to join',
    )!;
    click(link);
    expect(location.href).toMatch(/\/sign-up\?next=%2Fjoin$/);
    unmountAll();
    session = { user: { id: ada.id, name: 'Ada', isAnonymous: false } };
    history.replaceState(null, '', '/join');
    expect((await open(<JoinPage />)).said()).toContain('Join this cohort');
  });
  it('takes a typed code, and another where that one lets nobody in', async () => {
    preview = () => problem(409, 'conflict', 'This invitation has expired: write to your coach for a new one.');
    history.replaceState(null, '', '/join');
    const page = await open(<JoinPage />);
    enter(page.field('Code'), ' 7k3m q2xd 9rtv ');
    await page.submit(page.button('Look at the invitation'));
    expect(server.urls()).toContain('/api/v1/invitations/7k3m%20q2xd%209rtv');
    expect(page.container.querySelector('[role=alert]')?.textContent).toContain('has expired');
    expect(page.field('Code')).not.toBeNull();
  });
});

describe('Settings, cohorts and who sees what,', () => {
  const me: Me = { ...ada, role: 'learner' };
  it('share nothing unseen: each switch says what it shows, and is sent alone', async () => {
    cohorts = [learning];
    const page = await open(<CohortsSection me={me} />);
    expect([page.field('My progress').checked, page.field('My other answers').checked]).toEqual([true, false]);
    click(page.field('My other answers'));
    await arrive(50);
    expect(sent()).toEqual([['PATCH', '/api/v1/cohorts/autumn/sharing', { shareAnswers: true }]]);
  });
  it('say what stays and what goes before one leaves', async () => {
    cohorts = [learning];
    const page = await open(<CohortsSection me={me} />);
    await page.press('Leave this cohort…');
    expect(page.said()).toContain('the coaches no longer see any of it');
    await page.press('Leave Platform track');
    expect(sent()).toEqual([['DELETE', `/api/v1/cohorts/autumn/members/${ada.id}`, undefined]]);
  });
  it('put the focus on the next cohort after one was left, and on the heading after the last', async () => {
    cohorts = [learning, { ...learning, id: 'spring', name: 'Spring' }];
    const page = await open(<CohortsSection me={me} />);
    await page.press('Leave this cohort…');
    await page.press('Leave Platform track');
    expect(page.said()).not.toContain('Platform track.');
    expect(document.activeElement).toBe(page.button('Leave this cohort…'));
    await page.press('Leave this cohort…');
    await page.press('Stay');
    expect(document.activeElement).toBe(page.button('Leave this cohort…'));
    cohorts = [];
    await page.press('Leave this cohort…');
    await page.press('Leave Spring');
    expect(document.activeElement?.textContent).toBe('Cohorts and who sees what');
  });
  it('say which coach looked at what', async () => {
    const page = await open(<CohortsSection me={me} />);
    expect(page.said()).toContain('You are a learner in no cohort');
    expect(page.said()).toContain('Grace read an answer of yours: “What are probes for?”');
  });
});
