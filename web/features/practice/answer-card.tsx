import { BookOpenCheck } from 'lucide-react';
import { Link } from 'wouter';
import type { Attempt } from '../../api-types.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { answersHref } from '../../answers-href.ts';
import { count } from '../../format.ts';
import { AnswerText } from './answer-text.tsx';
import type { Evidence } from './evidence.ts';
import { DeliveryFacts } from './delivery-facts.tsx';

interface Props {
  attempt: Attempt;
  evidence: readonly Evidence[];
  /** The point whose passages stand out. */
  shownPoint: string | null;
  /** Seconds a good answer takes; null for a drill. */
  target: number | null;
  modelShown: boolean;
  onToggleModel: () => void;
  className: string;
}

/** The learner’s own answer with its evidence, its time and length. */
export function AnswerCard({ attempt, evidence, shownPoint, target, modelShown, onToggleModel, className }: Props) {
  const { answer, inputMode, durationMs, hints } = attempt;
  const text = answer.trim();
  const words = text === '' ? 0 : text.split(/\s+/).length;
  return (
    <Card aria-labelledby="your-answer" className={`overflow-hidden ${className}`}>
      <div className="flex min-h-14 items-center justify-between gap-4 border-b border-line px-6">
        <h2 id="your-answer" className="text-sm font-semibold text-ink-3">
          Your answer
        </h2>
        <Button look="quiet" className="-mr-3 text-sm" aria-expanded={modelShown} onClick={onToggleModel}>
          <BookOpenCheck size={16} aria-hidden /> {modelShown ? 'Hide the model answer' : 'Model answer'}{' '}
          <Kbd keys="o" />
        </Button>
      </div>
      {text === '' ? (
        <p className="px-6 py-5 text-ink-2">
          {inputMode === 'recalled' ? 'You answered in your head. Judge by what you would have said.' : 'No text.'}
        </p>
      ) : (
        <AnswerText text={answer} evidence={evidence} shownPoint={shownPoint} />
      )}
      <p className="num flex flex-wrap gap-x-6 gap-y-1 border-t border-line px-6 py-3.5 text-sm text-ink-3">
        {attempt.delivery === null && (
          <span>
            <b className="font-semibold text-ink">{Math.round(durationMs / 1000)} s</b>
            {target !== null && ` of ${target}`}
          </span>
        )}
        {words > 0 && (
          <span>
            <b className="font-semibold text-ink">{words}</b> {words === 1 ? 'word' : 'words'}
          </span>
        )}
        {hints > 0 && <span>{count(hints, 'hint')} used</span>}
        {target !== null && (
          <Link href={answersHref(attempt.questionId)} className="link">
            Earlier answers
          </Link>
        )}
      </p>
      <DeliveryFacts attempt={attempt} />
    </Card>
  );
}
