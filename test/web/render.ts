import { act, createElement, type ReactElement, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { vi } from 'vitest';

/** What a test put on the page; take it down with `unmountAll` after each test. */
const mounted: { root: Root; container: HTMLElement }[] = [];

/** Renders into the page; the answer shows it again with other props. */
export function render(element: ReactElement) {
  const container = document.body.appendChild(document.createElement('div'));
  const root = createRoot(container);
  mounted.push({ root, container });
  const show = (next: ReactNode) => act(() => root.render(next));
  show(element);
  return { container, show };
}

export function unmountAll() {
  for (const { root, container } of mounted.splice(0)) {
    act(() => root.unmount());
    container.remove();
  }
}

/** Calls a hook in a component of its own; `current` is what it answered last. */
export function renderHook<T>(useIt: () => T, wrap: (children: ReactElement) => ReactElement = (children) => children) {
  const result = {} as { current: T };
  function Probe() {
    result.current = useIt();
    return null;
  }
  const { show } = render(wrap(createElement(Probe)));
  return { result, again: () => show(wrap(createElement(Probe))), unmount: () => show(null) };
}

/** Presses a key where the focus is, or on `target`; answers false if something took it (preventDefault). */
export function press(
  key: string,
  { target = document.activeElement ?? document.body, ...init }: KeyboardEventInit & { target?: Element } = {},
): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
  act(() => void target.dispatchEvent(event));
  return !event.defaultPrevented;
}

export function click(target: HTMLElement) {
  act(() => {
    target.click();
  });
}

/** Opens the tables behind the charts of a place. */
export function openTables(place: Element) {
  for (const summary of place.querySelectorAll('summary'))
    if (summary.textContent.startsWith('Show as table')) click(summary);
}

/** Types or chooses a value in a field, as React hears of it. */
export function enter(field: Element, value: string) {
  // React listens through the element's own setter, so the prototype's is called.
  const prototype: object = Object.getPrototypeOf(field) as object;
  act(() => {
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
    field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
  });
}

/** Lets answers of the server arrive and be shown. */
export const arrive = (ms = 0) => act(() => vi.advanceTimersByTimeAsync(ms));
