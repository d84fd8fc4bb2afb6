import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Draft } from '../../web/api-types.ts';
import {
  changeLines,
  changesOf,
  faultAt,
  takenSummary,
  takenWords,
} from '../../web/features/authoring/authoring-words.ts';
import { QuestionEditor } from '../../web/features/authoring/question-editor.tsx';
import { readFile } from '../../web/features/authoring/question-file.ts';
import { type FakeServer, fakeServer, json, problem, type Seen } from '../support/fake-server.ts';
import { arrive, click, enter, render, unmountAll } from './render.ts';

const draft: Draft = {
  questionId: 'probes',
  yaml: 'id: probes\nlevel: 1\nprompt: What?\npoints: []\nmodel: A check.\n',
  version: 1,
  updatedAt: '2026-11-25T12:00:00.000Z',
  state: 'faulty',
  rev: null,
  meaningChanged: false,
  prompt: 'What?',
  findings: [{ severity: 'error', line: 4, field: '/points', message: 'write at least 4 that are not bonus' }],
};
const address = '/api/v1/own-decks/own%3A1/drafts/probes';

let server: FakeServer;
let stored: Draft;
let refuses: boolean;
function answer({ method, body }: Seen): Response {
  if (method === 'GET') return json(200, { items: [stored], nextCursor: null, removed: [], elsewhere: 0 });
  if (refuses) return problem(409, 'conflict', 'This question was changed elsewhere.');
  const { yaml } = body as { yaml: string };
  stored = { ...stored, yaml, version: stored.version + 1 };
  return json(200, stored);
}

function open(of = draft) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { container } = render(
    <QueryClientProvider client={queryClient}>
      <QuestionEditor deckId="own:1" draft={of} onClose={() => {}} />
    </QueryClientProvider>,
  );
  const button = (name: string) => [...container.querySelectorAll('button')].find((one) => one.textContent === name)!;
  return { container, button, field: () => container.querySelector('textarea')! };
}
const puts = () => server.seen.filter(({ method }) => method === 'PUT').map(({ url, body }) => ({ url, body }));

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-25T12:00:00.000Z') });
  stored = draft;
  refuses = false;
  server = fakeServer(answer);
});
afterEach(unmountAll);

describe('a question while it is written', () => {
  it('says at the field what the checker finds', () => {
    const { container } = open();
    const alerts = [...container.querySelectorAll('[role=alert]')].map(({ textContent }) => textContent);
    expect(alerts).toEqual(['Write at least 4 that are not bonus.']);
  });
  it('is stored once a pause, with the version that it replaces', async () => {
    const { container, field } = open();
    enter(field(), 'What is');
    await arrive(300);
    enter(field(), 'What is it?');
    await arrive(600);
    expect(puts()).toEqual([]);
    await arrive(200);
    const yaml = draft.yaml.replace('prompt: What?', 'prompt: |\n  What is it?');
    expect(puts()).toEqual([{ url: address, body: { yaml, version: 1 } }]);
    expect(container.textContent).toContain('Saved as a draft');
    enter(field(), 'What?');
    await arrive(800);
    expect(puts().at(-1)?.body).toMatchObject({ version: 2 });
  });
  it.each([
    ['was never published, that it is a draft', { rev: null, state: 'new' }, 'Saved as a draft'],
    ['is published as it stands, that it is', { rev: 2, state: 'published' }, 'Saved and published'],
    [
      'differs from what is studied, when that changes',
      { rev: 2, state: 'changed' },
      'Saved: studied once you publish',
    ],
    ['has a fault that the published one has not, too', { rev: 2, state: 'faulty' }, 'Saved: studied once you publish'],
  ] as const)('says of what %s', (_what, stands, words) => {
    expect(
      open({ ...draft, ...stands })
        .container.querySelector('[role=status]')
        ?.textContent.trim(),
    ).toBe(words);
  });
  it('is stored when its writer leaves in the middle of a word', async () => {
    const { field } = open();
    enter(field(), 'What is');
    unmountAll();
    await arrive(0);
    expect(puts()).toHaveLength(1);
  });
  it('asks which text to keep where another window changed it', async () => {
    const { container, button, field } = open();
    stored = { ...draft, yaml: draft.yaml.replace('What?', 'Theirs?'), version: 5 };
    refuses = true;
    enter(field(), 'Mine?');
    await arrive(800);
    expect(container.textContent).toContain('changed in another window');
    await arrive(20_000);
    expect(puts()).toHaveLength(1);
    refuses = false;
    click(button('Keep mine'));
    await arrive(800);
    expect(puts().at(-1)?.body).toMatchObject({ version: 5, yaml: expect.stringContaining('Mine?') });
    expect(field().value).toBe('Mine?');
  });
  it('that is no YAML has its text, and no form', async () => {
    const { container, button, field } = open();
    click(button('YAML'));
    expect(container.textContent).toContain('Line 4 · points: Write at least 4');
    enter(field(), 'key: "unclosed');
    click(button('Form'));
    expect(container.textContent).toContain('cannot be shown as fields');
    await arrive(800);
    expect(puts().at(-1)?.body).toMatchObject({ yaml: 'key: "unclosed' });
  });
});

