import { useEffect, useRef, useState } from 'react';
import type { DraftFinding } from '../../api-types.ts';
import { Button } from '../../components/button.tsx';
import { Problem } from '../../components/problem.tsx';
import { faultAt } from './authoring-words.ts';
import { PointFields } from './point-fields.tsx';
import { addPoint, movePoint, removePoint, type FileQuestion } from './question-file.ts';

interface Props {
  question: FileQuestion;
  findings: readonly DraftFinding[];
  /** Changes the question's text. */
  edit: (change: (text: string) => string) => void;
}

/** The points of a question in the order in which they are shown; Alt and an arrow move the one that is written on. */
export function PointList({ question: { points, groups }, findings, edit }: Props) {
  const [said, setSaid] = useState('');
  const section = useRef<HTMLElement>(null);
  const held = useRef<{ point: number; control: number }>(undefined);
  const move = (from: number, to: number) => {
    if (to < 0 || to >= points.length) return;
    held.current = { point: to, control: indexOfFocus(controlsOf(section.current, from)) };
    edit((text) => movePoint(text, from, to));
    setSaid(`Point ${from + 1} is now point ${to + 1} of ${points.length}.`);
  };
  // Moving takes the focus off what is moved.
  useEffect(() => {
    if (held.current === undefined) return;
    const { point, control } = held.current;
    held.current = undefined;
    controlsOf(section.current, point)[control]?.focus();
  });
  return (
    <section ref={section} aria-labelledby="points" className="grid gap-5 pt-2">
      <div className="grid gap-1">
        <h3 id="points" className="font-serif text-xl">
          Points of a strong answer
        </h3>
        <p className="text-sm text-ink-3">
          In the order in which they are shown. The arrows move a point, and so do Alt+↑ and Alt+↓ while you write in
          it.
        </p>
        <Problem of={faultAt(findings, '/points')} />
        <p role="status" className="sr-only">
          {said}
        </p>
      </div>
      {points.map((point, index) => (
        <PointFields
          key={point.id || index}
          {...{ point, index, groups, findings, edit }}
          of={points.length}
          onMove={(to) => move(index, to)}
          onRemove={() => edit((text) => removePoint(text, index))}
        />
      ))}
      <Button className="justify-self-start" onClick={() => edit(addPoint)}>
        Add a point
      </Button>
    </section>
  );
}

const controlsOf = (section: HTMLElement | null, point: number) => [
  ...(section?.querySelectorAll<HTMLElement>(`#point-${point} :is(button, input, select, textarea)`) ?? []),
];
const indexOfFocus = (controls: readonly HTMLElement[]) =>
  controls.findIndex((control) => control === document.activeElement);
