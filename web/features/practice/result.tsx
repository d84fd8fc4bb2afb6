import { useMemo, useState } from 'react';
import type { Attempt, QueueItem, Rating } from '../../api-types.ts';
import { useHotkeys } from '../../hooks/use-hotkeys.ts';
import { useMe } from '../../hooks/use-me.ts';
import { useStudyClock } from '../../hooks/use-study-clock.ts';
import { toast } from '../../hooks/toast.ts';
import { formatWhen } from '../../format.ts';
import { isPlanned } from '../plan/is-planned.ts';
import { AnswerCard } from './answer-card.tsx';
import { CoachCard } from './coach-card.tsx';
import { evidenceOf } from './evidence.ts';
import { ModelAnswer } from './model-answer.tsx';
import { RatingBar } from './rating-bar.tsx';
import { Rubric } from './rubric.tsx';
import { useStopwatch } from './stopwatch.ts';
import { useCoachSaid } from './use-coach-said.ts';
import { useGrading } from './use-grading.ts';
import type { Practice } from './use-practice.ts';

interface Props {
  practice: Practice;
  item: QueueItem;
  attempt: Attempt;
  onUndo: () => void;
  onReport: () => void;
}

/** After handing in: the answer beside its points, the model answer on request, and the rating bar in reach. */
export function Result({ practice, item, attempt: stored, onUndo, onReport }: Props) {
  const grading = useGrading(stored, practice);
  const { attempt } = grading;
  const [modelShown, setModelShown] = useState(false);
  const [shownPoint, setShownPoint] = useState<string | null>(null);
  const evidence = useMemo(() => evidenceOf(attempt), [attempt]);
  const coachSaid = useCoachSaid(attempt);
  const isAlone = !modelShown && coachSaid === null;
  const judging = useStopwatch();
  const studyClock = useStudyClock();
  const planned = isPlanned(useMe().data);
  const rate = (rating: Rating) => {
    practice.rate(rating, judging.elapsed());
    const when = formatWhen(new Date(attempt.preview[rating].due), new Date(), studyClock);
    toast(planned ? 'The plan asks it again when that helps most.' : `Comes back ${when}.`, {
      action: { label: 'Undo', keys: 'z', run: onUndo },
    });
  };
  const toggleModel = () => setModelShown(!modelShown);
  useHotkeys('Judging', [
    { keys: 'o', label: modelShown ? 'Hide the model answer' : 'Show the model answer', run: toggleModel },
  ]);
  return (
    <>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.15fr)] lg:grid-rows-[auto_1fr]">
        <AnswerCard
          attempt={attempt}
          evidence={evidence}
          shownPoint={shownPoint}
          target={item.drill === null ? item.question.time.answer : null}
          modelShown={modelShown}
          onToggleModel={toggleModel}
          className={isAlone ? 'lg:sticky lg:top-20 lg:row-span-2' : ''}
        />
        <Rubric
          grading={grading}
          onJudge={practice.judge}
          onLook={setShownPoint}
          onReport={onReport}
          className="lg:col-start-2 lg:row-span-2 lg:row-start-1"
        />
        {!isAlone && (
          <div className="grid min-w-0 content-start gap-6">
            {modelShown && <ModelAnswer text={attempt.model} />}
            {coachSaid && <CoachCard questionId={attempt.questionId} {...coachSaid} />}
          </div>
        )}
      </div>
      <RatingBar attempt={attempt} isSaved={practice.isSaved} onRate={rate} />
    </>
  );
}
