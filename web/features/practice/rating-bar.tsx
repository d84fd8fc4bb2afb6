import { useEffect } from 'react';
import type { Attempt, Rating } from '../../api-types.ts';
import { Kbd } from '../../components/kbd.tsx';
import { count, formatInterval } from '../../format.ts';
import { useHotkeys } from '../../hooks/use-hotkeys.ts';
import { tally } from './judging.ts';
import { ratingNames, ratings, reasonOf } from './rating-words.ts';

interface Props {
  attempt: Attempt;
  /** False while a verdict is on its way: the suggestion may yet change. */
  isSaved: boolean;
  onRate: (rating: Rating) => void;
}

/** The four ratings with their next dates, always in reach; the suggested one is marked. */
export function RatingBar({ attempt, isSaved, onRate }: Props) {
  const { suggestedRating, hints } = attempt;
  const { open } = tally(attempt);
  const isOffered = (rating: Rating) => rating !== 'easy' || hints === 0;
  useHotkeys('Rating', [
    ...ratings.map((rating, index) => ({
      keys: String(index + 1),
      label: ratingNames[rating],
      run: () => onRate(rating),
      disabled: !isOffered(rating),
    })),
    {
      keys: ['Enter', 'Space'],
      label: 'Take the suggested rating',
      run: () => suggestedRating !== null && isSaved && onRate(suggestedRating),
      disabled: suggestedRating === null,
    },
  ]);
  // Messages keep clear of the bar.
  useEffect(() => {
    document.documentElement.style.setProperty('--dock', '4.75rem');
    return () => void document.documentElement.style.removeProperty('--dock');
  }, []);
  return (
    <section
      aria-label="Rating"
      className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-paper/92 pt-3 pb-[calc(0.75rem+env(safe-area-inset-bottom))] backdrop-blur-md"
    >
      <div className="mx-auto flex max-w-6xl flex-col gap-2 px-4 md:px-10 lg:flex-row lg:items-center lg:gap-6">
        <p aria-live="polite" className="flex-1 text-sm text-ink-2 max-lg:text-center">
          {suggestedRating !== null ? (
            <>
              Suggested: <b className="font-semibold text-ink">{ratingNames[suggestedRating]}</b>, {reasonOf(attempt)}.
              You decide.
            </>
          ) : open > 0 ? (
            <>
              <span className="max-lg:hidden">Judge the points for a suggestion, or rate at once. </span>
              {count(open, 'point')} to judge.
            </>
          ) : (
            'All judged. How well did you know it?'
          )}
        </p>
        <div role="group" aria-label="How well did you know it?" className="grid grid-cols-4 gap-2">
          {ratings.map((rating, index) => (
            <button
              key={rating}
              type="button"
              disabled={!isOffered(rating)}
              onClick={() => onRate(rating)}
              data-suggested={rating === suggestedRating || undefined}
              className="grid min-h-13 grid-cols-[1fr_auto] items-center rounded-control border border-line-strong bg-surface px-2.5 py-2 text-left sm:px-3 leading-tight transition-colors duration-150 hover:bg-sunken disabled:bg-transparent disabled:text-ink-3 data-suggested:border-accent data-suggested:bg-accent-soft data-suggested:shadow-[0_0_0_1px_var(--accent)] lg:min-w-28"
            >
              <b className="font-semibold">{ratingNames[rating]}</b>
              <span
                className={`num col-start-1 text-2xs whitespace-nowrap ${rating === suggestedRating ? 'text-ink-2' : 'text-ink-3'}`}
              >
                {isOffered(rating) ? formatInterval(attempt.preview[rating]) : 'hint used'}
              </span>
              <span className="col-start-2 row-span-2 row-start-1">
                <Kbd keys={String(index + 1)} className="ml-2" />
              </span>
            </button>
          ))}
        </div>
      </div>
    </section>
  );
}
