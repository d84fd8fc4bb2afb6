import type { InterviewReport } from '../../api-types.ts';
import { Bar } from '../../components/bar.tsx';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { count, countWord, capital } from '../../format.ts';
import type { Owner } from './owner.ts';
import { judgingOf } from './report-attempt.ts';
import { usePointKeys } from './use-point-keys.ts';

/** How far grading and judging are, the way to the next point that needs a look, and the keys; nothing to see once all is judged. */
export function JudgingBar({ report: { answers, interview }, owner }: { report: InterviewReport; owner: Owner }) {
  const { said, toNext } = usePointKeys(owner);
  const { answers: many, judged, toCheck } = judgingOf(answers);
  const grading = interview.grading;
  const underWay = grading?.underWay === true;
  const failed = grading?.failed ?? 0;
  const isDone = judged === many && toCheck === 0;
  return (
    <>
      {(underWay || (many > 0 && !isDone)) && (
        <Card
          aria-label="Judging"
          className="flex flex-wrap items-center gap-x-6 gap-y-3 px-5 py-4 md:px-6 print:hidden"
        >
          <div className="grid min-w-0 flex-1 basis-72 gap-2">
            {underWay && grading ? (
              <>
                <p>
                  {owner.model ?? 'The model'} is grading:{' '}
                  <b className="num font-semibold">
                    {grading.graded} of {count(grading.answers, 'answer')} graded
                  </b>
                  . You can judge meanwhile; yours counts.
                </p>
                <Bar className="max-w-80" value={grading.graded} max={grading.answers} label="Graded answers" />
              </>
            ) : (
              <>
                <p>
                  <b className="num font-semibold">
                    {judged} of {count(many, 'answer')} judged.
                  </b>{' '}
                  {toCheck > 0
                    ? `${capital(countWord(toCheck, 'point'))} to check: the model was not sure.`
                    : 'What is suggested counts once you confirm it; the scores follow.'}
                </p>
                <Bar className="max-w-80" value={judged} max={many} label="Judged answers" />
              </>
            )}
            {failed > 0 && (
              <p className="text-sm text-partial">
                {capital(countWord(failed, 'answer'))} could not be graded: the reason and what to do are with{' '}
                {failed === 1 ? 'it' : 'each'}.
              </p>
            )}
          </div>
          {!isDone && (
            <Button onClick={toNext}>
              Next point to judge <Kbd keys="j" />
            </Button>
          )}
        </Card>
      )}
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </>
  );
}
