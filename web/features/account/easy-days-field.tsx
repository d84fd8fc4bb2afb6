import { useId } from 'react';
import { percent } from '../../format.ts';
import { Problem } from '../../components/problem.tsx';

/** How much each weekday takes, Monday first: shares of a usual day, 0 to 1. Shares that are none of the three choices stay as they are until another is chosen. */
export function EasyDaysField({
  days,
  onChange,
  error,
  isIdle,
}: {
  days: readonly number[];
  onChange: (days: number[]) => void;
  error: string | undefined;
  /** True while they have no effect, since due days do not move. */
  isIdle: boolean;
}) {
  const id = useId();
  return (
    <fieldset aria-describedby={`${id}-hint`}>
      <legend className="text-sm font-semibold">Easy days</legend>
      <p id={`${id}-hint`} className="mb-2.5 text-sm text-ink-3">
        {isIdle
          ? 'Work only while due days are spread: switch that on first.'
          : 'How much should fall due on each weekday. Learning steps come on any day.'}
      </p>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        {weekdays.map((weekday, index) => {
          const share = days[index] ?? 1;
          return (
            <div key={weekday} className="grid gap-1">
              <label htmlFor={`${id}-${index}`} className="text-sm">
                {weekday}
              </label>
              <select
                id={`${id}-${index}`}
                value={share}
                onChange={(event) => onChange(days.with(index, Number(event.target.value)))}
                className="min-h-11 w-full rounded-control border border-line-field bg-surface px-3 py-2.5"
              >
                {choices.map(({ share: choice, label }) => (
                  <option key={choice} value={choice}>
                    {label}
                  </option>
                ))}
                {!choices.some(({ share: choice }) => choice === share) && (
                  <option value={share}>{percent(share)}</option>
                )}
              </select>
            </div>
          );
        })}
      </div>
      <Problem of={error} className="mt-1.5" />
    </fieldset>
  );
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const choices = [
  { share: 1, label: 'As usual' },
  { share: 0.5, label: 'Fewer' },
  { share: 0, label: 'None' },
];
