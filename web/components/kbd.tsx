import { useSyncExternalStore } from 'react';

const names: Record<string, string> = {
  Enter: '↵',
  Space: 'space',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
};

/** A key or combination, as `useHotkeys` names it; hidden where there is no keyboard to speak of. */
export function Kbd({ keys, className = '' }: { keys: string; className?: string }) {
  // A page that the server drew has the keys of most computers at first.
  const apple = useSyncExternalStore(neverChanges, isApple, () => false);
  return (
    <kbd
      className={`hidden rounded-[5px] border border-b-2 border-line-strong bg-surface px-1.5 py-1 font-mono text-[0.6875rem] leading-none font-medium text-ink-3 md:pointer-fine:inline-block ${className}`}
    >
      {spell(keys, apple)}
    </kbd>
  );
}

const isApple = () => /Mac|iPhone|iPad/.test(navigator.userAgent);
const neverChanges = () => () => {};

function spell(keys: string, apple: boolean): string {
  if (/^[A-Z]$/.test(keys)) return `⇧${keys}`;
  return keys
    .split('+')
    .map((key) => (key === 'mod' ? (apple ? '⌘' : 'Ctrl') : (names[key] ?? key)))
    .join(apple ? '' : '+');
}
