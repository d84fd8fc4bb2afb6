import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Hotkey, useHotkeyGroups, useHotkeys } from '../../web/hooks/use-hotkeys.ts';
import { press, renderHook, unmountAll } from './render.ts';

/** Makes keys work; answers what ran, in order. */
function listen(...keys: (string | Partial<Hotkey>)[]) {
  const ran: string[] = [];
  const hotkeys = keys.map((key): Hotkey => {
    const over = typeof key === 'string' ? { keys: key } : key;
    const label = String([over.keys ?? ''].flat()[0]);
    return { keys: '', label, run: () => ran.push(label), ...over };
  });
  const { unmount } = renderHook(() => useHotkeys('Test', hotkeys));
  return { ran, unmount };
}
/** Puts HTML on the page and focuses its first element, or that with an id of `focus`. */
function focusIn(html: string): HTMLElement {
  document.body.insertAdjacentHTML('beforeend', `<div class="on-page">${html}</div>`);
  const element = document.querySelector<HTMLElement>('.on-page #focus, .on-page > *')!;
  const target = document.querySelector<HTMLElement>('#focus') ?? element;
  act(() => target.focus());
  return target;
}

beforeEach(() => {
  // Whatever began a sequence before ends with a key that means nothing.
  press('F1');
});
afterEach(() => {
  unmountAll();
  for (const element of document.querySelectorAll('.on-page')) element.remove();
});

describe('a key', () => {
  it('runs what it is for, and the browser does nothing of its own with it', () => {
    const { ran } = listen('z', 'Enter');
    expect(press('z')).toBe(false);
    expect(ran).toEqual(['z']);
  });
  it('that means nothing is left to the browser', () => {
    const { ran } = listen('z');
    expect(press('x')).toBe(true);
    expect(ran).toEqual([]);
  });
  it('may be one of several for the same', () => {
    const { ran } = listen({ keys: ['j', 'ArrowDown'] });
    press('ArrowDown');
    press('j');
    expect(ran).toEqual(['j', 'j']);
  });
  it('with a space is named Space', () => {
    const { ran } = listen('Space');
    press(' ');
    expect(ran).toEqual(['Space']);
  });
  it('that is disabled does nothing', () => {
    const { ran } = listen({ keys: '4', disabled: true });
    expect(press('4')).toBe(true);
    expect(ran).toEqual([]);
  });
  it('works no more once its component is gone', () => {
    const { ran, unmount } = listen('z');
    unmount();
    expect(press('z')).toBe(true);
    expect(ran).toEqual([]);
  });
  it('runs the latest of several components, and the one before when that is gone', () => {
    const first = listen('Enter');
    const second = listen('Enter');
    press('Enter');
    second.unmount();
    press('Enter');
    expect([first.ran, second.ran]).toEqual([['Enter'], ['Enter']]);
  });
  it('runs the earlier of two where the latest is disabled', () => {
    const first = listen('Enter');
    listen({ keys: 'Enter', disabled: true });
    press('Enter');
    expect(first.ran).toEqual(['Enter']);
  });
  it('runs what was rendered last', () => {
    const run = vi.fn<(times: number) => void>();
    let times = 0;
    const { again } = renderHook(() => {
      times += 1;
      const now = times;
      useHotkeys('Test', [{ keys: 'z', label: 'z', run: () => run(now) }]);
    });
    again();
    press('z');
    expect(run).toHaveBeenCalledExactlyOnceWith(2);
  });
});

describe('while typing, no key fires', () => {
  const keys = ['z', '1', 'Enter', 'Space', 'j', 'Escape'];

  it.each([
    '<textarea></textarea>',
    '<input>',
    '<input type="search">',
    '<input type="email">',
    '<input type="password">',
    '<input type="number">',
    '<select><option>z</option></select>',
    '<div contenteditable="true" tabindex="0">z</div>',
  ])('in %s', (html) => {
    const { ran } = listen(...keys);
    focusIn(html);
    for (const key of ['z', '1', 'Enter', ' ', 'j', 'Escape']) expect(press(key), key).toBe(true);
    expect(ran).toEqual([]);
  });
  it('in part of a text that may be edited', () => {
    const { ran } = listen('z');
    focusIn('<div contenteditable="true"><b id="focus" tabindex="0">bold</b></div>');
    press('z');
    expect(ran).toEqual([]);
  });
  it('while an input method composes', () => {
    const { ran } = listen({ keys: 'Enter', whileTyping: true });
    press('Enter', { isComposing: true });
    expect(ran).toEqual([]);
  });
  it('except those meant for it', () => {
    const { ran } = listen({ keys: 'mod+Enter', whileTyping: true }, { keys: 'Escape', whileTyping: true }, 'z');
    focusIn('<textarea></textarea>');
    press('Enter', { ctrlKey: true });
    press('Escape');
    press('z');
    expect(ran).toEqual(['mod+Enter', 'Escape']);
  });
  it.each(['radio', 'checkbox', 'range'])('but a %s is no typing', (type) => {
    const { ran } = listen('c');
    focusIn(`<input type="${type}">`);
    press('c');
    expect(ran).toEqual(['c']);
  });
});

