import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Problem } from '../../components/problem.tsx';
import { LineField, TextField } from './plain-fields.tsx';

interface Words {
  title: string;
  summary: string;
}

/** Asks for a deck's title and summary. */
export function DeckWordsDialog({
  heading,
  action,
  words,
  busy,
  error,
  onWords,
  onClose,
}: {
  heading: string;
  action: string;
  words: Words;
  busy: boolean;
  error: unknown;
  onWords: (words: Words) => void;
  onClose: () => void;
}) {
  const [title, setTitle] = useState(words.title);
  const [summary, setSummary] = useState(words.summary);
  const [tried, setTried] = useState(false);
  const fault = (text: string, most: number, remedy: string) =>
    !tried
      ? undefined
      : text.trim() === ''
        ? remedy
        : text.length > most
          ? `Use at most ${most} characters.`
          : undefined;
  const submit = () => {
    setTried(true);
    if (title.trim() === '' || summary.trim() === '' || title.length > 80 || summary.length > 240) return;
    onWords({ title: title.trim(), summary: summary.trim() });
  };
  return (
    <Dialog
      title={heading}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" busy={busy} onClick={submit}>
            {action}
          </Button>
        </>
      }
    >
      <div className="grid gap-5">
        <LineField label="Title" error={fault(title, 80, 'Write a title.')} value={title} onChange={setTitle} />
        <TextField
          label="Summary"
          hint="What it asks, in a sentence."
          error={fault(summary, 240, 'Say in a sentence what it asks.')}
          rows={2}
          value={summary}
          onChange={setSummary}
        />
        <Problem of={error} />
      </div>
    </Dialog>
  );
}
