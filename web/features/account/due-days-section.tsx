import type { Me } from '../../api-types.ts';
import { CheckField } from '../../components/check-field.tsx';
import { Field } from '../../components/field.tsx';
import { EasyDaysField } from './easy-days-field.tsx';
import { SaveBar } from './save-bar.tsx';
import { SettingsSection } from './settings-section.tsx';
import { type Read, useSettingsForm } from './use-settings-form.ts';

/** On which days questions fall due, and in which order they are asked. */
export function DueDaysSection({ me }: { me: Me }) {
  const form = useSettingsForm(me, show, read);
  const { typed, set, errorAt } = form;
  return (
    <SettingsSection
      id="due-days"
      title="Due days"
      about="A due day may move a little, within what memory allows; short waits hardly move."
    >
      <form noValidate onSubmit={form.submit} className="grid gap-6">
        <CheckField
          label="Spread due days a little"
          hint="Questions learned together then part, instead of coming back all on one day."
          checked={typed.fuzz}
          onChange={(fuzz) => set({ fuzz })}
        />
        <CheckField
          label="Even out the days"
          hint={
            typed.fuzz
              ? 'Of the days in reach, one with less due is preferred.'
              : 'Works only while due days are spread: switch that on first.'
          }
          checked={typed.loadBalance}
          onChange={(loadBalance) => set({ loadBalance })}
        />
        <EasyDaysField
          days={typed.easyDays}
          onChange={(easyDays) => set({ easyDays })}
          error={errorAt('easyDays')}
          isIdle={!typed.fuzz}
        />
        <Field
          label="Order of questions that are due"
          hint="Matters when more is due than you answer that day."
          error={errorAt('backlogOrder')}
        >
          {({ className, ...control }) => (
            <select
              {...control}
              value={typed.backlogOrder}
              onChange={(event) => {
                const chosen = orders.find(({ order }) => order === event.target.value);
                if (chosen) set({ backlogOrder: chosen.order });
              }}
              className={`max-w-md ${className}`}
            >
              {orders.map(({ order, label }) => (
                <option key={order} value={order}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
        <SaveBar form={form}>Save due days</SaveBar>
      </form>
    </SettingsSection>
  );
}

const orders = [
  { order: 'retrievability', label: 'Most likely forgotten first' },
  { order: 'due', label: 'Longest overdue first' },
  { order: 'interval-ascending', label: 'Shortest wait first' },
  { order: 'interval-descending', label: 'Longest wait first' },
  { order: 'difficulty-ascending', label: 'Easiest first' },
  { order: 'difficulty-descending', label: 'Hardest first' },
  { order: 'random', label: 'At random' },
] as const satisfies readonly { order: Me['backlogOrder']; label: string }[];

const show = ({ fuzz, loadBalance, easyDays, backlogOrder }: Me) => ({ fuzz, loadBalance, easyDays, backlogOrder });
const read = (typed: ReturnType<typeof show>): Read => ({ change: typed });
