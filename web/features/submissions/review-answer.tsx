import { useMemo, useState } from 'react';
import type { LearnerAttempt, Verdict } from '../../api-types.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { Comments } from '../../components/comments.tsx';
import { ErrorState, messageOf } from '../../components/error-state.tsx';
import { InlineCode } from '../../components/inline-code.tsx';
import { Markdown } from '../../components/markdown.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { LearnerRecording } from '../../components/speech/learner-recording.tsx';
import { count, formatDuration, percent } from '../../format.ts';
import { toast } from '../../hooks/toast.ts';
import { useHotkeys } from '../../hooks/use-hotkeys.ts';
import { AnswerText } from '../practice/answer-text.tsx';
import { deliveryFacts } from '../practice/delivery-words.ts';
import type { Evidence } from '../practice/evidence.ts';
import { ReviewPoint, wordOf } from './review-point.tsx';
import { nextPoint, overruled, reviewEvidence } from './submission-words.ts';
import { type Correction, useLearnerAttempt } from './use-learner-attempt.ts';

interface Props {
  userId: string;
  /** Of the hand-in that it is reviewed in. */
  assignmentId?: string;
  attemptId: string;
}

/** An answer with its evidence beside its points, for the coach who judges it. */
export function ReviewAnswer({ userId, assignmentId, attemptId }: Props) {
  const { attempt, correct } = useLearnerAttempt(userId, attemptId, assignmentId);
  if (attempt.data) return <Judging attempt={attempt.data} correct={correct.mutateAsync} />;
  if (attempt.isError)
    return (
      <ErrorState title="This answer cannot be shown" error={attempt.error} onRetry={() => void attempt.refetch()} />
    );
  return <Skeleton className="h-96 w-full rounded-card" />;
}

function Judging({
  attempt,
  correct,
}: {
  attempt: LearnerAttempt;
  correct: (correction: Correction) => Promise<unknown>;
}) {
  const { points, rev, mayJudge } = attempt;
  const [current, setCurrent] = useState(0);
  const [pending, setPending] = useState<{ pointId: string; verdict: Verdict } | null>(null);
  const [said, setSaid] = useState('');
  const evidence = useMemo(() => reviewEvidence(attempt), [attempt]);
  const goTo = (index: number) => {
    const to = Math.max(0, Math.min(points.length - 1, index));
    setCurrent(to);
    const row = document.getElementById(`point-${points[to]?.id}`);
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  };
  const save = async (correction: Correction) => {
    await correct(correction);
    setPending(null);
    setSaid(`${wordOf(correction.verdict)}, saved.`);
    goTo(
      nextPoint(
        attempt,
        points.findIndex(({ id }) => id === correction.pointId),
      ),
    );
  };
  const choose = (index: number, verdict: Verdict) => {
    const point = points[index];
    if (!point) return;
    setCurrent(index);
    if (overruled(point, rev, verdict).length > 0) return setPending({ pointId: point.id, verdict });
    save({ pointId: point.id, verdict }).catch((error: unknown) =>
      toast(`Not saved: ${messageOf(error)}`, { tone: 'problem' }),
    );
  };
  useHotkeys('Judging', [
    { keys: ['j', 'ArrowDown'], label: 'Next point', run: () => goTo(current + 1) },
    { keys: ['k', 'ArrowUp'], label: 'Point before', run: () => goTo(current - 1) },
    ...(mayJudge ? (['covered', 'partial', 'missed', 'wrong'] as const) : []).map((verdict, index) => ({
      keys: [`${index + 1}`, verdict.charAt(0)],
      label: wordOf(verdict),
      run: () => choose(current, verdict),
    })),
  ]);
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.15fr)]">
      <div className="grid min-w-0 gap-6 lg:sticky lg:top-20">
        <Answer attempt={attempt} evidence={evidence} shownPoint={points[current]?.id ?? null} />
      </div>
      <div className="grid min-w-0 gap-6">
        <Card aria-label={count(points.length, 'point')} className="min-w-0 overflow-hidden">
          <h2 className="num border-b border-line px-5 py-4 text-sm font-semibold text-ink-3 md:px-6">
            {count(points.length, 'point')}
            {attempt.score !== null && `, ${percent(attempt.score)} as judged now`}
          </h2>
          {attempt.othersHidden && (
            <p className="border-b border-line px-5 py-3 text-sm text-ink-2 md:px-6">
              This work is judged blind: what other coaches say shows once you have judged every point.
            </p>
          )}
          <ol className="divide-y divide-line">
            {points.map((point, index) => (
              <ReviewPoint
                key={point.id}
                attempt={attempt}
                point={point}
                number={index + 1}
                isCurrent={index === current}
                pending={pending?.pointId === point.id ? pending.verdict : null}
                onChoose={(verdict) => choose(index, verdict)}
                onLeave={() => setPending(null)}
                onSave={save}
              />
            ))}
          </ol>
        </Card>
        <Card aria-labelledby="on-answer" className="grid min-w-0 gap-4 p-5 md:p-6">
          <h2 id="on-answer" className="font-semibold">
            Comments on this answer
          </h2>
          <Comments
            subject={{ userId: attempt.learner.id, attemptId: attempt.id }}
            label="Comment on the answer"
            pointWords={(id) => points.find((point) => point.id === id)?.say}
          />
        </Card>
        <p role="status" className="sr-only">
          {said}
        </p>
      </div>
    </div>
  );
}

