import { useId } from 'react';
import { describedBy, FieldNotes } from '../../components/field.tsx';

interface Props<T> {
  type: 'radio' | 'checkbox';
  legend: string;
  hint?: string | undefined;
  error?: string | undefined;
  options: readonly { value: T; label: string; about?: string }[];
  isChosen: (value: T) => boolean;
  onChoose: (value: T) => void;
}

/** A few choices side by side, one or several of them taken. */
export function ChoicePills<T extends string | number>({
  type,
  legend,
  hint,
  error,
  options,
  isChosen,
  onChoose,
}: Props<T>) {
  const id = useId();
  const hasAbout = options.some(({ about }) => about !== undefined);
  return (
    <fieldset aria-describedby={describedBy({ id, hint, error })} className="grid gap-2">
      <legend className="mb-2 text-sm font-semibold">{legend}</legend>
      <div className={hasAbout ? 'grid gap-2 sm:grid-cols-2' : 'flex flex-wrap gap-2'}>
        {options.map(({ value, label, about }) => (
          <label
            key={value}
            className="grid min-h-11 cursor-pointer grid-cols-[auto_1fr] content-start items-center gap-x-2.5 gap-y-0.5 rounded-control border border-line-strong px-3.5 py-2.5 hover:bg-sunken has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type={type}
              name={id}
              value={value}
              checked={isChosen(value)}
              aria-invalid={error ? true : undefined}
              onChange={() => onChoose(value)}
              className="size-4.5 accent-accent outline-none"
            />
            <span className="font-[550]">{label}</span>
            {about && <span className="col-start-2 text-sm text-ink-2">{about}</span>}
          </label>
        ))}
      </div>
      <FieldNotes {...{ id, hint, error }} />
    </fieldset>
  );
}
