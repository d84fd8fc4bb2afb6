import { type FormEvent, useState } from 'react';
import type { Me } from '../../api-types.ts';
import { fieldError } from '../../field-errors.ts';
import { useUpdateMe } from '../../hooks/use-me.ts';

type Change = Parameters<ReturnType<typeof useUpdateMe>['mutate']>[0];
/** What a section sends, or what is wrong with it by field, before the server is asked. */
export type Read = { change: Change } | { errors: Record<string, string> };

/** State of one section of Settings: what is typed, and whether it is saved. `show` turns settings into what the fields hold, `read` turns it back. */
export function useSettingsForm<T extends object>(me: Me, show: (me: Me) => T, read: (typed: T) => Read) {
  const update = useUpdateMe();
  const [typed, setTyped] = useState(() => show(me));
  const [errors, setErrors] = useState<Record<string, string>>({});
  return {
    typed,
    set: (change: Partial<T>) => {
      setTyped({ ...typed, ...change });
      setErrors({});
      update.reset();
    },
    errorAt: (field: string) => errors[field] ?? fieldError(update.error, `/body/${field}`),
    dirty: JSON.stringify(typed) !== JSON.stringify(show(me)),
    busy: update.isPending,
    saved: update.isSuccess,
    error: update.error,
    submit: (event: FormEvent) => {
      event.preventDefault();
      const result = read(typed);
      if ('errors' in result) setErrors(result.errors);
      else update.mutate(result.change, { onSuccess: (saved) => setTyped(show(saved)) });
    },
  };
}
