import type { Me } from '../../api-types.ts';
import { CheckField } from '../../components/check-field.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { readWhole } from '../../components/read-whole.ts';
import { SaveBar } from './save-bar.tsx';
import { SettingsSection } from './settings-section.tsx';
import { type Read, useSettingsForm } from './use-settings-form.ts';

/** Whether days in a row are counted, and how forgiving that is. */
export function StreakSection({ me }: { me: Me }) {
  const form = useSettingsForm(me, show, read);
  const { typed, set, errorAt } = form;
  return (
    <SettingsSection id="streak" title="Streak" about="One answer a day keeps it.">
      <form noValidate onSubmit={form.submit} className="grid gap-6">
        <CheckField
          label="Count days in a row"
          hint="Off: no streak is shown anywhere."
          checked={typed.streak}
          onChange={(streak) => set({ streak })}
        />
        <NumberField
          label="Freeze days"
          hint="Missed days in any 30 that do not end it, 0 to 10. Planned breaks never do."
          value={typed.freezeDays}
          onChange={(freezeDays) => set({ freezeDays })}
          error={errorAt('freezeDays')}
        />
        <SaveBar form={form}>Save streak</SaveBar>
      </form>
    </SettingsSection>
  );
}

const show = (me: Me) => ({ streak: me.streak, freezeDays: String(me.freezeDays) });
const read = ({ streak, freezeDays }: ReturnType<typeof show>): Read => {
  const days = readWhole(freezeDays);
  return days == null ? { errors: { freezeDays: 'Use a whole number.' } } : { change: { streak, freezeDays: days } };
};
