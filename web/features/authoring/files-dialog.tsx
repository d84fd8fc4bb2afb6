import { useState } from 'react';
import type { TakenItem } from '../../api-types.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { FileInput } from '../../components/file-input.tsx';
import { Problem } from '../../components/problem.tsx';
import { fieldError, namesFields } from '../../field-errors.ts';
import { takenSummary, takenWords } from './authoring-words.ts';
import { useTakeFile } from './use-drafts.ts';

/** A deck's files out and in, and questions out of tables and lists; then what became of each. */
export function FilesDialog({ deckId, onClose }: { deckId: string; onClose: () => void }) {
  const [file, setFile] = useState<File>();
  const take = useTakeFile(deckId);
  const fault =
    file && !/\.(?:zip|csv|md|markdown|txt)$/i.test(file.name) ? 'Choose a .zip, .csv or .md file.' : undefined;
  return (
    <Dialog
      title="Files"
      wide
      onClose={onClose}
      actions={
        <>
          <a
            href={`/api/v1/own-decks/${encodeURIComponent(deckId)}/files.zip`}
            download
            className="inline-flex min-h-11 items-center rounded-control border border-line-strong px-4 py-2.5 leading-tight font-[550] hover:bg-sunken"
          >
            Download this deck
          </a>
          {take.isSuccess ? (
            <Button look="primary" onClick={onClose}>
              Done
            </Button>
          ) : (
            <Button
              look="primary"
              busy={take.isPending}
              disabled={!file || fault !== undefined}
              onClick={() => file && take.mutate(file)}
            >
              {take.isPending ? 'Reading …' : 'Take the file'}
            </Button>
          )}
        </>
      }
    >
      <div className="grid gap-5">
        <Field
          label="File"
          hint="A deck’s files (.zip; a question of the same name takes the place of what is written here), or new questions from a table (.csv) or Markdown (.md). Each becomes a draft: nothing is studied before you publish."
          error={fault ?? fieldError(take.error, '/body')}
        >
          {(control) => (
            <FileInput
              control={control}
              accept=".zip,.csv,.md,.markdown,.txt"
              onChoose={(chosen) => {
                setFile(chosen);
                take.reset();
              }}
            />
          )}
        </Field>
        <details className="text-sm text-ink-2">
          <summary className="cursor-pointer font-semibold text-ink">What a table or Markdown looks like</summary>
          <pre className="mt-3 overflow-x-auto rounded-control bg-sunken p-4 text-xs leading-relaxed" tabIndex={0}>
            {shapes}
          </pre>
        </details>
        <div aria-live="polite">
          {take.data && <TakenList items={take.data.items} />}
          <Problem of={namesFields(take.error) ? null : take.error} />
        </div>
      </div>
    </Dialog>
  );
}

function TakenList({ items }: { items: readonly TakenItem[] }) {
  return (
    <div className="grid gap-3 text-sm">
      <p className="num font-semibold">{takenSummary(items)}</p>
      <ul aria-label="What became of it" tabIndex={0} className="grid max-h-80 gap-3 overflow-y-auto">
        {items.map((item, index) => {
          const { word, note, faults } = takenWords(item);
          const place = item.file ?? (item.line === null ? '' : `Line ${item.line}`);
          return (
            <li key={`${place} ${index}`} className="num grid min-w-0 gap-0.5">
              <span className="break-words">
                <span className="text-ink-3">{place} · </span>
                <span className={`font-semibold ${item.outcome === 'refused' ? 'text-wrong' : ''}`}>{word}</span>
                {item.prompt && ` · ${item.prompt}`}
              </span>
              {note && <span className="break-words text-ink-2">{note}</span>}
              {faults.map((fault) => (
                <span key={fault} className="break-words text-ink-2">
                  {fault}
                </span>
              ))}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

const shapes = `prompt,kind,level,tags,model,point 1,point 1 evidence,point 1 cue,point 1 src,point 2
What is a probe?,concept,1,"kubernetes, probes",A check …,"It asks, often (2, must)",asks often|again and again,How does it know?,https://…,…

# What is a probe?
kind: concept
level: 1
tags: kubernetes, probes

- It asks, often (2, must)
  - evidence: asks often
  - evidence: again and again
  - wrong: It asks once => It asks every ten seconds
  - cue: How does it know?
  - probe: And when it fails?
  - src: https://…

## Model
A check that …`;
