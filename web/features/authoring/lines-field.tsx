import { useEffect, useRef, useState } from 'react';
import { fitHeight } from '../../components/answer-field.tsx';
import { Field } from '../../components/field.tsx';

interface Props {
  label: string;
  hint?: string;
  error: string | undefined;
  lines: readonly string[];
  /** What parts them as they are typed; a line break unless told otherwise. */
  by?: ',' | '\n';
  rows?: number;
  onLines: (lines: string[]) => void;
}

/** A list, one entry a line or parted by commas; what is typed stays as typed, blank entries are none. */
export function LinesField({ label, hint, error, lines, by = '\n', rows = 3, onLines }: Props) {
  const [typed, setTyped] = useState<string>();
  const entries = (text: string) =>
    text
      .split(by)
      .map((line) => line.trim())
      .filter((line) => line !== '');
  const stored = lines.join(by === ',' ? ', ' : '\n');
  const isSame = typed !== undefined && entries(typed).join('\n') === entries(stored).join('\n');
  const change = (text: string) => {
    setTyped(text);
    onLines(entries(text));
  };
  const value = isSame ? typed : stored;
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => fitHeight(field.current), [value]);
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) =>
        by === ',' ? (
          <input {...control} type="text" autoComplete="off" value={value} onChange={(e) => change(e.target.value)} />
        ) : (
          <textarea
            {...control}
            ref={field}
            rows={rows}
            value={value}
            onChange={(event) => change(event.target.value)}
          />
        )
      }
    </Field>
  );
}
