import { type ReactNode, useId } from 'react';

/** What the control needs to be tied to its label, hint and error. */
export interface FieldControl {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  className: string;
}
const look =
  'w-full min-h-11 rounded-control border border-line-field bg-surface px-3 py-2.5 text-base placeholder:text-ink-3 aria-invalid:border-wrong';

/** A labelled control: `<Field label="E-mail">{(control) => <input {...control} type="email" />}</Field>`. */
export function Field({
  label,
  hint,
  error,
  children,
}: {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  children: (control: FieldControl) => ReactNode;
}) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      {children({
        id,
        'aria-describedby': describedBy({ id, hint, error }),
        'aria-invalid': error ? true : undefined,
        className: look,
      })}
      <FieldNotes {...{ id, hint, error }} />
    </div>
  );
}

interface Notes {
  /** Of the control. */
  id: string;
  hint?: ReactNode;
  error?: string | undefined;
}

/** The ids of a control’s notes, for aria-describedby. */
export const describedBy = ({ id, hint, error }: Notes): string | undefined =>
  [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;

/** What is said below a control. */
export const FieldNotes = ({ id, hint, error }: Notes) => (
  <>
    {hint && (
      <p id={`${id}-hint`} className="text-sm text-ink-3">
        {hint}
      </p>
    )}
    {error && (
      <p id={`${id}-error`} role="alert" className="text-sm font-[550] text-wrong">
        {error}
      </p>
    )}
  </>
);
