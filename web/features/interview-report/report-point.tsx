import { useRef, useState } from 'react';
import type { Point, Verdict } from '../../api-types.ts';
import { Chip } from '../../components/chip.tsx';
import { InlineCode } from '../../components/inline-code.tsx';
import { VerdictBadge } from '../../components/verdict-badge.tsx';
import { suggestionFor } from '../practice/evidence.ts';
import { inForce } from '../practice/judging.ts';
import { Sources } from '../practice/sources.tsx';
import { SuggestionLine } from '../practice/suggestion-line.tsx';
import { VerdictChoice } from '../practice/verdict-choice.tsx';
import { VerdictSource } from '../practice/verdict-source.tsx';
import { FromCoachOnPoint } from './from-coach.tsx';
import { pointPlace } from './point-place.ts';
import { type JudgedAttempt, needsLook } from './report-attempt.ts';

interface Props {
  attempt: JudgedAttempt;
  point: Point;
  position: number;
  number: number;
  /** How many points the group of this one has. */
  groupSize: number;
  /** Null in a shared report. */
  onJudge: ((verdict: Verdict) => void) | null;
}

/** One point of an answer: its verdict, its claim, who judged it and why, its sources; the learner may judge or correct it in place. */
export function ReportPoint({ attempt, point, position, number, groupSize, onJudge }: Props) {
  const { id, say, role, group, verdict, wrong, sources } = point;
  const row = useRef<HTMLLIElement>(null);
  const [changing, setChanging] = useState(false);
  const suggestion = suggestionFor(attempt, point);
  const place = pointPlace(position, id);
  // A coach’s word stands: it is answered, not changed.
  const canChange = onJudge !== null && inForce(point, attempt.rev)?.by !== 'coach';
  const choosing = canChange && (changing || needsLook(point, attempt.rev));
  const choose = (chosen: Verdict) => {
    onJudge?.(chosen);
    setChanging(false);
    row.current?.focus({ preventScroll: true });
  };
  return (
    <li
      ref={row}
      id={place}
      tabIndex={-1}
      aria-labelledby={`${place}-say`}
      className="grid scroll-my-24 gap-x-4 gap-y-2.5 px-4 py-4 transition-shadow duration-150 focus-within:shadow-[inset_3px_0_0_var(--accent)] md:grid-cols-[6.25rem_minmax(0,1fr)] md:px-5"
    >
      <VerdictBadge verdict={verdict} />
      <div className="grid min-w-0 gap-2">
        <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
          <p
            id={`${place}-say`}
            className="min-w-0 flex-1 basis-64 leading-normal font-medium whitespace-pre-line text-ink"
          >
            <span className="num mr-1.5 text-ink-3">{number}</span>
            <InlineCode>{say}</InlineCode>
          </p>
          <span className="flex flex-wrap gap-1.5">
            {role === 'must' && <Chip tone="accent">Must</Chip>}
            {role === 'bonus' && <Chip>Bonus</Chip>}
            {group !== null && groupSize > 1 && <Chip>{`Any ${group.need} of ${groupSize}`}</Chip>}
          </span>
        </div>
        <Why attempt={attempt} point={point} who={onJudge === null ? 'the learner' : 'you'} />
        {verdict === 'wrong' &&
          wrong.map((mistake) => (
            <p key={mistake.if} className="text-sm text-ink-2">
              If you said “<InlineCode>{mistake.if}</InlineCode>”: <InlineCode>{mistake.why}</InlineCode>
            </p>
          ))}
        {suggestion && onJudge !== null && (
          <SuggestionLine
            id={`${place}-suggestion`}
            suggestion={suggestion}
            answer={attempt.answer}
            isCurrent={false}
          />
        )}
        {choosing && (
          <VerdictChoice
            label={`Point ${number}`}
            verdict={verdict}
            suggested={suggestion?.verdict}
            onChoose={choose}
          />
        )}
        {onJudge !== null && <FromCoachOnPoint attempt={attempt} pointId={id} number={number} />}
        <div className="flex flex-wrap items-center gap-x-4">
          {sources.length > 0 && <Sources sources={sources} />}
          {canChange && !choosing && (
            <button
              type="button"
              className="link min-h-6 text-sm text-ink-3"
              onClick={() => {
                setChanging(true);
                row.current?.focus({ preventScroll: true });
              }}
            >
              Change<span className="sr-only"> the verdict on point {number}</span>
            </button>
          )}
        </div>
      </div>
    </li>
  );
}

/** Who judged it and why. Where nothing was said no grader was asked: the reason says it all. */
function Why({ attempt, point, who }: { attempt: JudgedAttempt; point: Point; who: string }) {
  const given = inForce(point, attempt.rev);
  if (given?.by === 'machine' && given.gradingId === null)
    return given.reason && <p className="text-sm text-ink-2">{given.reason}</p>;
  return <VerdictSource attempt={attempt} point={point} who={who} />;
}
