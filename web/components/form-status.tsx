import { Check } from 'lucide-react';
import { namesFields } from '../field-errors.ts';
import { messageOf } from './error-state.tsx';

/** Beside a save button: saved, not saved yet, or why it failed. Errors of single fields are said at the field. */
export function FormStatus({ dirty, saved, error }: { dirty: boolean; saved: boolean; error: unknown }) {
  return (
    <p role="status" className="flex items-center gap-1.5 text-sm">
      {error ? (
        <span className="font-[550] text-wrong">
          {namesFields(error) ? 'Not saved: see the field above.' : messageOf(error)}
        </span>
      ) : saved ? (
        <span className="flex items-center gap-1.5 text-covered">
          <Check size={16} aria-hidden /> Saved
        </span>
      ) : dirty ? (
        <span className="text-ink-3">Not saved yet</span>
      ) : null}
    </p>
  );
}
