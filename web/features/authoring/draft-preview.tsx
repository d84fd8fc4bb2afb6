import { Card } from '../../components/card.tsx';
import { Chip } from '../../components/chip.tsx';
import { InlineCode } from '../../components/inline-code.tsx';
import { count } from '../../format.ts';
import { ModelAnswer } from '../practice/model-answer.tsx';
import { questionKindWords } from '../practice/question-kinds.ts';
import { Sources } from '../practice/sources.tsx';
import type { FilePoint, FileQuestion } from './question-file.ts';

/** A question as a learner meets it: what is asked, then what the answer is held against. */
export function DraftPreview({ question }: { question: FileQuestion }) {
  const { kind, level, think, answer, prompt, groups, points, model } = question;
  const groupOf = ({ group }: FilePoint) => {
    const found = groups.find(({ id }) => id === group);
    return found && `Any ${found.need} of ${points.filter((other) => other.group === group).length}`;
  };
  return (
    <div className="grid gap-7">
      <section aria-label="As it is asked" className="grid gap-4">
        <div className="flex flex-wrap items-center gap-2 text-sm text-ink-3">
          <Chip>{kind in questionKindWords ? questionKindWords[kind as keyof typeof questionKindWords] : kind}</Chip>
          <Chip>Level {level}</Chip>
          <span className="num">
            Think {think} s · answer in {answer} s
          </span>
        </div>
        <p className="question whitespace-pre-line">
          <InlineCode>{prompt || 'Nothing is asked yet.'}</InlineCode>
        </p>
      </section>
      <Card aria-label="After the answer">
        <h3 className="border-b border-line px-6 py-4 text-sm font-semibold text-ink-3">
          {count(points.length, 'point')}, after the answer
        </h3>
        <ol className="divide-y divide-line">
          {points.map((point, index) => (
            <PreviewPoint key={point.id || index} point={point} number={index + 1} group={groupOf(point)} />
          ))}
        </ol>
      </Card>
      {model !== '' && <ModelAnswer text={model} />}
    </div>
  );
}

function PreviewPoint({ point, number, group }: { point: FilePoint; number: number; group: string | undefined }) {
  const { say, role, wrong, sources } = point;
  return (
    <li className="grid gap-2.5 px-6 py-4.5">
      <div className="flex gap-3">
        <span aria-hidden className="num w-4 shrink-0 text-sm leading-[1.7] text-ink-3">
          {number}
        </span>
        <p className="min-w-0 flex-1 leading-normal font-medium">
          <InlineCode>{say || 'Says nothing yet.'}</InlineCode>
        </p>
        {group !== undefined && (
          <span>
            <Chip>{group}</Chip>
          </span>
        )}
        {role !== '' && <span>{role === 'must' ? <Chip tone="accent">Must</Chip> : <Chip>Bonus</Chip>}</span>}
      </div>
      <div className="grid gap-2.5 md:pl-7">
        {wrong.map((line) => {
          const [claim = '', why = ''] = line.split('=>');
          return (
            <p key={line} className="text-sm text-ink-2">
              If you said “<InlineCode>{claim.trim()}</InlineCode>”: <InlineCode>{why.trim()}</InlineCode>
            </p>
          );
        })}
        <Sources sources={sources.filter((source) => URL.canParse(source) && source !== 'https://')} />
      </div>
    </li>
  );
}
