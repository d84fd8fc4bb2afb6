import { Field } from './field.tsx';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string;
  placeholder?: string;
  error: string | undefined;
}

/** A field for a whole number, kept as typed. (`type="number"` hides what it cannot read, and scrolls away values.) */
export function NumberField({ label, value, onChange, hint, placeholder, error }: Props) {
  return (
    <Field label={label} hint={hint} error={error}>
      {({ className, ...control }) => (
        <input
          {...control}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          placeholder={placeholder}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className={`num max-w-40 ${className}`}
        />
      )}
    </Field>
  );
}
