import type { Attempt } from '../../api-types.ts';
import { Button } from '../../components/button.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { count } from '../../format.ts';
import { suggestionNotes } from './grading-words.ts';

/** How many verdicts are suggested, and a way to confirm them all; or why none are. */
export function SuggestionsBar({
  note,
  open,
  onAcceptAll,
}: {
  note: Attempt['suggestionNote'];
  /** Suggestions that wait to be confirmed. */
  open: number;
  onAcceptAll: () => void;
}) {
  if (note === null && open === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-2.5 pr-3 pl-6 text-sm text-ink-2">
      <p className="min-w-0 flex-1 basis-60">
        {note !== null && <span className="block">{suggestionNotes[note]}</span>}
        {open > 0 && (
          <>
            {count(open, 'verdict')} suggested. {open === 1 ? 'It counts' : 'They count'} once you confirm.
          </>
        )}
      </p>
      {open > 0 && (
        <Button className="text-sm" onClick={onAcceptAll}>
          {open === 1 ? 'Accept it' : `Accept all ${open}`} <Kbd keys="Y" />
        </Button>
      )}
    </div>
  );
}
