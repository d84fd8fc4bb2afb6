import type { Career, Deck } from '../../api-types.ts';
import { CheckField } from '../../components/check-field.tsx';
import { Field } from '../../components/field.tsx';
import { count } from '../../format.ts';
import { ChoicePills } from './choice-pills.tsx';
import { DeckChoice } from './deck-choice.tsx';
import { levelName } from './interview-words.ts';
import { lengths, levels, type SetUp } from './set-up.ts';
import { decksOf, optionsOf, subjectFrom, valueOf } from './subjects.ts';

interface Props {
  setUp: SetUp;
  onChange: (change: Partial<SetUp>) => void;
  careers: readonly Career[];
  decks: readonly Deck[];
  /** What spoken answers need here. */
  spokenNeeds: string;
  /** A length that is offered with the usual ones, minutes. */
  known: number;
  /** What is wrong with the first of some fields that is at fault. */
  errorAt: (...fields: string[]) => string | undefined;
}

/** What an interview asks, how long it is and how it goes. */
export function SetUpFields({ setUp, onChange, careers, decks, spokenNeeds, known, errorAt }: Props) {
  const options = optionsOf(careers, decks);
  const minutes = [...new Set<number>([...lengths, known])].toSorted((a, b) => a - b);
  return (
    <>
      <div className="grid gap-4">
        <Field label="About" error={errorAt('careerId', 'skillId')}>
          {({ className, ...control }) => (
            <select
              {...control}
              value={valueOf(setUp)}
              onChange={(event) => onChange({ ...subjectFrom(event.target.value), deckIds: [] })}
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
          onChoose={(deckIds) => onChange({ deckIds })}
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
        onChoose={(level) =>
          onChange({ levels: levels.filter((one) => setUp.levels.includes(one) !== (one === level)) })
        }
      />
      <ChoicePills
        type="radio"
        legend="Length"
        error={errorAt('minutes')}
        options={minutes.map((value) => ({ value, label: count(value, 'minute') }))}
        isChosen={(value) => setUp.minutes === value}
        onChoose={(value) => onChange({ minutes: value })}
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
        onChoose={(value) => onChange({ inputMode: value === 'spoken' ? 'spoken' : 'typed' })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <CheckField
          label="Time to think"
          hint="Before each answer, as long as the question deserves."
          checked={setUp.think}
          onChange={(think) => onChange({ think })}
        />
        <CheckField
          label="Follow-up questions"
          hint="On what an answer left out, at most two each."
          checked={setUp.followUps}
          onChange={(followUps) => onChange({ followUps })}
        />
      </div>
    </>
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
