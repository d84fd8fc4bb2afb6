import { Keyboard, Mic } from 'lucide-react';
import { Kbd } from '../kbd.tsx';
import type { SpokenAnswer } from './spoken-answer.ts';

const modes = [
  { mode: 'type', label: 'Type', Icon: Keyboard },
  { mode: 'speak', label: 'Speak', Icon: Mic },
] as const;

/** Whether the answer is typed or spoken. */
export function ModeChoice({
  mode,
  onChoose,
}: {
  mode: SpokenAnswer['mode'];
  onChoose: (mode: SpokenAnswer['mode']) => void;
}) {
  return (
    <div role="group" aria-label="How to answer" className="flex rounded-control border border-line-strong p-0.5">
      {modes.map(({ mode: own, label, Icon }) => (
        <button
          key={own}
          type="button"
          aria-pressed={mode === own}
          onClick={() => onChoose(own)}
          className="inline-flex min-h-10 items-center gap-2 rounded-small px-2.5 text-sm font-[550] text-ink-2 hover:text-ink aria-pressed:bg-accent-soft aria-pressed:text-ink"
        >
          <Icon size={16} aria-hidden className="max-md:hidden" /> {label}
          {own === 'speak' && <Kbd keys="s" />}
        </button>
      ))}
    </div>
  );
}
