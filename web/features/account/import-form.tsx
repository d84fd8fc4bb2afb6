import { type SyntheticEvent, useId, useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { FileInput } from '../../components/file-input.tsx';
import { isCsv, isPackage } from './import-words.ts';
import { ImportOutcome } from './import-outcome.tsx';
import { useAllDecks, useImport } from './use-import.ts';

/** Choose a file, and for a table its deck; then what became of it. */
export function ImportForm() {
  const [file, setFile] = useState<File>();
  const [deckId, setDeckId] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const run = useImport();
  const fault =
    !file || isCsv(file.name) || isPackage(file.name)
      ? undefined
      : /\.zip$/i.test(file.name)
        ? 'Choose an .apkg, .colpkg or .csv file; an export of Rehearse (.zip) has a form of its own below.'
        : 'Choose an .apkg, .colpkg or .csv file.';
  const headingId = useId();

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!file || fault || run.isPending) return;
    run.mutate({ file, deckId: deckId === '' ? undefined : deckId }, { onSuccess: clear });
  };
  /** The same file may be chosen again, once it was changed. */
  const clear = () => {
    setFile(undefined);
    if (input.current) input.current.value = '';
  };

  return (
    <form aria-labelledby={headingId} onSubmit={submit} className="grid gap-5">
      <h3 id={headingId} className="font-semibold">
        Import from Anki or a table
      </h3>
      <Field
        label="File"
        hint="A package of Anki (.apkg or .colpkg, up to 200 MB; pictures and sound are left out), or a table of reviews (.csv)."
        error={fault}
      >
        {(control) => (
          <FileInput
            control={control}
            ref={input}
            accept=".csv,.apkg,.colpkg,text/csv"
            onChoose={(chosen) => {
              setFile(chosen);
              run.reset();
            }}
          />
        )}
      </Field>
      {file && isCsv(file.name) && <DeckChoice value={deckId} onChange={setDeckId} />}
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" busy={run.isPending} disabled={!file || fault !== undefined}>
          {run.isPending ? 'Importing…' : 'Import'}
        </Button>
        <p role="status" className="text-sm text-ink-2">
          {run.isPending && 'Reading the file. A large one takes a minute; you may go on meanwhile.'}
        </p>
      </div>
      {run.isPending && <ProgressBar />}
      <ImportOutcome result={run.data} error={run.error} />
    </form>
  );
}

function DeckChoice({ value, onChange }: { value: string; onChange: (deckId: string) => void }) {
  const decks = useAllDecks();
  return (
    <Field label="Deck" hint="Of the cards or questions in the file.">
      {(control) => (
        <select {...control} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">Any deck: the ids say which</option>
          {decks.data?.items.map((deck) => (
            <option key={deck.id} value={deck.id}>
              {deck.title}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** How far it is cannot be said: the file is read in one go. */
const ProgressBar = () => <div aria-hidden className="shimmer h-1.5 rounded-full bg-sunken" />;
