const apple = /Mac|iPhone|iPad/.test(navigator.userAgent);
const names: Record<string, string> = {
  mod: apple ? '⌘' : 'Ctrl',
  Enter: '↵',
  Space: 'space',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
};

/** A key or combination, as `useHotkeys` names it; hidden where there is no keyboard to speak of. */
export function Kbd({ keys, className = '' }: { keys: string; className?: string }) {
  return (
    <kbd
      className={`hidden rounded-[5px] border border-b-2 border-line-strong bg-surface px-1.5 py-1 font-mono text-[0.6875rem] leading-none font-medium text-ink-3 md:pointer-fine:inline-block ${className}`}
    >
      {spell(keys)}
    </kbd>
  );
}

function spell(keys: string): string {
  if (/^[A-Z]$/.test(keys)) return `⇧${keys}`;
  return keys
    .split('+')
    .map((key) => names[key] ?? key)
    .join(apple ? '' : '+');
}