/** The voice of a spoken answer, where its learner keeps recordings. */
function Recording({ attempt }: { attempt: LearnerAttempt }) {
  const { learner, id, recordings } = attempt;
  if (recordings.length === 0) return null;
  return (
    <div className="grid gap-2 border-t border-line px-6 py-3.5">
      {recordings.map((part) => (
        <LearnerRecording key={part} learner={learner} attemptId={id} part={part} />
      ))}
    </div>
  );
}

function Answer({
  attempt,
  evidence,
  shownPoint,
}: {
  attempt: LearnerAttempt;
  evidence: readonly Evidence[];
  shownPoint: string | null;
}) {
  const { answer, inputMode, durationMs, delivery, hints, model, prompt } = attempt;
  const [modelShown, setModelShown] = useState(false);
  useHotkeys('Answer', [
    {
      keys: 'o',
      label: modelShown ? 'Hide the model answer' : 'Show the model answer',
      run: () => setModelShown(!modelShown),
    },
  ]);
  const facts = [inputMode, formatDuration(durationMs), ...(hints > 0 ? [count(hints, 'hint')] : [])];
  return (
    <>
      <Card aria-labelledby="answer" className="min-w-0 overflow-hidden">
        <div className="grid gap-2 border-b border-line px-6 py-4">
          <h2 id="answer" className="font-serif text-lg leading-snug">
            <InlineCode>{prompt}</InlineCode>
          </h2>
          <p className="num text-sm text-ink-3">{facts.join(' · ')}</p>
        </div>
        {answer.trim() === '' ? (
          <p className="px-6 py-5 text-ink-2">No text: it was answered in the head.</p>
        ) : (
          <AnswerText text={answer} evidence={evidence} shownPoint={shownPoint} />
        )}
        <Recording attempt={attempt} />
        {delivery !== null && (
          <p className="num border-t border-line px-6 py-3.5 text-sm text-ink-3">
            {deliveryFacts(delivery)
              .map((fact) => fact.join(' ').toLowerCase())
              .join(', ')}
            .
          </p>
        )}
      </Card>
      <div>
        <Button aria-expanded={modelShown} onClick={() => setModelShown(!modelShown)}>
          {modelShown ? 'Hide the model answer' : 'Model answer'}
        </Button>
      </div>
      {modelShown && (
        <Card aria-label="Model answer" className="appear px-6 py-5">
          <Markdown top={3}>{model}</Markdown>
        </Card>
      )}
    </>
  );
}
