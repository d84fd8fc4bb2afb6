import { useRef, useState } from 'react';
import type { Me } from '../../api-types.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { breakWords, checkBreaks } from './break-words.ts';
import { SaveBar } from './save-bar.tsx';
import { SettingsSection } from './settings-section.tsx';
import { type Read, useSettingsForm } from './use-settings-form.ts';

/** Planned days off. */
export function BreaksSection({ me }: { me: Me }) {
  const form = useSettingsForm(me, show, read);
  const { breaks } = form.typed;
  const [added, setAdded] = useState(-1);
  const addButton = useRef<HTMLButtonElement>(null);
  const change = (index: number, part: Partial<Me['breaks'][number]>) =>
    form.set({ breaks: breaks.map((one, at) => (at === index ? { ...one, ...part } : one)) });
  return (
    <SettingsSection
      id="breaks"
      title="Breaks"
      about="On planned days off nothing new falls due, the plan leaves them out, and a streak goes on."
    >
      <form noValidate onSubmit={form.submit} className="grid gap-6">
        {breaks.length === 0 && <p className="text-ink-2">None planned.</p>}
        <ul className="grid gap-5 empty:hidden">
          {breaks.map(({ from, to }, index) => {
            const date = (name: 'from' | 'to', label: string, value: string) => (
              <Field label={label} error={form.errorAt(`breaks/${index}/${name}`)}>
                {({ className, ...control }) => (
                  <input
                    {...control}
                    type="date"
                    // A new break is to be filled in.
                    autoFocus={name === 'from' && index === added}
                    value={value}
                    onChange={(event) => change(index, { [name]: event.target.value })}
                    className={`num ${className}`}
                  />
                )}
              </Field>
            );
            return (
              <li key={index} className="grid gap-1.5">
                <div
                  role="group"
                  aria-label={`Break ${index + 1}`}
                  className="grid items-start gap-3 sm:grid-cols-[minmax(0,12rem)_minmax(0,12rem)_auto]"
                >
                  {date('from', 'First day off', from)}
                  {date('to', 'Last day off', to)}
                  <Button
                    look="quiet"
                    className="justify-self-start max-sm:-ml-4 sm:mt-6"
                    onClick={() => {
                      form.set({ breaks: breaks.toSpliced(index, 1) });
                      addButton.current?.focus();
                    }}
                  >
                    Remove<span className="sr-only"> break {index + 1}</span>
                  </Button>
                </div>
                <p className="text-sm text-ink-3">{breakWords({ from, to }, me.studyDay)}</p>
              </li>
            );
          })}
        </ul>
        <Button
          ref={addButton}
          className="justify-self-start"
          disabled={breaks.length >= most}
          onClick={() => {
            setAdded(breaks.length);
            form.set({ breaks: [...breaks, { from: '', to: '' }] });
          }}
        >
          Add a break
        </Button>
        <SaveBar form={form}>Save breaks</SaveBar>
      </form>
    </SettingsSection>
  );
}

/** As many as the server takes. */
const most = 20;
const show = ({ breaks }: Me) => ({ breaks });
const read = ({ breaks }: ReturnType<typeof show>): Read => {
  const errors = checkBreaks(breaks);
  return Object.keys(errors).length > 0 ? { errors } : { change: { breaks } };
};
