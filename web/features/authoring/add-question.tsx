import { useState } from 'react';
import type { Drafts } from '../../api-types.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Problem } from '../../components/problem.tsx';
import { TextField } from './plain-fields.tsx';
import { idOf, newFile } from './question-file.ts';
import { useAddDraft } from './use-drafts.ts';

interface Props {
  deckId: string;
  drafts: Drafts;
  look: 'primary' | 'plain';
  onAdded: (questionId: string) => void;
}

/** Begins a question with what it asks; its id is made of the first words and never changes. */
export function AddQuestion({ deckId, drafts, look, onAdded }: Props) {
  const [asked, setAsked] = useState(false);
  const [prompt, setPrompt] = useState('');
  const [tried, setTried] = useState(false);
  const add = useAddDraft(deckId);
  const close = () => {
    setAsked(false);
    setPrompt('');
    setTried(false);
  };
  const submit = () => {
    setTried(true);
    if (prompt.trim() === '') return;
    const taken = new Set([...drafts.items, ...drafts.removed].map(({ questionId }) => questionId));
    const questionId = idOf(prompt, taken);
    const yaml = newFile(questionId, prompt.trim(), new Date().toISOString().slice(0, 10));
    add.mutate(
      { questionId, yaml },
      {
        onSuccess: () => {
          close();
          onAdded(questionId);
        },
      },
    );
  };
  return (
    <>
      <Button look={look} onClick={() => setAsked(true)}>
        Add a question
      </Button>
      {asked && (
        <Dialog
          title="Add a question"
          onClose={close}
          actions={
            <>
              <Button onClick={close}>Cancel</Button>
              <Button look="primary" busy={add.isPending} onClick={submit}>
                Add it
              </Button>
            </>
          }
        >
          <div className="grid gap-4">
            <TextField
              label="What is asked"
              hint="You can change it later; its file is named after the first words."
              error={tried && prompt.trim() === '' ? 'Write what is asked.' : undefined}
              value={prompt}
              onChange={setPrompt}
            />
            <Problem of={add.error} />
          </div>
        </Dialog>
      )}
    </>
  );
}
