import { Sparkles } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Attempt } from '../../api-types.ts';
import { Bar } from '../../components/bar.tsx';
import { Button } from '../../components/button.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { count } from '../../format.ts';
import { useHotkeys } from '../../hooks/use-hotkeys.ts';
import { beforehand, budgetSpent, costOf, mayTryAgain } from './grading-words.ts';
import { isToCheck, pointsOf } from './judging.ts';
import { changesOf } from './regrade.ts';
import { RegradeDialog } from './regrade-dialog.tsx';
import type { GradingOfAttempt } from './use-grading.ts';

/** Grading by a model: offered with its price, under way, done with its cost, or failed; the points stay open throughout. */
export function GradingPanel({ grading }: { grading: GradingOfAttempt }) {
  const { llm, attempt, underWay, start, isStarting } = grading;
  const last = attempt.gradings.at(-1);
  const spent = llm === null ? null : budgetSpent(llm);
  const isOffered =
    llm !== null &&
    attempt.answer.trim() !== '' &&
    spent === null &&
    underWay === undefined &&
    (last === undefined ||
      attempt.outdated ||
      (last.status === 'failed' && (last.failure === null || mayTryAgain(last.failure))));
  const label = attempt.outdated
    ? 'Grade again by the new points'
    : last?.status === 'failed'
      ? 'Try again'
      : `Ask ${llm?.model ?? ''} to grade`;
  useHotkeys('Judging', [{ keys: 'a', label, run: start, disabled: !isOffered || isStarting }]);

  const said = whatItSays(grading, isOffered, spent);
  return (
    <>
      {said !== null && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-2.5 pr-3 pl-6 text-sm text-ink-2">
          <div className="min-w-0 flex-1 basis-60">{said}</div>
          {underWay === undefined && <Changes attempt={attempt} />}
          {isOffered && (
            <Button className="text-sm" busy={isStarting} onClick={start}>
              <Sparkles size={15} aria-hidden /> {label} <Kbd keys="a" />
            </Button>
          )}
        </div>
      )}
      <p role="status" className="sr-only">
        {announcement(grading)}
      </p>
    </>
  );
}

/** How far it is, and how it ended, for those who do not see it. */
function announcement({ attempt, underWay, graded, problem }: GradingOfAttempt): string {
  if (underWay !== undefined) return `Grading: ${graded.size} of ${count(pointsOf(attempt).length, 'point')}.`;
  if (problem !== null) return problem;
  const last = attempt.gradings.at(-1);
  if (last === undefined) return '';
  return last.status === 'done' ? 'Graded.' : `Not graded. ${last.failure?.message ?? ''}`;
}

function whatItSays(
  { llm, attempt, underWay, graded, problem }: GradingOfAttempt,
  isOffered: boolean,
  spent: string | null,
): ReactNode {
  const last = attempt.gradings.at(-1);
  if (underWay !== undefined) {
    const total = pointsOf(attempt).length;
    const text = `${graded.size} of ${count(total, 'point')}`;
    return (
      <>
        <p>
          {llm?.model ?? 'The model'} is grading: <span className="num">{text}</span>. You can judge meanwhile.
        </p>
        <Bar className="mt-2 max-w-64" value={graded.size} max={total} label="Grading" text={text} />
      </>
    );
  }
  if (problem !== null) return <p className="text-wrong">{problem}</p>;
  if (attempt.outdated)
    return (
      <p>
        The points of this question changed since {last?.status === 'done' ? 'this was graded' : 'you answered'}.
        {llm === null ? ' Your next answer goes by the new ones.' : ` ${spent ?? beforehand(llm)}`}
      </p>
    );
  if (last?.status === 'failed')
    return <p>{last.failure?.message ?? 'The grading came to nothing. Judge the points yourself.'}</p>;
  if (last?.status === 'done') {
    const open = pointsOf(attempt).filter((point) => isToCheck(point, attempt.rev)).length;
    return (
      <p>
        Graded by {last.model ?? llm?.model}, <span className="num">{costOf(last)}</span>.{' '}
        {open > 0 && <b className="font-semibold text-partial">{count(open, 'point')} to check. </b>}
        Where you judge, yours counts.
      </p>
    );
  }
  if (llm === null || attempt.answer.trim() === '') return null;
  return isOffered ? <p>{beforehand(llm)}</p> : spent && <p>{spent}</p>;
}

/** After an answer was graded by newer points: what that changed. */
function Changes({ attempt }: { attempt: Attempt }) {
  const [isOpen, setIsOpen] = useState(false);
  const changes = changesOf(attempt);
  if (changes === null) return null;
  return (
    <>
      <Button look="quiet" className="text-sm" onClick={() => setIsOpen(true)}>
        What changed
      </Button>
      {isOpen && <RegradeDialog changes={changes} onClose={() => setIsOpen(false)} />}
    </>
  );
}
