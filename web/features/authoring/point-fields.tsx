import { ArrowDown, ArrowUp } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { DraftFinding } from '../../api-types.ts';
import { Button } from '../../components/button.tsx';
import { Problem } from '../../components/problem.tsx';
import { faultAt } from './authoring-words.ts';
import { LinesField } from './lines-field.tsx';
import { ChoiceField, LineField, TextField } from './plain-fields.tsx';
import { asNumber, asWrong, setField, type FileGroup, type FilePoint } from './question-file.ts';

const kinds = ['fact', 'mechanism', 'command', 'tradeoff', 'diagnosis', 'safety', 'structure'] as const;
const kindChoices = kinds.map(
  (kind) => [kind, kind === 'tradeoff' ? 'Trade-off' : kind[0]?.toUpperCase() + kind.slice(1)] as const,
);
const roleChoices = [
  ['', 'Ordinary'],
  ['must', 'Must: no good answer is without it'],
  ['bonus', 'Bonus: adds, costs nothing'],
] as const;
const weightChoices = [
  ['1', '1'],
  ['2', '2: followed up'],
  ['3', '3: decisive'],
] as const;

interface Props {
  point: FilePoint;
  index: number;
  /** How many points there are. */
  of: number;
  groups: readonly FileGroup[];
  findings: readonly DraftFinding[];
  /** Changes the question's text. */
  edit: (change: (text: string) => string) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
}

/** One point of a strong answer: what it says, what counts as saying it, and how it is asked for again. */
export function PointFields({ point, index, of, groups, findings, edit, onMove, onRemove }: Props) {
  const at = (field: string) => ['points', index, field];
  const fault = (field: string) => faultAt(findings, `/points/${index}/${field}`, true);
  const set = (field: string, value: unknown, optional = false) =>
    edit((text) => setField(text, at(field), value, optional));
  const setRole = (role: string) =>
    edit((text) => {
      const plain = setField(setField(text, at('must'), undefined, true), at('bonus'), undefined, true);
      return role === '' ? plain : setField(plain, at(role), true);
    });
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined;
    if (step === undefined || event.target instanceof HTMLSelectElement) return; // which opens by the same keys
    event.preventDefault();
    onMove(index + step);
  };
  const move = (step: -1 | 1, word: string, icon: ReactNode) => (
    <Button
      look="quiet"
      className="px-3"
      aria-label={`Move point ${index + 1} ${word}`}
      aria-keyshortcuts={step < 0 ? 'Alt+ArrowUp' : 'Alt+ArrowDown'}
      aria-disabled={index + step < 0 || index + step >= of || undefined}
      onClick={() => onMove(index + step)}
    >
      {icon}
    </Button>
  );
  const isGrouped = groups.length > 0 || point.group !== '';
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the fields in it, which the buttons do too
    <fieldset id={`point-${index}`} className="grid gap-4 border-t border-line pt-5" onKeyDown={onKeyDown}>
      <legend className="sr-only">Point {index + 1}</legend>
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <p aria-hidden className="font-semibold">
          Point {index + 1} <span className="num ml-1 text-sm font-normal text-ink-3">{point.id}</span>
        </p>
        <div className="-mr-3 flex items-center">
          {move(-1, 'up', <ArrowUp size={17} aria-hidden />)}
          {move(1, 'down', <ArrowDown size={17} aria-hidden />)}
          <Button look="quiet" className="text-sm" onClick={onRemove}>
            Remove<span className="sr-only"> point {index + 1}</span>
          </Button>
        </div>
      </div>
      <Problem of={[faultAt(findings, `/points/${index}`), fault('id')].filter(Boolean).join(' ')} />
      <TextField
        label="What it says"
        hint="One claim that a reader decides in five seconds."
        error={fault('say')}
        rows={2}
        value={point.say}
        onChange={(value) => set('say', value)}
      />
      <div className={`grid gap-4 ${isGrouped ? 'sm:grid-cols-2' : 'sm:grid-cols-3'}`}>
        <ChoiceField
          label="Weight"
          error={fault('weight')}
          value={point.weight}
          choices={weightChoices}
          onChange={(value) => set('weight', asNumber(value))}
        />
        <ChoiceField
          label="Role"
          error={fault('must') ?? fault('bonus')}
          value={point.role}
          choices={roleChoices}
          onChange={setRole}
        />
        <ChoiceField
          label="Kind"
          error={fault('kind')}
          value={point.kind}
          choices={kindChoices}
          onChange={(value) => set('kind', value)}
        />
        {isGrouped && (
          <ChoiceField
            label="Group"
            error={fault('group')}
            value={point.group}
            choices={[['', 'None'], ...groups.map(({ id }) => [id, id] as const)]}
            onChange={(value) => set('group', value, true)}
          />
        )}
      </div>
      <LinesField
        label="Evidence"
        hint="How people say it, one phrase a line: at least two."
        error={fault('evidence')}
        lines={point.evidence}
        onLines={(lines) => set('evidence', lines)}
      />
      <LineField
        label="Cue"
        hint="Asks for this point alone, without the question: its drill."
        error={fault('cue')}
        value={point.cue}
        onChange={(value) => set('cue', value)}
      />
      <LineField
        label="Follow-up"
        hint="What an interviewer asks when it was left out; needed from weight 2 on."
        error={fault('probe')}
        value={point.probe}
        onChange={(value) => set('probe', value, true)}
      />
      <LinesField
        label="Sources"
        hint="The pages that say so, one https:// address a line."
        error={fault('src')}
        rows={1}
        lines={point.sources}
        onLines={(lines) => set('src', lines.length === 1 ? lines[0] : lines.length === 0 ? '' : lines)}
      />
      <LinesField
        label="Wrong statements"
        hint="What people get wrong => why it is wrong. One a line; none is fine."
        error={fault('wrong')}
        rows={2}
        lines={point.wrong}
        onLines={(lines) => set('wrong', asWrong(lines), true)}
      />
    </fieldset>
  );
}
