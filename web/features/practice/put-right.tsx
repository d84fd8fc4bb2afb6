import type { Attempt, Point } from '../../api-types.ts';
import { verdictLooks } from '../../components/verdict-badge.tsx';
import { isToCheck, lookFirst } from './judging.ts';

const check = { mark: '?', word: 'please check', colours: 'border border-partial text-partial' } as const;

/** Once all is judged: what to look at first, wrong statements before what was missed. The points themselves keep their places. */
export function PutRight({
  attempt: { rev },
  points,
  onGo,
}: {
  attempt: Attempt;
  points: readonly Point[];
  onGo: (index: number) => void;
}) {
  const faults = lookFirst(points, rev).flatMap((index) => {
    const point = points[index];
    return point ? [{ index, look: isToCheck(point, rev) ? check : verdictLooks[point.verdict] }] : [];
  });
  if (faults.length === 0) return null;
  return (
    <nav
      aria-label="Look at first"
      className="appear flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-6 py-2 text-sm text-ink-2"
    >
      <span aria-hidden>Look at first</span>
      <ol className="flex flex-wrap gap-1.5">
        {faults.map(({ index, look: { mark, word, colours } }) => (
          <li key={index}>
            <button
              type="button"
              aria-label={`Point ${index + 1}, ${word.toLowerCase()}`}
              onClick={() => onGo(index)}
              className={`num min-h-8 min-w-11 rounded-small px-2 text-2xs font-semibold ${colours}`}
            >
              {mark} {index + 1}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
