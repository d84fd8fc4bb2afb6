import { InlineCode } from '../../components/inline-code.tsx';
import { count } from '../../format.ts';
import type { Hint } from './drafts.ts';

/** The hints given so far: the number of points, then their cues. */
export function Hints({ hints, pointCount }: { hints: readonly Hint[]; pointCount: number }) {
  const groups = hints[0]?.groups ?? [];
  const cues = hints.flatMap(({ cue }) => (cue === null ? [] : [cue]));
  return (
    <div aria-live="polite">
      {hints.length > 0 && (
        <div className="appear grid gap-2 border-t border-line px-6 py-4">
          <p className="text-sm text-ink-2">
            <b className="font-semibold text-ink">{count(pointCount, 'point')}</b> in a strong answer
            {groups.map(({ need, of }) => `; ${need} of them can be any of ${of}`).join('')}. After a hint, Easy is not
            offered.
          </p>
          <ol className="grid gap-1.5">
            {cues.map((cue) => (
              <li key={cue} className="appear flex gap-3 font-serif text-lg leading-snug">
                <span aria-hidden className="text-accent">
                  →
                </span>
                <span>
                  <InlineCode>{cue}</InlineCode>
                </span>
              </li>
            ))}
          </ol>
        </div>
      )}
    </div>
  );
}
