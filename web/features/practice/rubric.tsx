import { Flag } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Attempt, Verdict } from '../../api-types.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { verdictLooks } from '../../components/verdict-badge.tsx';
import { halves } from '../../format.ts';
import { useHotkeys } from '../../hooks/use-hotkeys.ts';
import { isJudged, pointsOf, tally } from './judging.ts';
import { PointRow } from './point-row.tsx';

interface Props {
  attempt: Attempt;
  onJudge: (pointId: string, verdict: Verdict) => void;
  onReport: () => void;
  className: string;
}

/** The points of a strong answer, each to be judged; they keep the file’s order. */
export function Rubric({ attempt, onJudge, onReport, className }: Props) {
  const points = pointsOf(attempt);
  const [first] = useState(() =>
    Math.max(
      0,
      points.findIndex((point) => !isJudged(point)),
    ),
  );
  const [at, setAt] = useState(first);
  const [said, setSaid] = useState('');
  const list = useRef<HTMLOListElement>(null);

  const moveTo = (index: number) => {
    const clamped = Math.min(points.length - 1, Math.max(0, index));
    setAt(clamped);
    focusRow(list.current, clamped);
  };
  // The result has just come: keys and screen readers start at the first point to judge.
  useEffect(() => focusRow(list.current, first), [first]);

  const judge = (index: number, verdict: Verdict) => {
    const point = points[index];
    if (point === undefined) return;
    onJudge(point.id, verdict);
    setSaid(`Point ${index + 1}: ${verdictLooks[verdict].word}.`);
  };
  const judgeAndMoveOn = (verdict: Verdict) => {
    judge(at, verdict);
    const open = points.findIndex((point, index) => index > at && !isJudged(point));
    const earlier = points.findIndex((point, index) => index < at && !isJudged(point));
    moveTo(open >= 0 ? open : earlier >= 0 ? earlier : at + 1);
  };
  useHotkeys('Judging', [
    { keys: ['j', 'ArrowDown'], label: 'Next point', run: () => moveTo(at + 1) },
    { keys: ['k', 'ArrowUp'], label: 'Point before', run: () => moveTo(at - 1) },
    { keys: 'c', label: 'Covered', run: () => judgeAndMoveOn('covered') },
    { keys: 'p', label: 'Partly', run: () => judgeAndMoveOn('partial') },
    { keys: 'm', label: 'Missed', run: () => judgeAndMoveOn('missed') },
    { keys: 'w', label: 'Wrong', run: () => judgeAndMoveOn('wrong') },
  ]);

  const { made, judged, total } = tally(attempt);
  return (
    <Card aria-labelledby="rubric" className={`min-w-0 ${className}`}>
      <div className="flex min-h-14 items-center gap-3 border-b border-line py-2 pr-3 pl-6">
        <div className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3">
          <h2 id="rubric" className="flex items-baseline gap-2">
            <span className="num text-xl leading-none font-semibold whitespace-nowrap">
              {judged === 0 ? total : `${halves(made)} of ${total}`}
            </span>
            <span className="text-sm font-semibold text-ink-3">
              {total === 1 ? 'point' : 'points'}
              {judged > 0 && ' made'}
            </span>
          </h2>
          <span className="num text-sm text-ink-3">{progressOf(attempt)}</span>
        </div>
        <Button look="quiet" className="text-sm max-sm:px-3" onClick={onReport}>
          <Flag size={15} aria-hidden />
          <span className="max-sm:sr-only">
            Report<span className="sr-only"> this question</span>
          </span>
        </Button>
      </div>
      <ol ref={list} className="divide-y divide-line">
        {points.map((point, index) => (
          <PointRow
            key={point.id}
            point={point}
            groupSize={points.filter(({ group }) => group !== null && group.id === point.group?.id).length}
            number={index + 1}
            drill={
              attempt.pointId === null
                ? (attempt.drills.find(({ pointId }) => pointId === point.id)?.cue ?? null)
                : null
            }
            isCurrent={index === at}
            onJudge={(verdict) => (setAt(index), judge(index, verdict))}
          />
        ))}
      </ol>
      {attempt.pointId === null && (
        <p className="border-t border-line px-6 py-3.5 text-sm text-ink-3">
          Must: no good answer is without it. Bonus: adds to the score, costs nothing.
          {points.some(({ group }) => group !== null) && ' Of a group, your best count.'}
        </p>
      )}
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </Card>
  );
}

function focusRow(list: HTMLOListElement | null, index: number) {
  const row = list?.children[index];
  if (!(row instanceof HTMLElement)) return;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: 'nearest' });
}

function progressOf(attempt: Attempt): string {
  const { judged, open, total } = tally(attempt);
  if (judged === 0) return total === 1 ? 'Did you make it?' : 'Which did you make?';
  if (open > 0) return `${judged} judged`;
  return attempt.score === null || attempt.pointId !== null ? '' : `${Math.round(attempt.score * 100)} % by weight`;
}
