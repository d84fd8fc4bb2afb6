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
  const number = (name: WholeNumber, label: string, hint: string) => (
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
          saved={Math.round(me.desiredRetention * 100)}
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
          {number(
            'leechThreshold',
            'Keeps slipping after',
            'Times forgotten until you are told that a question costs more than it gives; 0 for never.',
          )}
        </div>
        <SaveBar form={form}>Save study settings</SaveBar>
      </form>
    </SettingsSection>
  );
}

type WholeNumber = 'newPerDay' | 'reviewsPerDay' | 'maximumInterval' | 'leechThreshold';

const show = (me: Me) => ({
  newPerDay: String(me.newPerDay),
  reviewsPerDay: String(me.reviewsPerDay),
  retention: Math.round(me.desiredRetention * 100),
  learningSteps: showSteps(me.learningSteps),
  relearningSteps: showSteps(me.relearningSteps),
  maximumInterval: String(me.maximumInterval),
  leechThreshold: String(me.leechThreshold),
});

function read(typed: ReturnType<typeof show>): Read {
  const errors: Record<string, string> = {};
  const whole = (name: WholeNumber) => readWhole(typed[name]) ?? reject(errors, name, 'Use a whole number.', 0);
  const steps = (name: 'learningSteps' | 'relearningSteps') =>
    readSteps(typed[name]) ?? reject(errors, name, 'Use minutes, such as 10 or 1 10.', []);
  const change = {
    newPerDay: whole('newPerDay'),
    reviewsPerDay: whole('reviewsPerDay'),
    desiredRetention: typed.retention / 100,
    learningSteps: steps('learningSteps'),
    relearningSteps: steps('relearningSteps'),
    maximumInterval: whole('maximumInterval'),
    leechThreshold: whole('leechThreshold'),
  };
  return Object.keys(errors).length > 0 ? { errors } : { change };
}

function reject<T>(errors: Record<string, string>, field: string, message: string, instead: T): T {
  errors[field] = message;
  return instead;
}
