import type { DraftFinding } from '../../api-types.ts';
import { NumberField } from '../../components/number-field.tsx';
import { Problem } from '../../components/problem.tsx';
import { faultAt, sentence } from './authoring-words.ts';
import { LinesField } from './lines-field.tsx';
import { ChoiceField, LineField, TextField } from './plain-fields.tsx';
import { GroupList } from './group-list.tsx';
import { PointList } from './point-list.tsx';
import { asNumber, setField, setProse, type FileQuestion } from './question-file.ts';

const kindChoices = [
  ['concept', 'Concept'],
  ['trace', 'Trace'],
  ['debug', 'Debug'],
  ['tradeoff', 'Trade-off'],
  ['scenario', 'Scenario'],
] as const;
const levelChoices = [
  ['1', '1: junior'],
  ['2', '2: mid'],
  ['3', '3: senior'],
] as const;
/** Fields that the form shows; what is wrong with others is said above it. */
const shown = /^\/(?:kind|level|time|tags|as_of|prompt|groups|points|model)\b/;

interface Props {
  question: FileQuestion;
  findings: readonly DraftFinding[];
  /** Changes the question's text. */
  edit: (change: (text: string) => string) => void;
}

/** A question field by field; each says what the checker finds. */
export function QuestionForm({ question, findings, edit }: Props) {
  const fault = (field: string, below = false) => faultAt(findings, `/${field}`, below);
  const set = (path: string[], value: unknown) => edit((text) => setField(text, path, value));
  const others = findings.filter(({ field }) => !shown.test(field));
  return (
    <div className="grid gap-5">
      <Problem
        of={others
          .map(({ field, message }) => `${field.slice(1).replaceAll('/', '.')}${field && ': '}${sentence(message)}`)
          .join(' ')}
      />
      <TextField
        label="What is asked"
        hint="In Markdown. It does not give the points away."
        error={fault('prompt')}
        value={question.prompt}
        onChange={(value) => edit((text) => setProse(text, ['prompt'], value))}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <ChoiceField
          label="Kind"
          error={fault('kind')}
          value={question.kind}
          choices={kindChoices}
          onChange={(value) => set(['kind'], value)}
        />
        <ChoiceField
          label="Level"
          error={fault('level')}
          value={question.level}
          choices={levelChoices}
          onChange={(value) => set(['level'], asNumber(value))}
        />
        <NumberField
          label="Seconds to think"
          error={fault('time/think') ?? fault('time')}
          value={question.think}
          onChange={(value) => set(['time', 'think'], asNumber(value))}
        />
        <NumberField
          label="Seconds to answer"
          error={fault('time/answer')}
          value={question.answer}
          onChange={(value) => set(['time', 'answer'], asNumber(value))}
        />
        <LineField
          label="Facts checked on"
          error={fault('as_of/checked') ?? fault('as_of')}
          value={question.checked}
          onChange={(value) => set(['as_of', 'checked'], value)}
        />
        <LineField
          label="Check them again by"
          error={fault('as_of/review_by')}
          value={question.reviewBy}
          onChange={(value) => set(['as_of', 'review_by'], value)}
        />
      </div>
      <LinesField
        label="Tags"
        hint="One to eight, parted by commas: what the question leaves unsaid."
        error={fault('tags', true)}
        by=","
        lines={question.tags}
        onLines={(tags) => set(['tags'], tags)}
      />
      <PointList {...{ question, findings, edit }} />
      <GroupList {...{ question, findings, edit }} />
      <TextField
        label="Model answer"
        hint="In Markdown; shown once an answer was handed in."
        error={fault('model')}
        rows={5}
        value={question.model}
        onChange={(value) => edit((text) => setProse(text, ['model'], value))}
      />
    </div>
  );
}
