import type { Ref } from 'react';
import { Field } from '../../components/field.tsx';

interface Props {
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
  ref?: Ref<HTMLInputElement>;
}

/** An e-mail address that browsers and password managers know as the user name. */
export function EmailField({ value, onChange, error, ref }: Props) {
  return (
    <Field label="E-mail address" error={error}>
      {(control) => (
        <input
          {...control}
          ref={ref}
          name="email"
          type="email"
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          maxLength={254}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
