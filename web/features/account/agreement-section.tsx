import { ButtonLink } from '../../components/button.tsx';
import { SettingsSection } from './settings-section.tsx';

/** The way to how far graders and people agree. For admins. */
export function AgreementSection() {
  return (
    <SettingsSection id="agreement" title="Graders and people" about="Only admins see this.">
      <p className="max-w-xl text-ink-2">
        How far suggestions and machine verdicts agree with those of learners and coaches, by grader and by question.
      </p>
      <div className="mt-4">
        <ButtonLink href="/agreement">See the agreement</ButtonLink>
      </div>
    </SettingsSection>
  );
}
