import { useState } from 'react';
import { Card } from '../../components/card.tsx';
import { Field } from '../../components/field.tsx';
import { KeptRecording } from '../../components/speech/kept-recording.tsx';
import { useStudyClock } from '../../hooks/use-study-clock.ts';
import { CoachSaid } from '../submissions/coach-said.tsx';
import { mannerWords, scoreWords, whenWords } from './answer-words.ts';
import type { EarlierAnswer } from './use-answers.ts';

/** The texts of two answers beside each other unless others are chosen: the last, and the one that a coach read or the one before. */
export function AnswerPair({ answers }: { answers: readonly EarlierAnswer[] }) {
  const [chosen, setChosen] = useState<readonly (string | undefined)[]>(() => [
    (answers[0]?.coached ? undefined : answers.slice(1).find(({ coached }) => coached)?.id) ?? answers[1]?.id,
    answers[0]?.id,
  ]);
  const columns = chosen.flatMap((id, column) => {
    const answer = answers.find((each) => each.id === id);
    return answer === undefined ? [] : [{ column, answer }];
  });
  return (
    <Card aria-labelledby="texts" className="grid min-w-0 gap-5 p-5 md:p-6">
      <h2 id="texts" className="font-semibold">
        {columns.length > 1 ? 'What you said, side by side' : 'What you said'}
      </h2>
      <div className={`grid gap-x-8 gap-y-8 ${columns.length > 1 ? 'lg:grid-cols-2' : ''}`}>
        {columns.map(({ column, answer }) => (
          <div key={column} className="grid min-w-0 content-start gap-3">
            {columns.length > 1 && (
              <Choice
                label={column === 0 ? 'One answer' : 'The other'}
                answers={answers}
                value={answer.id}
                onChange={(id) => setChosen(chosen.map((each, index) => (index === column ? id : each)))}
              />
            )}
            <AnswerText answer={answer} />
          </div>
        ))}
      </div>
    </Card>
  );
}

function Choice({
  label,
  answers,
  value,
  onChange,
}: {
  label: string;
  answers: readonly EarlierAnswer[];
  value: string;
  onChange: (id: string) => void;
}) {
  const { timeZone } = useStudyClock();
  return (
    <Field label={label}>
      {(control) => (
        <select {...control} value={value} onChange={(event) => onChange(event.target.value)}>
          {answers.map((answer) => (
            <option key={answer.id} value={answer.id}>
              {whenWords(answer, timeZone)}: {scoreWords(answer)}
              {answer.coached && ', read by your coach'}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function AnswerText({ answer }: { answer: EarlierAnswer }) {
  const text = answer.answer.trim();
  const { timeZone } = useStudyClock();
  return (
    <>
      <p className="num text-sm text-ink-3">
        {whenWords(answer, timeZone)} · {mannerWords(answer)}
      </p>
      {text === '' ? (
        <p className="text-ink-2">No text: you answered in your head.</p>
      ) : (
        <p className="max-w-prose text-lg leading-[1.7] break-words whitespace-pre-wrap">{text}</p>
      )}
      {[...new Set([0, ...answer.recordings])].map((part) => (
        <KeptRecording key={`${answer.id} ${part}`} attempt={answer} part={part} />
      ))}
      {answer.coached && <CoachSaid attemptId={answer.id} />}
    </>
  );
}
