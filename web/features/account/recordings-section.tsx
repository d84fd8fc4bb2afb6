import type { Me } from '../../api-types.ts';
import { CheckField } from '../../components/check-field.tsx';
import { SaveBar } from './save-bar.tsx';
import { SettingsSection } from './settings-section.tsx';
import { useSettingsForm } from './use-settings-form.ts';

/** Whether the sound of spoken answers is kept. */
export function RecordingsSection({ me }: { me: Me }) {
  const form = useSettingsForm(
    me,
    ({ keepRecordings }) => ({ keepRecordings }),
    (change) => ({ change }),
  );
  return (
    <SettingsSection
      id="recordings"
      title="Spoken answers"
      about="What is judged is text. The sound is kept only if you want it."
    >
      <form noValidate onSubmit={form.submit} className="grid gap-6">
        <CheckField
          label="Keep recordings of my spoken answers"
          hint="So that I and the coaches I hand them in to, or share my answers with, can hear them; in mock interviews, too. From now on each is sent to this server when you hand the answer in. Remove any of them beside the answer. Switched off, no more are kept; those that are there stay until you remove them."
          checked={form.typed.keepRecordings}
          onChange={(keepRecordings) => form.set({ keepRecordings })}
        />
        <SaveBar form={form}>Save</SaveBar>
      </form>
    </SettingsSection>
  );
}
