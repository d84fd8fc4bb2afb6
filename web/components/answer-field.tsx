import type { ComponentProps } from 'react';

interface Props extends Omit<ComponentProps<'textarea'>, 'id' | 'className' | 'placeholder' | 'onChange' | 'value'> {
  value: string;
  /** Its words come from a recording. */
  isSpeaking: boolean;
  onText: (text: string) => void;
}

/** Where an answer is written, or the words of a spoken one are; `answer-note` below it says what is missing. */
export const AnswerField = ({ isSpeaking, onText, ...field }: Props) => (
  <>
    <label htmlFor="answer" className={isSpeaking ? 'block px-6 pt-4 text-sm font-semibold text-ink-3' : 'sr-only'}>
      Your answer{isSpeaking && ', in words'}
    </label>
    <textarea
      {...field}
      id="answer"
      onChange={(event) => onText(event.target.value)}
      aria-describedby="answer-note"
      placeholder={
        isSpeaking
          ? 'The words of your recording: transcribed, or typed by you. They are what is checked.'
          : 'Say it as you would to the interviewer: short sentences are fine.'
      }
      className="block w-full resize-none bg-transparent px-6 py-3 text-lg leading-[1.7] outline-none placeholder:text-ink-3"
    />
  </>
);

/** Grows the field with its text. */
export function fitHeight(field: HTMLTextAreaElement | null) {
  if (field === null) return;
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight}px`;
}
