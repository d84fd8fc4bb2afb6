import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, type ReactElement } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Me } from '../../web/api-types.ts';
import { BreaksSection } from '../../web/features/account/breaks-section.tsx';
import { DueDaysSection } from '../../web/features/account/due-days-section.tsx';
import { InterviewSection } from '../../web/features/account/interview-section.tsx';
import { StreakSection } from '../../web/features/account/streak-section.tsx';
import { StudySection } from '../../web/features/account/study-section.tsx';
import { type FakeServer, fakeServer, json, problem, type Seen } from '../support/fake-server.ts';
import { ada } from '../support/progress.ts';
import { arrive, click, enter, render, unmountAll, openTables } from './render.ts';

let server: FakeServer;
let minutes: number;

function answer({ url, body }: Seen): Response {
  if (url === '/api/v1/me') return json(200, { ...ada, ...(body as Partial<Me>) });
  const points = [0.85, 0.9, 0.95].map((retention, index) => ({
    retention,
    minutesPerDay: minutes * (index + 1),
    remembered: retention,
  }));
  return json(200, { desiredRetention: 0.9, points });
}

async function open(section: ReactElement) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { container } = render(<QueryClientProvider client={queryClient}>{section}</QueryClientProvider>);
  await arrive(100);
  const field = (label: string) => {
    const id = [...container.querySelectorAll('label')].find(({ textContent }) => textContent === label)?.htmlFor;
    return container.querySelector<HTMLInputElement>(`#${CSS.escape(id ?? 'none')}`)!;
  };
  const button = (name: string) => [...container.querySelectorAll('button')].find((one) => one.textContent === name)!;
  return {
    container,
    field,
    fields: (label: string) =>
      [...container.querySelectorAll('label')]
        .filter(({ textContent }) => textContent === label)
        .map(({ htmlFor }) => container.querySelector<HTMLInputElement>(`#${CSS.escape(htmlFor)}`)!),
    button,
    choose: (value: string) => click(container.querySelector<HTMLElement>(`input[value=${value}]`)!),
    alerts: () => [...container.querySelectorAll('[role=alert]')].map(({ textContent }) => textContent),
    said: () => container.textContent.replaceAll('\u00a0', ' '),
    save: async () => {
      act(() => container.querySelector('form')!.requestSubmit());
      await arrive(100);
      return server.seen.findLast(({ method }) => method === 'PATCH')?.body;
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-25T12:00:00.000Z') });
  minutes = 7;
  server = fakeServer(answer);
});
afterEach(unmountAll);

describe('the interview', () => {
  it('is saved with its date, its minutes and what is preferred', async () => {
    const section = await open(<InterviewSection me={ada} />);
    enter(section.field('Date of the interview'), '2026-12-04');
    enter(section.field('Minutes a day'), '25');
    section.choose('depth');
    expect(section.said()).toContain('In 9 days.');
    expect(await section.save()).toEqual({ interviewDate: '2026-12-04', minutesPerDay: 25, planFocus: 'depth' });
  });
  it('that has passed says so, and can be cleared', async () => {
    const section = await open(<InterviewSection me={{ ...ada, interviewDate: '2026-11-20' }} />);
    expect(section.said()).toContain('This day has passed, 5 days ago');
    click(section.button('Clear the date'));
    expect(await section.save()).toMatchObject({ interviewDate: null });
    expect(section.button('Clear the date')).toBeUndefined();
  });
  it('is not saved without minutes', async () => {
    const section = await open(<InterviewSection me={ada} />);
    enter(section.field('Minutes a day'), 'many');
    expect(await section.save()).toBeUndefined();
    expect(section.alerts()).toEqual(['Use a whole number of minutes.']);
  });
});

