import { useEffect, useRef } from 'react';
import { fitHeight } from '../../components/answer-field.tsx';
import { Field } from '../../components/field.tsx';

interface Props {
  label: string;
  hint?: string;
  error: string | undefined;
  value: string;
  onChange: (value: string) => void;
}

/** A field for one line. */
export const LineField = ({ label, hint, error, value, onChange }: Props) => (
  <Field label={label} hint={hint} error={error}>
    {(control) => (
      <input {...control} type="text" autoComplete="off" value={value} onChange={(e) => onChange(e.target.value)} />
    )}
  </Field>
);

/** A field that grows with its text. */
export function TextField({ label, hint, error, value, onChange, rows = 3 }: Props & { rows?: number }) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => fitHeight(field.current), [value]);
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <textarea
          {...control}
          ref={field}
          rows={rows}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** A choice of a few; what the file says stays on offer, though it is none of them. */
export function ChoiceField({
  label,
  error,
  value,
  choices,
  onChange,
}: Props & { choices: readonly (readonly [value: string, label: string])[] }) {
  const known = choices.some(([choice]) => choice === value);
  return (
    <Field label={label} error={error}>
      {(control) => (
        <select {...control} value={value} onChange={(event) => onChange(event.target.value)}>
          {!known && <option value={value}>{value === '' ? 'Choose one' : value}</option>}
          {choices.map(([choice, name]) => (
            <option key={choice} value={choice}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
