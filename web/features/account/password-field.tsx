import { Eye, EyeOff } from 'lucide-react';
import { type Ref, useState } from 'react';
import { Field } from '../../components/field.tsx';

interface Props {
  label: string;
  autoComplete: 'current-password' | 'new-password';
  value: string;
  onChange: (value: string) => void;
  hint?: string;
  error: string | undefined;
  ref?: Ref<HTMLInputElement>;
}

/** A password, hidden until its owner wants to see it. */
export function PasswordField({ label, autoComplete, value, onChange, hint, error, ref }: Props) {
  const [visible, setVisible] = useState(false);
  return (
    <Field label={label} hint={hint} error={error}>
      {({ className, ...control }) => (
        <div className="relative">
          <input
            {...control}
            ref={ref}
            name="password"
            type={visible ? 'text' : 'password'}
            autoComplete={autoComplete}
            autoCapitalize="none"
            spellCheck={false}
            required
            maxLength={200}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            className={`pr-14 ${className}`}
          />
          <button
            type="button"
            aria-label="Show the password"
            aria-pressed={visible}
            onClick={() => setVisible(!visible)}
            className="absolute top-1/2 right-1 grid size-11 -translate-y-1/2 place-items-center rounded-small text-ink-3 hover:text-ink"
          >
            {visible ? <EyeOff size={18} aria-hidden /> : <Eye size={18} aria-hidden />}
          </button>
        </div>
      )}
    </Field>
  );
}
