import { Flag } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Attempt, Point, Verdict } from '../../api-types.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { verdictLooks } from '../../components/verdict-badge.tsx';
import { count, halves } from '../../format.ts';
import { useHotkeys } from '../../hooks/use-hotkeys.ts';
import { suggestionFor } from './evidence.ts';
import { GradingPanel } from './grading-panel.tsx';
import { counts, inForce, isJudged, isToCheck, lookFirst, pointsOf, tally } from './judging.ts';
import { PointRow } from './point-row.tsx';
import { PutRight } from './put-right.tsx';
import { SuggestionsBar } from './suggestions-bar.tsx';
import type { GradingOfAttempt } from './use-grading.ts';
import { usePointLookedAt } from './use-point-looked-at.ts';

interface Props {
  grading: GradingOfAttempt;
  onJudge: (pointId: string, verdict: Verdict) => void;
  onReport: () => void;
  /** The reader looks at this point. */
  onLook: (pointId: string) => void;
  className: string;
}

/** The points of a strong answer, each to be judged; they keep the file’s order. */
export function Rubric({ grading, onJudge, onReport, onLook, className }: Props) {
  const { attempt, llm, underWay, graded } = grading;
  const points = pointsOf(attempt);
  const suggested = points.flatMap((point) => suggestionFor(attempt, point) ?? []);
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
  usePointLookedAt(list, at, (index) => onLook(points[index]?.id ?? ''));
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
    moveOn();
  };
  /** What a grader says of the current point becomes the learner’s own verdict. */
  const agree = () => {
    const point = points[at];
    const given = point && (suggestionFor(attempt, point) ?? inForce(point, attempt.rev));
    if (given && given.verdict !== 'unjudged') judgeAndMoveOn(given.verdict);
    else moveOn();
  };
  const acceptAll = () => {
    for (const { pointId, verdict } of suggested) onJudge(pointId, verdict);
    setSaid(`${count(suggested.length, 'suggestion')} accepted.`);
    const verdictOf = new Map(suggested.map(({ pointId, verdict }) => [pointId, verdict]));
    const then = points.map((point) => ({ ...point, verdict: verdictOf.get(point.id) ?? point.verdict }));
    const next = then.findIndex((point) => !isJudged(point) && counts(point));
    moveTo(next >= 0 ? next : (lookFirst(then, attempt.rev)[0] ?? at));
  };
  /** To the next point that needs a look, or to an earlier one that was left out. */
  const moveOn = () => {
    const needsLook = (point: Point) => !isJudged(point) || isToCheck(point, attempt.rev);
    const next = points.findIndex((point, index) => index > at && needsLook(point));
    const earlier = points.findIndex((point, index) => index < at && needsLook(point));
    moveTo(next >= 0 ? next : earlier >= 0 ? earlier : at + 1);
  };
  useHotkeys('Judging', [
    { keys: ['j', 'ArrowDown'], label: 'Next point', run: () => moveTo(at + 1) },
    { keys: ['k', 'ArrowUp'], label: 'Point before', run: () => moveTo(at - 1) },
    { keys: 'y', label: 'Yes: the verdict on this point is right', run: agree },
    { keys: 'Y', label: 'Accept all suggestions', run: acceptAll, disabled: suggested.length === 0 },
    { keys: 'c', label: 'Covered', run: () => judgeAndMoveOn('covered') },
    { keys: 'p', label: 'Partly', run: () => judgeAndMoveOn('partial') },
    { keys: 'm', label: 'Missed', run: () => judgeAndMoveOn('missed') },
    { keys: 'w', label: 'Wrong', run: () => judgeAndMoveOn('wrong') },
  ]);

  const { made, judged, open, total } = tally(attempt);
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
      <GradingPanel grading={grading} />
      <SuggestionsBar note={attempt.suggestionNote} open={suggested.length} onAcceptAll={acceptAll} />
      {underWay === undefined && judged > 0 && open === 0 && points.length > 1 && (
        <PutRight attempt={attempt} points={points} onGo={moveTo} />
      )}
      <ol ref={list} className="divide-y divide-line">
        {points.map((point, index) => (
          <PointRow
            key={point.id}
            point={point}
            groupSize={points.filter(({ group }) => group !== null && group.id === point.group?.id).length}
            number={index + 1}
            attempt={attempt}
            awaited={underWay && !graded.has(point.id) ? (llm?.model ?? 'The model') : null}
            suggestion={suggested.find(({ pointId }) => pointId === point.id)}
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
