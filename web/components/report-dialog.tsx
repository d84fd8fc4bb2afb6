import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { api } from '../api-client.ts';
import type { Question } from '../api-types.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Field } from './field.tsx';
import { InlineCode } from './inline-code.tsx';
import { Problem } from './problem.tsx';
import { fieldError, namesFields } from '../field-errors.ts';
import { toast } from '../hooks/toast.ts';

/** Tells the deck’s owner what is wrong with a question. */
export function ReportDialog({
  question,
  onClose,
}: {
  question: Pick<Question, 'id' | 'prompt'>;
  onClose: () => void;
}) {
  const [text, setText] = useState('');
  const formId = useId();
  const send = useMutation({
    mutationFn: () => api.reportQuestion({ params: { questionId: question.id }, body: { text } }),
    onSuccess: () => {
      onClose();
      toast('Thank you. Whoever keeps this deck sees it.');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate();
  };
  return (
    <Dialog
      title="Report this question"
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button look="primary" type="submit" form={formId} busy={send.isPending}>
            Send report
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="grid gap-4">
        <p className="line-clamp-3 font-serif text-lg leading-snug text-ink-2">
          <InlineCode>{question.prompt}</InlineCode>
        </p>
        <Field
          label="What is wrong with it?"
          hint="A wrong or outdated point, a dead source, an unclear question. Say what would be right, if you know."
          error={fieldError(send.error, '/body/text')}
        >
          {(control) => (
            <textarea
              {...control}
              rows={4}
              maxLength={2000}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <Problem of={namesFields(send.error) ? null : send.error} />
      </form>
    </Dialog>
  );
}