describe('breaks', () => {
  const me = { ...ada, breaks: [{ from: '2026-12-21', to: '2027-01-03' }] };

  it('are added and removed', async () => {
    const section = await open(<BreaksSection me={me} />);
    click(section.button('Add a break'));
    expect(document.activeElement).toBe(section.fields('First day off')[1]);
    enter(section.fields('First day off')[1]!, '2027-02-01');
    enter(section.fields('Last day off')[1]!, '2027-02-02');
    click(section.button('Remove break 1'));
    expect(await section.save()).toEqual({ breaks: [{ from: '2027-02-01', to: '2027-02-02' }] });
  });
  it('are not saved half done, and the field at fault says so', async () => {
    const section = await open(<BreaksSection me={me} />);
    click(section.button('Add a break'));
    enter(section.fields('First day off')[1]!, '2027-02-03');
    expect(await section.save()).toBeUndefined();
    expect(section.alerts()).toEqual(['Give the last day off, or remove this break.']);
  });
  it('that the server refuses are told at their field', async () => {
    const section = await open(<BreaksSection me={me} />);
    const errors = [{ pointer: '/body/breaks/0/to', message: 'must not lie before from: swap the two' }];
    server.answer = () => problem(422, 'validation', 'Odd.', { errors });
    await section.save();
    expect(section.alerts()).toEqual(['Must not lie before from: swap the two.']);
  });
});

describe('due days', () => {
  it('keep a share of an easy day that is none of the three choices', async () => {
    const section = await open(<DueDaysSection me={{ ...ada, easyDays: [1, 1, 1, 1, 0.7, 1, 1] }} />);
    expect(
      [...section.field('Friday').querySelectorAll('option')].map(({ textContent }) =>
        textContent.replaceAll('\u00a0', ' '),
      ),
    ).toEqual(['As usual', 'Fewer', 'None', '70 %']);
    enter(section.field('Saturday'), '0.5');
    enter(section.field('Sunday'), '0');
    expect(await section.save()).toMatchObject({ easyDays: [1, 1, 1, 1, 0.7, 0.5, 0] });
  });
  it('are asked in the order that is chosen', async () => {
    const section = await open(<DueDaysSection me={ada} />);
    enter(section.field('Order of questions that are due'), 'due');
    expect(await section.save()).toMatchObject({ backlogOrder: 'due' });
  });
  it('say which settings rest while due days do not move', async () => {
    const section = await open(<DueDaysSection me={ada} />);
    expect(section.said()).not.toContain('while due days are spread');
    click(section.field('Spread due days a little'));
    expect(section.said().match(/while due days are spread/g)).toHaveLength(2);
    expect(await section.save()).toMatchObject({ fuzz: false, loadBalance: true });
  });
});

it('a streak is switched off, and its freeze days are a whole number', async () => {
  const section = await open(<StreakSection me={ada} />);
  enter(section.field('Freeze days'), '');
  expect(await section.save()).toBeUndefined();
  click(section.field('Count days in a row'));
  enter(section.field('Freeze days'), '3');
  expect(await section.save()).toEqual({ streak: false, freezeDays: 3 });
});

describe('what a retention costs', () => {
  it('is said beside the slider, to screen readers too, and follows it', async () => {
    const section = await open(<StudySection me={ada} />);
    expect(section.said()).toContain(
      'At 90 %: about 14 minutes a day over the next 90 days; at 95 %: about 21 minutes a day.',
    );
    const slider = section.field('Desired retention');
    expect(slider.getAttribute('aria-valuetext')).toBe('90 percent, about 14 minutes a day');
    enter(slider, '85');
    expect(section.said()).toContain('at 90 %, as now: about 14 minutes a day.');
    openTables(section.container);
    expect(section.container.querySelectorAll('tbody tr')).toHaveLength(3);
  });
  it('is promised to someone who studies no deck yet', async () => {
    minutes = 0;
    expect((await open(<StudySection me={ada} />)).said()).toContain('Once you study a deck');
  });
  it('is left out where it cannot be read, and the slider stays', async () => {
    server.answer = () => problem(500, 'internal', 'Odd.');
    const section = await open(<StudySection me={ada} />);
    expect(section.said()).toContain('could not be read just now');
    expect(section.field('Desired retention').value).toBe('90');
  });
});

it('from how many lapses on a question keeps slipping is the learner’s to say', async () => {
  const section = await open(<StudySection me={ada} />);
  enter(section.field('Keeps slipping after'), '0');
  expect(await section.save()).toMatchObject({ leechThreshold: 0 });
});
