import { type FormEvent, useId, useState } from 'react';
import type { Submission } from '../../api-types.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { messageOf } from '../../components/error-state.tsx';
import { Field } from '../../components/field.tsx';

/** Gives a hand-in back for another take: what to change has to be said. Where takes are used up, it grants one more. */
export function ReturnDialog({
  submission: { learner, takesLeft },
  giveBack,
  onClose,
}: {
  submission: Submission;
  giveBack: (values: { text: string; grantTake: boolean }) => Promise<unknown>;
  onClose: () => void;
}) {
  const form = useId();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const [sending, setSending] = useState(false);
  const grantTake = takesLeft === 0;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return setProblem('Say what to do otherwise in the next take.');
    setSending(true);
    try {
      await giveBack({ text, grantTake });
      onClose();
    } catch (error) {
      setProblem(messageOf(error));
      setSending(false);
    }
  };
  return (
    <Dialog
      title="Give back for another take"
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            Keep it
          </Button>
          <Button look="primary" type="submit" form={form} busy={sending}>
            {grantTake ? 'Give one more take' : 'Give back'}
          </Button>
        </>
      }
    >
      <form id={form} className="grid gap-4" onSubmit={(event) => void submit(event)}>
        {grantTake && <p>{learner.name} has used all takes. Giving it back grants one more, to them alone.</p>}
        <Field label={`What ${learner.name} should do otherwise`} hint="They read it with the notice." error={problem}>
          {(control) => (
            <textarea
              {...control}
              rows={4}
              maxLength={5000}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
