import { useRef } from 'react';
import type { Me } from '../../api-types.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { readWhole } from '../../components/read-whole.ts';
import { SaveBar } from './save-bar.tsx';
import { SettingsSection } from './settings-section.tsx';
import { type Read, useSettingsForm } from './use-settings-form.ts';
import { untilDate } from './interview-words.ts';

/** The day to be ready for, the time for it, and what to be ready in. */
export function InterviewSection({ me }: { me: Me }) {
  const date = useRef<HTMLInputElement>(null);
  const form = useSettingsForm(me, show, (typed) => read(typed, date.current?.validity.badInput === true));
  const { typed, set, errorAt } = form;
  const hasPassed = typed.interviewDate !== '' && typed.interviewDate < me.studyDay;
  return (
    <SettingsSection
      id="interview"
      title="Interview"
      about="With a date, each day’s questions are those that help most on that day. Without one, they come when they are due."
    >
      <form noValidate onSubmit={form.submit} className="grid gap-6">
        <div className="grid items-start gap-5 sm:grid-cols-2">
          <div className="grid gap-2">
            <Field
              label="Date of the interview"
              hint={untilDate(typed.interviewDate, me.studyDay)}
              error={errorAt('interviewDate')}
            >
              {({ className, ...control }) => (
                <input
                  {...control}
                  ref={date}
                  type="date"
                  value={typed.interviewDate}
                  onChange={(event) => set({ interviewDate: event.target.value })}
                  className={`num max-w-56 ${className}`}
                />
              )}
            </Field>
            {typed.interviewDate !== '' && (
              <Button
                look={hasPassed ? 'plain' : 'quiet'}
                className={`justify-self-start ${hasPassed ? '' : '-ml-4'}`}
                onClick={() => {
                  set({ interviewDate: '' });
                  date.current?.focus();
                }}
              >
                Clear the date
              </Button>
            )}
          </div>
          <NumberField
            label="Minutes a day"
            hint="What the plan fills, from now to the interview."
            value={typed.minutesPerDay}
            onChange={(minutesPerDay) => set({ minutesPerDay })}
            error={errorAt('minutesPerDay')}
          />
        </div>
        <fieldset>
          <legend className="mb-2 text-sm font-semibold">When time is short, prefer</legend>
          <div className="grid gap-2 sm:grid-cols-2">
            {focuses.map(({ focus, label, about }) => (
              <label
                key={focus}
                className="grid cursor-pointer grid-cols-[auto_1fr] content-start gap-x-3 gap-y-0.5 rounded-control border border-line-strong px-4 py-3 hover:bg-sunken has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
              >
                <input
                  type="radio"
                  name="plan-focus"
                  value={focus}
                  checked={typed.planFocus === focus}
                  onChange={() => set({ planFocus: focus })}
                  className="mt-0.5 size-4.5 accent-accent outline-none"
                />
                <span className="font-[550]">{label}</span>
                <span className="col-start-2 text-sm text-ink-2">{about}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <SaveBar form={form}>Save interview</SaveBar>
      </form>
    </SettingsSection>
  );
}

const focuses = [
  { focus: 'breadth', label: 'Breadth', about: 'Cover the most points: something to say to every question.' },
  { focus: 'depth', label: 'Depth', about: 'Know the most questions well, and leave others out.' },
] as const satisfies readonly { focus: Me['planFocus']; label: string; about: string }[];

const show = (me: Me) => ({
  interviewDate: me.interviewDate ?? '',
  minutesPerDay: String(me.minutesPerDay),
  planFocus: me.planFocus,
});

/** `isHalfTyped`: the date field then holds text, and says that it is empty. */
function read({ interviewDate, minutesPerDay, planFocus }: ReturnType<typeof show>, isHalfTyped: boolean): Read {
  const minutes = readWhole(minutesPerDay);
  const errors = {
    ...(isHalfTyped ? { interviewDate: 'Give day, month and year, or clear the date.' } : {}),
    ...(minutes == null ? { minutesPerDay: 'Use a whole number of minutes.' } : {}),
  };
  if (isHalfTyped || minutes == null) return { errors };
  return { change: { interviewDate: interviewDate === '' ? null : interviewDate, minutesPerDay: minutes, planFocus } };
}
