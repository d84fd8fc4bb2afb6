import { Check } from 'lucide-react';
import { type SyntheticEvent, useId, useRef, useState } from 'react';
import type { ImportedExport } from '../../api-types.ts';
import { Button } from '../../components/button.tsx';
import { messageOf } from '../../components/error-state.tsx';
import { Field } from '../../components/field.tsx';
import { FileInput } from '../../components/file-input.tsx';
import { fieldError } from '../../field-errors.ts';
import { formatDate } from '../../format.ts';
import { useStudyClock } from '../../hooks/use-study-clock.ts';
import { importedWords, importRows } from './export-words.ts';
import { useImportExport } from './use-import-export.ts';

/** An export of Rehearse comes in: the file, a choice where decks are missing here, and what became of it. */
export function ExportImportForm({ onImported }: { onImported: () => void }) {
  const [file, setFile] = useState<File>();
  const input = useRef<HTMLInputElement>(null);
  const run = useImportExport();
  const fault =
    file && !/\.zip$/i.test(file.name) ? 'Choose the .zip file that “Everything that is yours” gave.' : undefined;
  const headingId = useId();
  const lacking = fieldError(run.error, '/query/missing');

  const send = (missing: 'refuse' | 'leave-out') => {
    if (!file || fault || run.isPending) return;
    run.mutate(
      { file, missing },
      {
        onSuccess: () => {
          setFile(undefined);
          if (input.current) input.current.value = '';
          onImported();
        },
      },
    );
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    send('refuse');
  };
  return (
    <form aria-labelledby={headingId} onSubmit={submit} className="grid gap-5 border-t border-line pt-6">
      <h3 id={headingId} className="font-semibold">
        Import from another Rehearse
      </h3>
      <Field
        label="Export of Rehearse"
        hint="The .zip file of “Everything that is yours”, below, from the other server. All of it comes in, or nothing; sent twice, it changes nothing."
        error={fault}
      >
        {(control) => (
          <FileInput
            control={control}
            ref={input}
            accept=".zip,application/zip"
            onChoose={(chosen) => {
              setFile(chosen);
              run.reset();
            }}
          />
        )}
      </Field>
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" busy={run.isPending} disabled={!file || fault !== undefined}>
          {run.isPending ? 'Importing…' : 'Import the export'}
        </Button>
        <p role="status" className="text-sm text-ink-2">
          {run.isPending && 'Every row is looked at before anything is written. A large file takes a minute.'}
        </p>
      </div>
      {run.isPending && <div aria-hidden className="shimmer h-1.5 rounded-full bg-sunken" />}
      <div aria-live="polite">
        {run.data && <Report result={run.data} />}
        {run.error !== null &&
          (lacking === undefined ? (
            <p className="rounded-control bg-wrong-soft px-4 py-3.5 font-[550] break-words text-wrong">
              {messageOf(run.error)}
            </p>
          ) : (
            <div className="grid justify-items-start gap-3 rounded-control bg-partial-soft px-4 py-3.5">
              <p className="font-[550] text-partial">Nothing is imported yet.</p>
              <p className="min-w-0 break-words">{lacking}</p>
              <Button onClick={() => send('leave-out')}>Import, and leave them out</Button>
            </div>
          ))}
      </div>
    </form>
  );
}

function Report({ result }: { result: ImportedExport }) {
  const { timeZone } = useStudyClock();
  const rows = importRows(result);
  const isAnyOut = rows.some(({ leftOut }) => leftOut > 0);
  return (
    <div className="grid gap-3 rounded-control bg-covered-soft px-4 py-3.5">
      <p className="flex items-start gap-2 font-[550] text-covered">
        <Check size={18} aria-hidden className="mt-1 shrink-0" />
        <span className="num">{importedWords(result)}</span>
      </p>
      {rows.length > 0 && (
        <table className="num w-full max-w-lg text-sm">
          <caption className="pb-1 text-left text-ink-2">
            What was in the export of {formatDate(result.exportedAt, timeZone)}
          </caption>
          <thead>
            <tr className="text-right text-ink-2 [&>th]:py-1 [&>th]:font-[550]">
              <th scope="col">
                <span className="sr-only">Kind</span>
              </th>
              <th scope="col">Added</th>
              <th scope="col" className="pl-3">
                Here already
              </th>
              {isAnyOut && (
                <th scope="col" className="pl-3">
                  Left out
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ table, name, added, known, leftOut }) => (
              <tr key={table} className="border-t border-line text-right [&>*]:py-1">
                <th scope="row" className="text-left font-normal">
                  {name}
                </th>
                <td>{added}</td>
                <td>{known}</td>
                {isAnyOut && <td>{leftOut}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {isAnyOut && (
        <p className="text-sm">
          Left out is what belongs to decks that this server does not have. It stays in your file: import it again once
          they are here.
        </p>
      )}
      <p className="text-sm text-ink-2">{result.notImported}</p>
    </div>
  );
}
