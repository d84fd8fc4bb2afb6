import { Check, Copy } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from './button.tsx';
import { Field } from './field.tsx';

/** A secret address just made, which is told once: to be read, and copied where the browser lets pages copy. */
export function ShownOnce({
  label,
  hint,
  address,
  what,
  children,
  actions,
}: {
  label: string;
  hint: string;
  address: string;
  what: 'link' | 'address';
  /** Between it and the buttons. */
  children?: ReactNode;
  /** Beside “Copy”. */
  actions: ReactNode;
}) {
  const [copied, setCopied] = useState<boolean>();
  const copy = () =>
    // Browsers have a clipboard on https and localhost alone.
    Promise.resolve(navigator.clipboard?.writeText(address) ?? Promise.reject(new Error('no clipboard'))).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <div className="grid gap-3">
      <Field label={label} hint={hint}>
        {(control) => <input {...control} readOnly value={address} onFocus={({ target }) => target.select()} />}
      </Field>
      {children}
      <div className="flex flex-wrap gap-2">
        <Button look="primary" autoFocus onClick={() => void copy()}>
          {copied === true ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
          {copied === true ? 'Copied' : `Copy the ${what}`}
        </Button>
        {actions}
      </div>
      <p role="status" className="text-sm text-ink-2">
        {copied === true && `The ${what} is in the clipboard.`}
        {copied === false && `This browser does not let pages copy: select the ${what} and copy it by hand.`}
      </p>
    </div>
  );
}
