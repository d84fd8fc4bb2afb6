import { useState } from 'react';
import type { Career, Deck } from '../../api-types.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { CheckField } from '../../components/check-field.tsx';
import { messageOf } from '../../components/error-state.tsx';
import { Field } from '../../components/field.tsx';
import { fieldError, namesFields } from '../../field-errors.ts';
import { count } from '../../format.ts';
import { ChoicePills } from './choice-pills.tsx';
import { CopyLink } from './copy-link.tsx';
import { DeckChoice } from './deck-choice.tsx';
import { levelName } from './interview-words.ts';
import { lengths, levels, type SetUp } from './set-up.ts';
import { decksOf, optionsOf, subjectFrom, valueOf } from './subjects.ts';
import { usePlan } from './use-interviews.ts';

interface Props {
  initial: SetUp;
  careers: readonly Career[];
  decks: readonly Deck[];
  /** What spoken answers need here. */
  spokenNeeds: string;
  /** An interview is under way: to go on with it comes first. */
  isSecond: boolean;
}

/** What the interview is about, how long it is and how it goes. */
export function SetUpForm({ initial, careers, decks, spokenNeeds, isSecond }: Props) {
  const [setUp, setSetUp] = useState(initial);
  const plan = usePlan();
  const options = optionsOf(careers, decks);
  const set = (change: Partial<SetUp>) => {
    setSetUp({ ...setUp, ...change });
    plan.reset();
  };
  const errorAt = (...fields: string[]) =>
    fields.map((field) => fieldError(plan.error, `/body/${field}`)).find((error) => error !== undefined);
  const minutes = [...new Set<number>([...lengths, initial.minutes])].toSorted((a, b) => a - b);
  return (
    <Card aria-label="Set-up" className="p-5 md:p-7">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const form = event.currentTarget;
          if (plan.isPending) return;
          // The field at fault may be out of view.
          plan.mutate(setUp, {
            onError: () => requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid]')?.focus()),
          });
        }}
        className="grid gap-7"
      >
        <div className="grid gap-4">
          <Field label="About" error={errorAt('careerId', 'skillId')}>
            {({ className, ...control }) => (
              <select
                {...control}
                value={valueOf(setUp)}
                onChange={(event) => set({ ...subjectFrom(event.target.value), deckIds: [] })}
                className={`max-w-md ${className}`}
              >
                <Group label="Skills" options={options.skills} />
                <Group label="Careers: questions of all their skills" options={options.careers} />
              </select>
            )}
          </Field>
          <DeckChoice
            decks={decksOf(setUp, careers, decks)}
            chosen={setUp.deckIds}
            onChoose={(deckIds) => set({ deckIds })}
            error={errorAt('deckIds')}
          />
        </div>
        <ChoicePills
          type="checkbox"
          legend="Levels"
          hint="Asked in equal shares, as far as there are questions."
          error={errorAt('levels')}
          options={levels.map((level) => ({ value: level, label: `Level ${level}, ${levelName(level)}` }))}
          isChosen={(level) => setUp.levels.includes(level)}
          onChoose={(level) => set({ levels: levels.filter((one) => setUp.levels.includes(one) !== (one === level)) })}
        />
        <ChoicePills
          type="radio"
          legend="Length"
          error={errorAt('minutes')}
          options={minutes.map((value) => ({ value, label: count(value, 'minute') }))}
          isChosen={(value) => setUp.minutes === value}
          onChoose={(value) => set({ minutes: value })}
        />
        <ChoicePills
          type="radio"
          legend="Answers"
          error={errorAt('inputMode')}
          options={[
            { value: 'typed', label: 'Typed', about: 'Quiet, and anywhere.' },
            { value: 'spoken', label: 'Spoken', about: spokenNeeds },
          ]}
          isChosen={(value) => setUp.inputMode === value}
          onChoose={(value) => set({ inputMode: value === 'spoken' ? 'spoken' : 'typed' })}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <CheckField
            label="Time to think"
            hint="Before each answer, as long as the question deserves."
            checked={setUp.think}
            onChange={(think) => set({ think })}
          />
          <CheckField
            label="Follow-up questions"
            hint="On what an answer left out, at most two each."
            checked={setUp.followUps}
            onChange={(followUps) => set({ followUps })}
          />
        </div>
        <div className="grid gap-4 border-t border-line pt-5">
          <div className="flex flex-wrap items-center gap-3">
            <Button type="submit" look={isSecond ? 'plain' : 'primary'} busy={plan.isPending}>
              Plan the interview
            </Button>
            <CopyLink setUp={setUp} onSeed={(seed) => setSetUp({ ...setUp, seed })} />
          </div>
          <p role="status" className={plan.isError ? 'text-sm font-[550] text-wrong' : 'text-sm text-ink-3'}>
            {plan.isError
              ? namesFields(plan.error)
                ? 'Not planned: see what is said above.'
                : messageOf(plan.error)
              : 'The questions are chosen now and stay hidden until they are asked. The clock starts later, when you say so.'}
          </p>
        </div>
      </form>
    </Card>
  );
}

function Group({ label, options }: { label: string; options: readonly { value: string; label: string }[] }) {
  if (options.length === 0) return null;
  return (
    <optgroup label={label}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </optgroup>
  );
}
