import { Check } from 'lucide-react';
import { useState } from 'react';
import type { Draft } from '../../api-types.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { brief } from '../../format.ts';
import { toast } from '../../hooks/toast.ts';
import { savedWords, sentence } from './authoring-words.ts';
import { DraftPreview } from './draft-preview.tsx';
import { QuestionForm } from './question-form.tsx';
import { readFile } from './question-file.ts';
import { useAddDraft, useRemoveDraft } from './use-drafts.ts';
import { type Saving, useDraftText } from './use-draft-text.ts';

const views = [
  ['form', 'Form'],
  ['yaml', 'YAML'],
  ['preview', 'Preview'],
] as const;
type View = (typeof views)[number][0];

/** A question while it is written: as a form, as its file, and as a learner meets it. Stored as one types. */
export function QuestionEditor({ deckId, draft, onClose }: { deckId: string; draft: Draft; onClose: () => void }) {
  const { text, change, saving, settle } = useDraftText(deckId, draft);
  const [view, setView] = useState<View>('form');
  const question = readFile(text);
  return (
    <Card aria-labelledby="editing" className="min-w-0">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line px-5 py-2.5 md:px-6">
        <h2 id="editing" className="num min-w-0 text-sm font-semibold break-words text-ink-3">
          {draft.questionId}
        </h2>
        <SavingLine saving={saving} draft={draft} />
      </div>
      <div role="group" aria-label="View" className="flex flex-wrap items-center gap-1 border-b border-line px-3 py-2">
        {views.map(([name, label]) => (
          <Button
            key={name}
            look="quiet"
            aria-pressed={view === name}
            className="text-sm aria-pressed:bg-sunken aria-pressed:text-ink"
            onClick={() => setView(name)}
          >
            {label}
          </Button>
        ))}
        <RemoveQuestion deckId={deckId} draft={draft} onClose={onClose} />
      </div>
      <div className="p-5 md:p-6">
        {saving.kind === 'conflict' && <Conflict theirs={saving.theirs} settle={settle} />}
        {view === 'yaml' ? (
          <YamlView text={text} draft={draft} onText={change} />
        ) : question === undefined ? (
          <div className="grid justify-items-start gap-3">
            <p className="text-ink-2">
              The text of this question cannot be shown as fields: it is no YAML, or has an alias in it. Nothing of it
              is lost: mend it where the message says.
            </p>
            <Button onClick={() => setView('yaml')}>Open the text</Button>
          </div>
        ) : view === 'form' ? (
          <QuestionForm question={question} findings={draft.findings} edit={(edit) => change(edit(text))} />
        ) : (
          <DraftPreview question={question} />
        )}
      </div>
    </Card>
  );
}

function SavingLine({ saving, draft }: { saving: Saving; draft: Draft }) {
  return (
    <p role="status" className="flex items-center gap-1.5 text-sm text-ink-3">
      {saving.kind === 'saved' && (
        <>
          <Check size={15} aria-hidden /> {savedWords(draft)}
        </>
      )}
      {saving.kind === 'typing' && 'Saving …'}
      {saving.kind === 'conflict' && <span className="font-[550] text-wrong">Changed elsewhere</span>}
      {saving.kind === 'failed' && <span className="font-[550] text-wrong">Not saved: {saving.message}</span>}
    </p>
  );
}

function Conflict({ theirs, settle }: { theirs: Draft; settle: (theirs: Draft, whose: 'mine' | 'theirs') => void }) {
  return (
    <div role="alert" className="mb-5 grid gap-3 rounded-control bg-wrong-soft px-4 py-3.5">
      <p>
        This question was changed in another window or on another device. Both texts are there: take the other one, or
        put yours in its place.
      </p>
      <div className="flex flex-wrap gap-3">
        <Button onClick={() => settle(theirs, 'theirs')}>Take the other</Button>
        <Button onClick={() => settle(theirs, 'mine')}>Keep mine</Button>
      </div>
    </div>
  );
}

function YamlView({ text, draft, onText }: { text: string; draft: Draft; onText: (text: string) => void }) {
  return (
    <div className="grid gap-4">
      <Field label="The question’s file" hint="The same text as in the form; comments stay.">
        {({ className, ...control }) => (
          <textarea
            {...control}
            rows={28}
            spellCheck={false}
            autoCapitalize="off"
            className={`${className} font-mono text-sm leading-relaxed`}
            value={text}
            onChange={(event) => onText(event.target.value)}
          />
        )}
      </Field>
      <div aria-live="polite">
        {draft.findings.length > 0 && (
          <ul aria-label="What the checker says" className="grid gap-2 text-sm">
            {draft.findings.map(({ severity, line, field, message }) => (
              <li key={`${line} ${field} ${message}`} className={severity === 'error' ? 'text-wrong' : 'text-ink-2'}>
                <span className="num font-semibold">Line {line}</span>
                {field && <span className="num"> · {field.slice(1).replaceAll('/', '.')}</span>}: {sentence(message)}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

function RemoveQuestion({ deckId, draft, onClose }: { deckId: string; draft: Draft; onClose: () => void }) {
  const [asked, setAsked] = useState(false);
  const remove = useRemoveDraft(deckId);
  const add = useAddDraft(deckId);
  const { questionId, yaml } = draft;
  const run = () =>
    remove.mutate(questionId, {
      onSuccess: () => {
        onClose();
        toast(`“${brief(draft.prompt || questionId, 40)}” is removed.`, {
          action: { label: 'Bring it back', run: () => add.mutate({ questionId, yaml }) },
          stays: true,
        });
      },
    });
  return (
    <>
      <Button look="quiet" className="ml-auto text-sm" onClick={() => setAsked(true)}>
        Remove…
      </Button>
      {asked && (
        <Dialog
          title="Remove this question?"
          onClose={() => setAsked(false)}
          textOnly
          actions={
            <>
              <Button onClick={() => setAsked(false)}>Keep it</Button>
              <Button look="danger" busy={remove.isPending} onClick={run}>
                Remove
              </Button>
            </>
          }
        >
          <p>
            {draft.rev === null
              ? 'It was never published: nobody has studied it.'
              : 'It is studied until you publish the deck again, and asked no more then. Answers and history stay.'}
          </p>
        </Dialog>
      )}
    </>
  );
}
