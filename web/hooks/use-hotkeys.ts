import { useEffect, useRef, useSyncExternalStore } from 'react';

/** One key: `keys` as shown in the list, such as `z`, `Z` (with shift), `Enter`, `mod+Enter`, `g t`, or several ways: `['j', 'ArrowDown']`. */
export interface Hotkey {
  keys: string | readonly string[];
  label: string;
  run: () => void;
  /** Also while typing in a field (only `mod+…` and `Escape` should be). */
  whileTyping?: boolean;
  /** Left out of the list of keys and not acted on. */
  disabled?: boolean;
}
interface Group {
  title: string;
  hotkeys: readonly Hotkey[];
}

let groups: readonly { title: string; current: () => readonly Hotkey[] }[] = [];
let pending = '';
const listeners = new Set<() => void>();

/** Makes keys work while the component is mounted, and lists them under `title` in the `?` dialog. Later groups win. */
export function useHotkeys(title: string, hotkeys: readonly Hotkey[]) {
  const latest = useRef(hotkeys);
  useEffect(() => {
    latest.current = hotkeys;
  });
  useEffect(() => {
    const group = { title, current: () => latest.current };
    setGroups([...groups, group]);
    return () => setGroups(groups.filter((other) => other !== group));
  }, [title]);
}

/** The keys that work now, for the `?` dialog. */
export function useHotkeyGroups(): readonly Group[] {
  return useSyncExternalStore(subscribe, () => groups).map(({ title, current }) => ({
    title,
    hotkeys: current().filter(({ disabled }) => !disabled),
  }));
}

function setGroups(next: typeof groups) {
  if (groups.length === 0 && next.length > 0) addEventListener('keydown', onKeydown);
  if (next.length === 0) removeEventListener('keydown', onKeydown);
  groups = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** While one of these is there, keys are not the page’s: a dialog, one whose code is on its way, a menu. */
const resting = 'dialog[open], [data-keys-rest], [role=menu]';

function onKeydown(event: KeyboardEvent) {
  if (
    event.defaultPrevented ||
    event.isComposing ||
    event.repeat ||
    event.altKey ||
    document.querySelector(resting) !== null
  )
    return;
  const key = nameOf(event);
  const typing = isTyping(event.target);
  if (!typing && isNative(event, key)) return;
  const sequence = pending === '' ? key : `${pending} ${key}`;
  const hotkey = find(sequence, typing) ?? find(key, typing);
  pending = !typing && key.length === 1 && hotkey === undefined && startsSequence(key) ? key : '';
  if (hotkey === undefined) return;
  event.preventDefault();
  hotkey.run();
}

function find(key: string, typing: boolean): Hotkey | undefined {
  const all = groups.flatMap(({ current }) => current());
  return all.findLast(
    ({ keys, whileTyping, disabled }) => !disabled && (!typing || whileTyping === true) && [keys].flat().includes(key),
  );
}
const startsSequence = (key: string) =>
  groups.some(({ current }) =>
    current().some(({ keys, disabled }) => !disabled && [keys].flat().some((k) => k.startsWith(`${key} `))),
  );

/** A letter is a capital by Shift alone: Caps Lock makes no redo of an undo. */
function nameOf({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): string {
  const letter = shiftKey ? key.toUpperCase() : key.toLowerCase();
  const name = key === ' ' ? 'Space' : key.length === 1 ? letter : key;
  return ctrlKey || metaKey ? `mod+${name}` : name;
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement)
    return !['radio', 'checkbox', 'button', 'submit', 'range'].includes(target.type);
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}

/** Keys that the focused control uses itself: Enter and space on buttons and links, arrows among radios. */
function isNative({ target }: KeyboardEvent, key: string): boolean {
  if (!(target instanceof Element)) return false;
  if (key === 'Enter') return target.closest('a[href], button, summary, [role=menuitem]') !== null;
  if (key === 'Space') return target.closest('button, summary, input, [role=menuitem]') !== null;
  return key.startsWith('Arrow') && target instanceof HTMLInputElement;
}
