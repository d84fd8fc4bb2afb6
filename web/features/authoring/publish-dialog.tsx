import { useState } from 'react';
import type { Drafts } from '../../api-types.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Problem } from '../../components/problem.tsx';
import { brief } from '../../format.ts';
import { toast } from '../../hooks/toast.ts';
import { changeLines, changesOf } from './authoring-words.ts';
import { LineField } from './plain-fields.tsx';
import { usePublish } from './use-drafts.ts';

/** What publishing changes for whoever studies the deck, and what changed where a meaning did. */
export function PublishDialog({ deckId, drafts, onClose }: { deckId: string; drafts: Drafts; onClose: () => void }) {
  const [notes, setNotes] = useState<Record<string, string>>({});
  const [tried, setTried] = useState(false);
  const publish = usePublish(deckId);
  const changes = changesOf(drafts);
  const missing = (questionId: string) => (notes[questionId] ?? '').trim() === '';
  const run = () => {
    setTried(true);
    if (changes.noted.some(({ questionId }) => missing(questionId))) return;
    const said = changes.noted.map(({ questionId }) => ({ questionId, note: notes[questionId] ?? '' }));
    publish.mutate(said, {
      onSuccess: () => {
        toast('Published: this is what is studied now.');
        onClose();
      },
    });
  };
  return (
    <Dialog
      title="Publish this deck"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Not yet</Button>
          <Button look="primary" busy={publish.isPending} onClick={run}>
            Publish
          </Button>
        </>
      }
    >
      <div className="grid gap-5">
        <ul className="num grid list-disc gap-1.5 pl-5">
          {changeLines(changes).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {changes.noted.map(({ questionId, prompt }) => (
          <LineField
            key={questionId}
            label={`What changed in “${brief(prompt || questionId, 50)}”?`}
            hint="It means something else now. In a few words, for whoever knew it before."
            error={tried && missing(questionId) ? 'Say in a few words what changed.' : undefined}
            value={notes[questionId] ?? ''}
            onChange={(note) => setNotes({ ...notes, [questionId]: note })}
          />
        ))}
        <Problem of={publish.error} />
      </div>
    </Dialog>
  );
}