describe('the points of a question', () => {
  const point = (id: string, more = '') => `  - id: ${id}\n    say: ${id} it\n${more}`;
  const yaml = `prompt: What?\npoints:\n${point('one')}${point('two')}${point('three', '    group: any\n')}`;
  const openWith = (text: string, findings: Draft['findings'] = []) => open({ ...draft, yaml: text, findings });
  const ids = () =>
    readFile((puts().at(-1)?.body as { yaml: string } | undefined)?.yaml ?? '')?.points.map(({ id }) => id);

  it('are moved by buttons and by keys, and keep the focus', async () => {
    const { container } = openWith(yaml);
    const up = () => container.querySelector<HTMLElement>('[aria-label="Move point 2 up"]')!;
    up().focus();
    click(up());
    await arrive(800);
    expect(ids()).toEqual(['two', 'one', 'three']);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Move point 1 up');
    expect(container.textContent).toContain('Point 2 is now point 1 of 3.');
    expect(document.activeElement?.getAttribute('aria-disabled')).toBe('true');
    const field = container.querySelector<HTMLElement>('#point-1 textarea')!;
    act(() => {
      field.focus();
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', altKey: true, bubbles: true }));
    });
    await arrive(800);
    expect(ids()).toEqual(['two', 'three', 'one']);
    expect(document.activeElement).toBe(container.querySelector('#point-2 textarea'));
  });
  it('are grouped, and what is wrong with a group stands at it', async () => {
    const message = 'asks for 3 of 1 points: ask for fewer';
    const { container, button } = openWith(`groups: { any: 3 }\n${yaml}`, [
      { severity: 'error', line: 1, field: '/groups/any', message },
    ]);
    const group = () => [...container.querySelectorAll('fieldset')].at(-1)!;
    expect(group().textContent).toContain('1 point in it');
    expect(group().querySelector('[role=alert]')?.textContent).toBe('Asks for 3 of 1 points: ask for fewer.');
    const name = group().querySelector('input')!;
    enter(name, 'Good Reasons');
    act(() => {
      name.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
    });
    await arrive(800);
    expect(readFile(stored.yaml)).toMatchObject({
      groups: [{ id: 'good-reasons', need: '3' }],
      points: [{ group: '' }, { group: '' }, { group: 'good-reasons' }],
    });
    click(button('Preview'));
    expect(container.textContent).toContain('Any 3 of 1');
  });
});

describe('words for authors', () => {
  it('say what publishing changes', () => {
    const of = (state: Draft['state'], meaningChanged = false) => ({ ...draft, state, meaningChanged });
    const items = [of('published'), of('changed'), of('changed', true), of('new'), of('new')];
    const lines = changeLines(
      changesOf({ items, nextCursor: null, removed: [{ questionId: 'a', prompt: 'A?' }], elsewhere: 0 }),
    );
    expect(lines).toEqual([
      expect.stringMatching(/^2 questions will be added/),
      expect.stringMatching(/^1 question will ask for something else; the card and its history stay/),
      expect.stringMatching(/^1 question will be worded better/),
      expect.stringMatching(/^1 question will be asked no more/),
    ]);
    expect(changeLines(changesOf({ items: [of('published')], nextCursor: null, removed: [], elsewhere: 3 }))).toEqual(
      [],
    );
  });
  it('name the faults of a field, and of what is in it where that is asked', () => {
    const findings = [{ severity: 'error' as const, line: 1, field: '/points/1/evidence/0', message: 'write a word' }];
    expect(faultAt(findings, '/points/1/evidence')).toBeUndefined();
    expect(faultAt(findings, '/points/1/evidence', true)).toBe('Write a word.');
    expect(faultAt(findings, '/points/1/evi', true)).toBeUndefined();
  });
  it('say what became of a file', () => {
    const item = { file: null, line: 2, questionId: 'a', prompt: 'A?', message: null };
    expect(takenWords({ ...item, outcome: 'added', findings: draft.findings })).toEqual({
      word: 'Added',
      note: '1 thing to mend before publishing.',
      faults: [],
    });
    expect(takenWords({ ...item, outcome: 'refused', message: 'has no prompt: write it', findings: [] })).toEqual({
      word: 'Not taken',
      note: 'Has no prompt: write it.',
      faults: [],
    });
    expect(takenWords({ ...item, outcome: 'refused', message: 'has errors', findings: draft.findings }).faults).toEqual(
      ['Line 4, points: Write at least 4 that are not bonus.'],
    );
    const outcomes = ['refused', 'added', 'kept', 'added'] as const;
    expect(takenSummary(outcomes.map((outcome) => ({ outcome })))).toBe('2 added, 1 left as it was, 1 not taken.');
  });
});
