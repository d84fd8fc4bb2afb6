import type { Me } from '../../api-types.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { formatDay } from '../../format.ts';
import { SaveBar } from './save-bar.tsx';
import { SettingsSection } from './settings-section.tsx';
import { deviceZone, zoneGroups } from './time-zones.ts';
import { type Read, useSettingsForm } from './use-settings-form.ts';

/** Where the learner is, and when a day begins. */
export function DaySection({ me }: { me: Me }) {
  const form = useSettingsForm(me, show, read);
  const { typed, set, errorAt } = form;
  return (
    <SettingsSection
      id="day"
      title="Day"
      about={`Today is ${formatDay(me.studyDay)}. The next day begins at ${clockAt(new Date(me.nextRollover), me.timeZone)}.`}
    >
      <form noValidate onSubmit={form.submit} className="grid gap-6">
        <div className="grid gap-2">
          <Field
            label="Time zone"
            hint={`It is ${clockAt(new Date(), typed.timeZone)} there.`}
            error={errorAt('timeZone')}
          >
            {({ className, ...control }) => (
              <select
                {...control}
                value={typed.timeZone}
                onChange={(event) => set({ timeZone: event.target.value })}
                className={`max-w-md ${className}`}
              >
                {zoneGroups(me.timeZone).map(({ region, zones }) => (
                  <optgroup key={region} label={region}>
                    {zones.map((zone) => (
                      <option key={zone} value={zone}>
                        {zone.replaceAll('_', ' ')}
                      </option>
                    ))}
                  </optgroup>
                ))}
              </select>
            )}
          </Field>
          {typed.timeZone !== deviceZone && (
            <Button
              look="quiet"
              className="-ml-4 justify-self-start text-ink!"
              onClick={() => set({ timeZone: deviceZone })}
            >
              Use this device’s zone: {deviceZone.replaceAll('_', ' ')}
            </Button>
          )}
        </div>
        <Field
          label="A new day begins at"
          hint="Questions answered before it still count for the day before."
          error={errorAt('rolloverHour')}
        >
          {({ className, ...control }) => (
            <select
              {...control}
              value={typed.rolloverHour}
              onChange={(event) => set({ rolloverHour: Number(event.target.value) })}
              className={`num max-w-40 ${className}`}
            >
              {hours.map((hour) => (
                <option key={hour} value={hour}>
                  {String(hour).padStart(2, '0')}:00
                </option>
              ))}
            </select>
          )}
        </Field>
        <SaveBar form={form}>Save day settings</SaveBar>
      </form>
    </SettingsSection>
  );
}

const hours = Array.from({ length: 24 }, (_, hour) => hour);
const show = ({ timeZone, rolloverHour }: Me) => ({ timeZone, rolloverHour });
const read = (typed: ReturnType<typeof show>): Read => ({ change: typed });

const clockAt = (instant: Date, timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(instant);
