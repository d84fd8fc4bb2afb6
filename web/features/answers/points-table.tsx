import type { ReactNode } from 'react';
import { Card } from '../../components/card.tsx';
import { Chip } from '../../components/chip.tsx';
import { InlineCode } from '../../components/inline-code.tsx';
import { VerdictBadge } from '../../components/verdict-badge.tsx';
import { formatDayShort, formatTime, studyDayOf } from '../../format.ts';
import { useStudyClock } from '../../hooks/use-study-clock.ts';
import { scoreWords } from './answer-words.ts';
import type { AnswersPart, EarlierAnswer } from './use-answers.ts';

type Point = AnswersPart['points'][number];

/** Each point’s verdict in each answer: a table, on phones point under point. */
export function PointsTable({ part: { points, items }, children }: { part: AnswersPart; children: ReactNode }) {
  return (
    <Card aria-labelledby="by-point" className="grid min-w-0 gap-4 p-5 md:p-6">
      <div className="grid max-w-2xl gap-1.5">
        <h2 id="by-point" className="font-semibold">
          Point by point
        </h2>
        <p className="text-ink-2">
          The newest answer comes first. A dash where the question did not have the point yet.
        </p>
      </div>
      <Wide points={points} answers={items} />
      <Stacked points={points} answers={items} />
      {children}
    </Card>
  );
}

interface Props {
  points: readonly Point[];
  answers: readonly EarlierAnswer[];
}

function Wide({ points, answers }: Props) {
  return (
    <div role="region" aria-label="Verdicts by point and answer" tabIndex={0} className="overflow-x-auto max-md:hidden">
      <table className="w-full border-collapse text-left">
        <caption className="sr-only">Verdicts by point and answer</caption>
        <thead>
          <tr className="border-b border-line align-bottom">
            <th scope="col" className="py-2 pr-4 text-sm font-semibold text-ink-3">
              Point
            </th>
            {answers.map((answer) => (
              <th
                key={answer.id}
                scope="col"
                className="num px-2 py-2 text-sm font-normal whitespace-nowrap text-ink-3"
              >
                <When answer={answer} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {points.map((point) => (
            <tr key={point.id} className="align-top">
              <th scope="row" className="min-w-64 py-3 pr-4 font-normal">
                <Claim point={point} />
              </th>
              {answers.map((answer) => (
                <td key={answer.id} className="px-2 py-3">
                  <VerdictIn answer={answer} pointId={point.id} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Stacked({ points, answers }: Props) {
  return (
    <ol className="divide-y divide-line md:hidden">
      {points.map((point) => (
        <li key={point.id} className="grid gap-2.5 py-4 first:pt-0 last:pb-0">
          <Claim point={point} />
          <dl className="flex flex-wrap gap-x-3 gap-y-2.5">
            {answers.map((answer) => (
              <div key={answer.id} className="grid gap-1">
                <dt className="num text-2xs text-ink-3">
                  <When answer={answer} inline />
                </dt>
                <dd>
                  <VerdictIn answer={answer} pointId={point.id} />
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ol>
  );
}

function Claim({ point: { say, role, group } }: { point: Point }) {
  return (
    <span className="grid justify-items-start gap-1.5">
      <span className="leading-snug whitespace-pre-line">
        <InlineCode>{say}</InlineCode>
      </span>
      {role === 'must' && <Chip tone="accent">Must</Chip>}
      {role === 'bonus' && <Chip>Bonus</Chip>}
      {group !== null && <Chip>{`One of a group: any ${group.need} count`}</Chip>}
    </span>
  );
}

function When({ answer, inline = false }: { answer: EarlierAnswer; inline?: boolean }) {
  const clock = useStudyClock();
  const day = formatDayShort(studyDayOf(new Date(answer.handedInAt), clock));
  const time = formatTime(answer.handedInAt, clock.timeZone);
  if (inline) return `${day}, ${time}`;
  return (
    <>
      <b className="block font-semibold text-ink">{day}</b>
      <span className="block">{time}</span>
      <span className="block">{scoreWords(answer)}</span>
    </>
  );
}

function VerdictIn({ answer, pointId }: { answer: EarlierAnswer; pointId: string }) {
  const point = answer.points.find((each) => each.pointId === pointId);
  if (point !== undefined) return <VerdictBadge verdict={point.verdict} />;
  return (
    <span className="text-ink-3">
      <span aria-hidden>—</span>
      <span className="sr-only">not asked</span>
    </span>
  );
}
