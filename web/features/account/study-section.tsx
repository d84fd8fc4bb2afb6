import { useId } from 'react';
import type { Me } from '../../api-types.ts';
import { Field } from '../../components/field.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { readWhole } from '../../components/read-whole.ts';
import { readSteps, showSteps } from './read-steps.ts';
import { RetentionSlider } from './retention-slider.tsx';
import { SaveBar } from './save-bar.tsx';
import { SettingsSection } from './settings-section.tsx';
import { type Read, useSettingsForm } from './use-settings-form.ts';

/** How much a day, how well to remember, and the steps of learning. */
export function StudySection({ me }: { me: Me }) {
  const form = useSettingsForm(me, show, read);
  const { typed, set, errorAt } = form;
  const number = (name: 'newPerDay' | 'reviewsPerDay' | 'maximumInterval', label: string, hint: string) => (
    <NumberField
      label={label}
      hint={hint}
      value={typed[name]}
      onChange={(value) => set({ [name]: value })}
      error={errorAt(name)}
    />
  );
  const steps = (name: 'learningSteps' | 'relearningSteps', label: string, hint: string) => (
    <Field label={label} hint={hint} error={errorAt(name)}>
      {({ className, ...control }) => (
        <input
          {...control}
          inputMode="decimal"
          autoComplete="off"
          placeholder="none"
          value={typed[name]}
          onChange={(event) => set({ [name]: event.target.value })}
          className={`num max-w-40 ${className}`}
        />
      )}
    </Field>
  );
  return (
    <SettingsSection id="study" title="Study" about="Limits over all decks; a deck may set tighter ones on its page.">
      <form noValidate onSubmit={form.submit} className="grid gap-6">
        <div className="grid items-start gap-5 sm:grid-cols-2">
          {number('newPerDay', 'New questions a day', 'Each comes back several times in its first weeks.')}
          {number('reviewsPerDay', 'Reviews a day', 'What is over the limit waits for the next day.')}
        </div>
        <RetentionSlider
          percent={typed.retention}
          onChange={(retention) => set({ retention })}
          error={errorAt('desiredRetention')}
        />
        <div className="grid items-start gap-5 sm:grid-cols-2">
          {steps(
            'learningSteps',
            'Learning steps, in minutes',
            'Waits before a new question moves on to days, such as 1\u00a010.',
          )}
          {steps('relearningSteps', 'Relearning steps, in minutes', 'The same, after an answer rated Again.')}
          {number('maximumInterval', 'Longest interval, in days', 'No question stays away for longer.')}
        </div>
        <FuzzBox checked={typed.fuzz} onChange={(fuzz) => set({ fuzz })} />
        <SaveBar form={form}>Save study settings</SaveBar>
      </form>
    </SettingsSection>
  );
}

function FuzzBox({ checked, onChange }: { checked: boolean; onChange: (checked: boolean) => void }) {
  const id = useId();
  return (
    <div className="flex items-start gap-3">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        aria-describedby={`${id}-hint`}
        className="mt-0.5 size-6 shrink-0 accent-accent"
      />
      <div>
        <label htmlFor={id} className="text-sm font-semibold">
          Spread due days a little
        </label>
        <p id={`${id}-hint`} className="text-sm text-ink-3">
          Questions learned together then part, instead of coming back all on one day.
        </p>
      </div>
    </div>
  );
}

const show = (me: Me) => ({
  newPerDay: String(me.newPerDay),
  reviewsPerDay: String(me.reviewsPerDay),
  retention: Math.round(me.desiredRetention * 100),
  learningSteps: showSteps(me.learningSteps),
  relearningSteps: showSteps(me.relearningSteps),
  maximumInterval: String(me.maximumInterval),
  fuzz: me.fuzz,
});

function read(typed: ReturnType<typeof show>): Read {
  const errors: Record<string, string> = {};
  const whole = (name: 'newPerDay' | 'reviewsPerDay' | 'maximumInterval') =>
    readWhole(typed[name]) ?? reject(errors, name, 'Use a whole number.', 0);
  const steps = (name: 'learningSteps' | 'relearningSteps') =>
    readSteps(typed[name]) ?? reject(errors, name, 'Use minutes, such as 10 or 1 10.', []);
  const change = {
    newPerDay: whole('newPerDay'),
    reviewsPerDay: whole('reviewsPerDay'),
    desiredRetention: typed.retention / 100,
    learningSteps: steps('learningSteps'),
    relearningSteps: steps('relearningSteps'),
    maximumInterval: whole('maximumInterval'),
    fuzz: typed.fuzz,
  };
  return Object.keys(errors).length > 0 ? { errors } : { change };
}

function reject<T>(errors: Record<string, string>, field: string, message: string, instead: T): T {
  errors[field] = message;
  return instead;
}
