import { useRef, useState } from 'react';
import { Link } from 'wouter';
import { answersHref } from '../../answers-href.ts';
import type { ReportAnswer } from '../../api-types.ts';
import { Button } from '../../components/button.tsx';
import { Markdown } from '../../components/markdown.tsx';
import { count } from '../../format.ts';
import { deliveryFacts } from '../practice/delivery-words.ts';
import { SuggestionsBar } from '../practice/suggestions-bar.tsx';
import { usePointLookedAt } from '../practice/use-point-looked-at.ts';
import { AnswerSaid } from './answer-said.tsx';
import { FromCoach } from './from-coach.tsx';
import { GradingFailure } from './grading-failure.tsx';
import type { Owner } from './owner.ts';
import type { JudgedAttempt } from './report-attempt.ts';
import type { Hearing } from './report-recording.tsx';
import { ReportPoint } from './report-point.tsx';
import { suggestedOf } from './use-point-keys.ts';

/** What was said with its evidence, how it was spoken, each point with its verdict, and the model answer on request. */
export function JudgedAnswer({
  answer,
  attempt,
  owner,
  hearing,
}: {
  answer: ReportAnswer;
  attempt: JudgedAttempt;
  owner: Owner | null;
  hearing: Hearing | undefined;
}) {
  const { position, questionId, outcome, parts } = answer;
  const { id, points, delivery, suggestionNote, model } = attempt;
  const list = useRef<HTMLOListElement>(null);
  const [shown, setShown] = useState<string | null>(null);
  const [modelShown, setModelShown] = useState(false);
  usePointLookedAt(list, -1, (index) => setShown(points[index]?.id ?? null));
  const suggested = suggestedOf(attempt);
  return (
    <>
      {outcome !== 'passed' && <AnswerSaid attempt={attempt} parts={parts} shownPoint={shown} hearing={hearing} />}
      {delivery !== null && (
        <p className="num text-sm text-ink-3">
          {deliveryFacts(delivery)
            .map((fact) => fact.join(' ').toLowerCase())
            .join(', ')}
          .
        </p>
      )}
      {owner && <GradingFailure attempt={attempt} owner={owner} />}
      <div className="min-w-0 rounded-control border border-line">
        {owner && points.some(({ verdict }) => verdict === 'unjudged') && (
          <div className="print:hidden">
            <SuggestionsBar
              note={suggestionNote}
              open={suggested.length}
              onAcceptAll={() => owner.judge(id, suggested)}
            />
          </div>
        )}
        <ol
          ref={list}
          aria-label={`${count(points.length, 'point')} of answer ${position + 1}`}
          className="divide-y divide-line"
        >
          {points.map((point, index) => (
            <ReportPoint
              key={point.id}
              attempt={attempt}
              point={point}
              position={position}
              number={index + 1}
              groupSize={points.filter(({ group }) => group !== null && group.id === point.group?.id).length}
              onJudge={owner && ((verdict) => owner.judge(id, [{ pointId: point.id, verdict }]))}
            />
          ))}
        </ol>
      </div>
      {owner && <FromCoach attempt={attempt} />}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 print:hidden">
        <Button className="text-sm" aria-expanded={modelShown} onClick={() => setModelShown(!modelShown)}>
          {modelShown ? 'Hide the model answer' : 'Model answer'}
        </Button>
        {owner && (
          <Link href={answersHref(questionId)} className="link inline-flex min-h-11 items-center text-sm">
            All your answers to this question
          </Link>
        )}
        {typeof hearing === 'object' && (
          <Link href={hearing.judgedAt(id)} className="link inline-flex min-h-11 items-center text-sm">
            Judge or comment on this answer
          </Link>
        )}
      </div>
      {modelShown && (
        <section aria-label={`Model answer ${position + 1}`} className="appear rounded-control bg-sunken p-5 text-ink">
          <Markdown top={4}>{model}</Markdown>
        </section>
      )}
    </>
  );
}
