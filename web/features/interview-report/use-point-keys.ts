import { useState } from 'react';
import type { InterviewReport, Verdict } from '../../api-types.ts';
import { verdictLooks } from '../../components/verdict-badge.tsx';
import { count } from '../../format.ts';
import { useHotkeys } from '../../hooks/use-hotkeys.ts';
import { suggestionFor } from '../practice/evidence.ts';
import { inForce } from '../practice/judging.ts';
import type { Owner } from './owner.ts';
import { goToPoint, isAtPoint } from './point-place.ts';
import { needsLook } from './report-attempt.ts';

/**
 * The keys of judging, for all answers of a report: they judge the point that has the focus. While none has, they go to
 * the next one that needs a look, so that nothing is judged unseen.
 */
export function usePointKeys({ answersNow, judge }: Pick<Owner, 'answersNow' | 'judge'>) {
  const [said, setSaid] = useState('');
  const spots = () => spotsOf(answersNow());
  const here = () => spots().findIndex(({ position, point }) => isAtPoint(position, point.id));
  const go = (index: number) => {
    const all = spots();
    const spot = all[Math.min(all.length - 1, Math.max(0, index))];
    if (spot) goToPoint(spot.position, spot.point.id);
  };
  /** To the next point that needs a look, or to an earlier one that was left out; else to the one that follows. */
  const moveOn = (from: number) => {
    const needs = spots().map(({ point, attempt }) => needsLook(point, attempt.rev));
    const later = needs.indexOf(true, from + 1);
    const earlier = needs.indexOf(true);
    go(later >= 0 ? later : earlier >= 0 && earlier < from ? earlier : from + 1);
  };
  const judgeHere = (verdictOf: (spot: Spot) => Verdict | undefined) => {
    const index = here();
    const spot = spots()[index];
    const verdict = spot && verdictOf(spot);
    if (spot && verdict && verdict !== 'unjudged') {
      judge(spot.attempt.id, [{ pointId: spot.point.id, verdict }]);
      setSaid(`${verdictLooks[verdict].word}.`);
    }
    moveOn(index);
  };
  /** What a grader says of the point becomes the learner’s own verdict. */
  const agree = ({ attempt, point }: Spot) => (suggestionFor(attempt, point) ?? inForce(point, attempt.rev))?.verdict;
  const acceptAll = () => {
    const index = here();
    const attempt = spots()[index]?.attempt;
    if (attempt === undefined) return moveOn(index);
    const verdicts = suggestedOf(attempt);
    if (verdicts.length > 0) judge(attempt.id, verdicts);
    setSaid(`${count(verdicts.length, 'suggestion')} accepted.`);
    moveOn(index);
  };
  const isEmpty = spots().length === 0;
  useHotkeys('Judging', [
    {
      keys: 'j',
      label: 'Next point',
      run: () => (here() < 0 ? moveOn(-1) : go(here() + 1)),
      disabled: isEmpty,
    },
    { keys: 'k', label: 'Point before', run: () => go(here() - 1), disabled: isEmpty },
    { keys: 'y', label: 'Yes: the verdict on this point is right', run: () => judgeHere(agree) },
    { keys: 'Y', label: 'Accept all suggestions of this answer', run: acceptAll },
    ...(['covered', 'partial', 'missed', 'wrong'] as const).map((verdict) => ({
      keys: verdict.charAt(0),
      label: verdictLooks[verdict].word,
      run: () => judgeHere(() => verdict),
    })),
  ]);
  return { said, toNext: () => moveOn(here()) };
}

const spotsOf = (answers: InterviewReport['answers']) =>
  answers.flatMap(({ position, attempt }) =>
    attempt === null ? [] : attempt.points.map((point) => ({ position, attempt, point })),
  );
type Spot = ReturnType<typeof spotsOf>[number];

/** What the offline grader suggests on points of an answer that are still to be judged. */
export const suggestedOf = (attempt: Spotted) =>
  attempt.points.flatMap((point) => {
    const suggestion = suggestionFor(attempt, point);
    return suggestion === undefined ? [] : [{ pointId: point.id, verdict: suggestion.verdict }];
  });
type Spotted = NonNullable<InterviewReport['answers'][number]['attempt']>;