describe('a modifier', () => {
  it.each(['ctrlKey', 'metaKey'] as const)('%s makes another key of it', (modifier) => {
    const { ran } = listen('k', 'mod+k');
    press('k', { [modifier]: true });
    expect(ran).toEqual(['mod+k']);
  });
  it.each(['z', 'c', 'p', 'r', 'w', 't', '1'])('leaves the browser its own Ctrl+%s', (key) => {
    const { ran } = listen(key);
    expect(press(key, { ctrlKey: true })).toBe(true);
    expect(press(key, { metaKey: true })).toBe(true);
    expect(ran).toEqual([]);
  });
  it('Alt takes every key out, so that letters of other layouts can be typed', () => {
    const { ran } = listen('z', 'mod+z');
    press('z', { altKey: true });
    press('z', { altKey: true, ctrlKey: true });
    expect(ran).toEqual([]);
  });
  it('Shift makes a capital, which is another key', () => {
    const { ran } = listen('z', 'Z');
    press('Z', { shiftKey: true });
    press('z');
    expect(ran).toEqual(['Z', 'z']);
  });
  it('Caps Lock is none', () => {
    const { ran } = listen('z', 'Z', 'mod+k');
    press('Z');
    press('z', { shiftKey: true });
    press('K', { ctrlKey: true });
    expect(ran).toEqual(['z', 'Z', 'mod+k']);
  });
});

describe('a key that the focused control uses itself', () => {
  it.each([
    ['Enter', '<a href="/library">Library</a>'],
    ['Enter', '<button>Report</button>'],
    ['Enter', '<button><b id="focus" tabindex="0">Report</b></button>'],
    ['Enter', '<details><summary id="focus">More</summary></details>'],
    [' ', '<button>Report</button>'],
    [' ', '<input type="checkbox">'],
    [' ', '<input type="radio">'],
    ['ArrowDown', '<input type="radio">'],
    ['ArrowUp', '<input type="range">'],
  ])('%j on %s is left to it', (key, html) => {
    const { ran } = listen('Enter', 'Space', 'ArrowDown', 'ArrowUp');
    focusIn(html);
    expect(press(key)).toBe(true);
    expect(ran).toEqual([]);
  });
  it.each([
    ['Enter', '<input type="radio">'],
    ['Enter', '<p tabindex="0">A point</p>'],
    [' ', '<a href="/library">Library</a>'],
    ['ArrowDown', '<button>Report</button>'],
    ['1', '<button>Report</button>'],
  ])('%j on %s is none', (key, html) => {
    const { ran } = listen('Enter', 'Space', 'ArrowDown', '1');
    focusIn(html);
    press(key);
    expect(ran).toHaveLength(1);
  });
  it('is left alone where something took it already', () => {
    const { ran } = listen('z');
    const target = focusIn('<p tabindex="0">A point</p>');
    target.addEventListener('keydown', (event) => event.preventDefault());
    press('z');
    expect(ran).toEqual([]);
  });
  it.each(['<dialog open><p id="focus" tabindex="0">Keys</p></dialog>', '<ul role="menu"><li>Bury</li></ul>'])(
    'is any, while %s is open',
    (html) => {
      const { ran } = listen('z', 'mod+k');
      focusIn(html);
      press('z');
      press('k', { ctrlKey: true });
      expect(ran).toEqual([]);
    },
  );
});

describe('two keys in a row', () => {
  it('run what they are for', () => {
    const { ran } = listen('g t', 'g l');
    press('g');
    press('l');
    expect(ran).toEqual(['g l']);
  });
  it('do not run what the second does alone', () => {
    const { ran } = listen('g t', 't');
    press('g');
    press('t');
    press('t');
    expect(ran).toEqual(['g t', 't']);
  });
  it('are forgotten after another key in between', () => {
    const { ran } = listen('g t');
    press('g');
    press('x');
    press('t');
    expect(ran).toEqual([]);
  });
  it('do not reach into a field', () => {
    const { ran } = listen('g t');
    press('g');
    focusIn('<input>');
    press('t');
    expect(ran).toEqual([]);
  });
  it('are not begun in a field', () => {
    const { ran } = listen('g t');
    const field = focusIn('<input>');
    press('g');
    act(() => field.blur());
    press('t');
    expect(ran).toEqual([]);
  });
  it('may be begun twice', () => {
    const { ran } = listen('g t');
    press('g');
    press('g');
    press('t');
    expect(ran).toEqual(['g t']);
  });
  it('leave the second to what it does alone, where the two mean nothing', () => {
    const { ran } = listen('g t', 'z');
    press('g');
    press('z');
    expect(ran).toEqual(['z']);
  });
});

it('the list of keys names those that work now, by title', () => {
  const { result } = renderHook(useHotkeyGroups);
  const { unmount } = listen('z', { keys: '4', disabled: true });
  expect(result.current.map(({ title, hotkeys }) => [title, hotkeys.map(({ keys }) => keys)])).toEqual([
    ['Test', ['z']],
  ]);
  unmount();
  expect(result.current).toEqual([]);
});
