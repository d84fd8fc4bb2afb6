import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { type AuthField, type AuthProblem, authProblem, checkFields } from './auth-problem.ts';

type Values = Partial<Record<AuthField, string>>;
type Send<V> = (values: V) => Promise<void>;

/** State of a form with an e-mail address or password: checks it, sends it, and takes the focus to the field at fault. */
export function useAuthForm<V extends Values>({ initial, isNew, send }: { initial: V; isNew: boolean; send: Send<V> }) {
  const [values, setValues] = useState(initial);
  const [problem, setProblem] = useState<AuthProblem>();
  const inputs = useRef<Partial<Record<AuthField, HTMLInputElement | null>>>({});
  const fail = (found: AuthProblem) => {
    setProblem(found);
    if (found.field) inputs.current[found.field]?.focus();
  };
  const sending = useMutation({ mutationFn: send, onError: (error) => fail(authProblem(error)) });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = checkFields(values, isNew);
    if (found) fail(found);
    else sending.mutate(values);
  };
  return {
    values,
    busy: sending.isPending,
    problem,
    submit,
    /** Why it failed as a whole, where no single field is at fault. */
    formError: problem && !problem.field ? problem.message : undefined,
    errorAt: (field: AuthField) => (problem?.field === field ? problem.message : undefined),
    set: (field: AuthField) => (value: string) => {
      setValues({ ...values, [field]: value });
      setProblem(undefined);
    },
    refOf: (field: AuthField) => (input: HTMLInputElement | null) => {
      inputs.current[field] = input;
    },
  };
}
