import { type FormEvent, useRef, useState } from 'react';
import type { Me } from '../../api-types.ts';
import { Button } from '../../components/button.tsx';
import { messageOf } from '../../components/error-state.tsx';
import { Field } from '../../components/field.tsx';
import { useUpdateMe } from '../../hooks/use-me.ts';

/** Asks for the date of the interview; one that is over can be removed. */
export function InterviewDateForm({ me }: { me: Me }) {
  const update = useUpdateMe();
  const field = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const date = field.current?.value ?? '';
    if (date === '') return setFault('Choose the day of the interview.');
    if (date < me.studyDay) return setFault('This day is over: choose today or a later one.');
    setFault(undefined);
    update.mutate({ interviewDate: date });
  };
  return (
    <form noValidate onSubmit={submit} className="grid gap-3">
      <Field label="Date" error={fault ?? (update.isError ? messageOf(update.error) : undefined)}>
        {({ className, ...control }) => (
          <input {...control} ref={field} type="date" min={me.studyDay} className={`num max-w-56 ${className}`} />
        )}
      </Field>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={update.isPending}>
          Plan for this day
        </Button>
        {me.interviewDate !== null && (
          <Button look="quiet" disabled={update.isPending} onClick={() => update.mutate({ interviewDate: null })}>
            No other interview
          </Button>
        )}
      </div>
    </form>
  );
}
