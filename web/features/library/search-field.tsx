import { Search, X } from 'lucide-react';
import { useRef } from 'react';
import { Kbd } from '../../components/kbd.tsx';
import { useHotkeys } from '../../hooks/use-hotkeys.ts';

/** The search of the Library: `/` goes there, Escape clears it, then leaves it. */
export function SearchField({
  text,
  onText,
  onClear,
}: {
  text: string;
  onText: (text: string) => void;
  onClear: () => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  useHotkeys('Library', [{ keys: '/', label: 'Search the Library', run: () => field.current?.select() }]);
  const clear = () => {
    onClear();
    field.current?.focus();
  };
  return (
    <search className="grid max-w-2xl gap-1.5">
      <label htmlFor="library-search" className="text-sm font-semibold">
        Search careers, skills and questions
      </label>
      <div className="relative">
        <Search
          size={18}
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-3.5 -translate-y-1/2 text-ink-3"
        />
        <input
          ref={field}
          id="library-search"
          type="text"
          role="searchbox"
          enterKeyHint="search"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={text}
          placeholder="kubernetes, probes, GitOps"
          className="min-h-12 w-full rounded-control border border-line-field bg-surface py-3 pr-14 pl-11 text-base placeholder:text-ink-3"
          onChange={(event) => onText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            if (text === '') field.current?.blur();
            else clear();
          }}
        />
        {text === '' ? (
          <Kbd keys="/" className="pointer-events-none absolute top-1/2 right-3.5 -translate-y-1/2" />
        ) : (
          <button
            type="button"
            aria-label="Clear the search"
            onClick={clear}
            className="absolute top-1/2 right-1 grid size-11 -translate-y-1/2 place-items-center rounded-small text-ink-3 hover:bg-sunken hover:text-ink"
          >
            <X size={18} aria-hidden />
          </button>
        )}
      </div>
    </search>
  );
}
