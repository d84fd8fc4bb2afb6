import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { Dialog } from '../../web/components/dialog.tsx';
import { keepFocus } from '../../web/components/keep-focus.ts';
import { click, render, unmountAll } from './render.ts';

/** Rows that are taken away by their own button, one of which asks in a dialog; `kept` has no button. */
function Rows({ names, asks = false }: { names: readonly string[]; asks?: boolean }) {
  const [left, setLeft] = useState(names);
  const [asking, setAsking] = useState<string>();
  const remove = (name: string) => setLeft(left.filter((one) => one !== name));
  return (
    <section ref={keepFocus}>
      <h2>Rows</h2>
      <ul>
        {left.map((name) => (
          <li key={name}>
            <a href="/">{name}</a>
            {name !== 'kept' && (
              <button
                type="button"
                data-keeps-focus
                onClick={() => (asks ? setAsking(name) : remove(name))}
              >{`Remove ${name}`}</button>
            )}
          </li>
        ))}
      </ul>
      {asking !== undefined && (
        <Dialog title="Sure?" onClose={() => setAsking(undefined)}>
          <button
            type="button"
            onClick={() => {
              remove(asking);
              setAsking(undefined);
            }}
          >
            Yes
          </button>
        </Dialog>
      )}
    </section>
  );
}

/** A button that another takes the place of. */
function Switch() {
  const [on, setOn] = useState(false);
  return (
    <section ref={keepFocus}>
      <h2>Switch</h2>
      <button key={String(on)} type="button" data-keeps-focus onClick={() => setOn(!on)}>
        {on ? 'Off' : 'On'}
      </button>
    </section>
  );
}

async function pressIn(container: HTMLElement, name: string) {
  const button = [...container.querySelectorAll('button')].find(({ textContent }) => textContent === name)!;
  button.focus();
  click(button);
  await arrivals();
}
const arrivals = async () => {
  await Promise.resolve();
  await Promise.resolve();
};
const focused = () => document.activeElement?.textContent;

afterEach(unmountAll);

describe('The focus in a list from which a row was taken away', () => {
  it.each([
    ['is on the same button of the next row', ['a', 'b', 'c'], 'b', 'Remove c'],
    ['is on that of the row before where it was the last', ['a', 'b', 'c'], 'c', 'Remove b'],
    ['passes over rows without such a button', ['a', 'b', 'kept', 'd'], 'b', 'Remove d'],
    ['is on the heading where no such row is left', ['a', 'kept'], 'a', 'Rows'],
  ])('%s', async (_what, names, gone, then) => {
    const { container } = render(<Rows names={names} />);
    await pressIn(container, `Remove ${gone}`);
    expect(focused()).toBe(then);
  });
  it('is there too after a dialog asked', async () => {
    const { container } = render(<Rows names={['a', 'b']} asks />);
    await pressIn(container, 'Remove a');
    container.querySelector<HTMLElement>('dialog button')!.focus();
    container.querySelector<HTMLElement>('dialog button')!.blur(); // as a press beside its buttons does
    await arrivals();
    await pressIn(container, 'Yes');
    expect(focused()).toBe('Remove b');
  });
  it('stays away from who had looked elsewhere', async () => {
    const { container } = render(<Rows names={['a', 'b']} />);
    const button = container.querySelector('button')!;
    button.focus();
    button.blur();
    await arrivals();
    click(button);
    await arrivals();
    expect(document.activeElement).toBe(document.body);
  });
});

it('The focus is on the button that takes the place of another', async () => {
  const { container } = render(<Switch />);
  await pressIn(container, 'On');
  expect(focused()).toBe('Off');
});
