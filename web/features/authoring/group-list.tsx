import { useState } from 'react';
import type { DraftFinding } from '../../api-types.ts';
import { Button } from '../../components/button.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { count } from '../../format.ts';
import { Problem } from '../../components/problem.tsx';
import { faultAt } from './authoring-words.ts';
import { LineField } from './plain-fields.tsx';
import { addGroup, asId, asNumber, changeGroup, setField, type FileGroup, type FileQuestion } from './question-file.ts';

interface Props {
  question: FileQuestion;
  findings: readonly DraftFinding[];
  /** Changes the question's text. */
  edit: (change: (text: string) => string) => void;
}

/** The groups of points of which only some are asked for. */
export function GroupList({ question: { groups, points }, findings, edit }: Props) {
  return (
    <section aria-labelledby="groups" className="grid gap-4 border-t border-line pt-5">
      <div className="grid gap-1">
        <h3 id="groups" className="font-serif text-xl">
          Groups
        </h3>
        <p className="text-sm text-ink-3">
          For “name four of …”: where several points would do as well as each other, the best of a group count, as many
          as are asked for. A point is put into a group at the point.
        </p>
        <Problem of={faultAt(findings, '/groups')} />
      </div>
      {groups.map((group, index) => (
        <GroupFields
          key={index}
          group={group}
          size={points.filter((point) => point.group === group.id).length}
          taken={groups.flatMap(({ id }) => (id === group.id ? [] : [id]))}
          error={faultAt(findings, `/groups/${group.id}`)}
          edit={edit}
        />
      ))}
      <Button className="justify-self-start" onClick={() => edit(addGroup)}>
        Add a group
      </Button>
    </section>
  );
}

interface GroupProps {
  group: FileGroup;
  /** How many points it has. */
  size: number;
  /** Names of the others. */
  taken: readonly string[];
  error: string | undefined;
  edit: Props['edit'];
}

function GroupFields({ group: { id, need }, size, taken, error, edit }: GroupProps) {
  const [typed, setTyped] = useState<string>();
  const name = typed === undefined ? id : asId(typed);
  const fault =
    name === '' ? 'Write a letter or a digit.' : taken.includes(name) ? 'Choose a name no other group has.' : undefined;
  const rename = () => {
    if (fault !== undefined) return;
    if (name !== id) edit((text) => changeGroup(text, id, name));
    setTyped(undefined);
  };
  return (
    <fieldset className="grid items-start gap-4 sm:grid-cols-[1fr_12rem_auto]">
      <legend className="sr-only">Group {id}</legend>
      <div role="presentation" onBlur={rename} onKeyDown={({ key }) => key === 'Enter' && rename()}>
        <LineField
          label="Name"
          hint={`${count(size, 'point')} in it. Small letters, digits and hyphens.`}
          error={fault ?? error}
          value={typed ?? id}
          onChange={setTyped}
        />
      </div>
      <NumberField
        label="Asked for"
        error={undefined}
        value={need}
        onChange={(value) => edit((text) => setField(text, ['groups', id], asNumber(value)))}
      />
      <Button
        look="quiet"
        className="justify-self-start text-sm sm:mt-6"
        onClick={() => edit((text) => changeGroup(text, id, undefined))}
      >
        Remove<span className="sr-only"> group {id}</span>
      </Button>
    </fieldset>
  );
}
