import { Button } from '../../components/button.tsx';
import { gradingUnderWay } from '../practice/live-grading.ts';
import { mayTryAgain } from '../practice/grading-words.ts';
import type { Owner } from './owner.ts';
import type { JudgedAttempt } from './report-attempt.ts';

/** Why the model has not graded an answer, what to do, and another try where that may help. */
export function GradingFailure({ attempt, owner }: { attempt: JudgedAttempt; owner: Owner }) {
  const last = attempt.gradings.at(-1);
  if (gradingUnderWay(attempt))
    return <p className="shimmer text-sm text-ink-3">{owner.model ?? 'The model'} is at it …</p>;
  if (last?.status !== 'failed') return null;
  const again = owner.model !== null && (last.failure === null || mayTryAgain(last.failure));
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-control border border-partial px-4 py-3 text-sm">
      <p className="min-w-0 flex-1 basis-64">
        {last.failure?.message ?? 'The grading came to nothing. Judge the points yourself.'}
      </p>
      {again && (
        <Button
          className="text-sm"
          busy={owner.gradingAgain === attempt.id}
          onClick={() => owner.gradeAgain(attempt.id)}
        >
          Try again
        </Button>
      )}
    </div>
  );
}
