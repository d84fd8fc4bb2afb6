import type { ReactNode } from 'react';
import { Bar } from '../../components/bar.tsx';
import { Button } from '../../components/button.tsx';
import type { PracticeState } from './practice-state.ts';

/** “3 of 7 · about 11 min left”, with the menu beside it. */
export function ProgressLine({
  state,
  onStop,
  children,
}: {
  state: PracticeState;
  onStop: () => void;
  children: ReactNode;
}) {
  const done = state.finished.length;
  const total = done + Math.max(1, state.left);
  const minutes = Math.max(1, Math.round(state.msLeft / 60_000));
  const position = `${done + 1} of ${total}`;
  return (
    <div className="sticky top-0 z-10 -mx-4 mb-4 flex items-center gap-3 bg-paper/92 px-4 py-1 text-sm text-ink-3 backdrop-blur-md md:-mx-10 md:-mt-5 md:px-10">
      <span className="num shrink-0">{position}</span>
      <Bar
        className="max-w-64 min-w-8 flex-1"
        value={done}
        max={total}
        label="This sitting"
        text={`question ${position}`}
      />
      <span className="num shrink-0">
        {state.current?.ahead === true ? 'ahead of time' : `about ${minutes} min left`}
      </span>
      <span className="ml-auto flex items-center">
        <Button look="quiet" className="max-md:hidden" onClick={onStop}>
          Stop
        </Button>
        {children}
      </span>
    </div>
  );
}
