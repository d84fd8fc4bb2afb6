import { Field } from '../../components/field.tsx';
import { fieldError } from '../../field-errors.ts';

export interface CohortWords {
  name: string;
  about: string;
}

/** What a cohort is called and what it is for. */
export function CohortFields({
  value,
  onChange,
  error,
}: {
  value: CohortWords;
  onChange: (value: CohortWords) => void;
  error: unknown;
}) {
  return (
    <>
      <Field label="Name" hint="Learners see it." error={fieldError(error, '/body/name')}>
        {(control) => (
          <input
            {...control}
            value={value.name}
            maxLength={200}
            autoComplete="off"
            placeholder="Platform track, autumn"
            onChange={({ target }) => onChange({ ...value, name: target.value })}
          />
        )}
      </Field>
      <Field
        label="About it"
        hint="What it is for and when you meet: learners read it before they join. It may be empty."
        error={fieldError(error, '/body/about')}
      >
        {(control) => (
          <textarea
            {...control}
            rows={3}
            maxLength={4000}
            value={value.about}
            onChange={({ target }) => onChange({ ...value, about: target.value })}
          />
        )}
      </Field>
    </>
  );
}
