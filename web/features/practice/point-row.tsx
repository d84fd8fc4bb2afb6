import type { Attempt, Point, Suggestion, Verdict } from '../../api-types.ts';
import { Chip } from '../../components/chip.tsx';
import { InlineCode } from '../../components/inline-code.tsx';
import { Sources } from './sources.tsx';
import { SuggestionLine } from './suggestion-line.tsx';
import { VerdictChoice } from './verdict-choice.tsx';
import { VerdictSource } from './verdict-source.tsx';

interface Props {
  attempt: Attempt;
  point: Point;
  number: number;
  /** How many points the group of this one has. */
  groupSize: number;
  /** The model that is grading and has yet to speak of this point. */
  awaited: string | null;
  suggestion: Suggestion | undefined;
  /** The cue of the drill that this point became, if it did. */
  drill: string | null;
  isCurrent: boolean;
  onJudge: (verdict: Verdict) => void;
}

/** One point: its claim, the verdict, what people get wrong, and where it says so. */
export function PointRow(props: Props) {
  const { attempt, point, number, groupSize, awaited, suggestion, drill, isCurrent, onJudge } = props;
  const { id, say, role, group, verdict, wrong, sources, probe } = point;
  const asksOn = probe !== null && (verdict === 'missed' || verdict === 'wrong');
  return (
    <li
      tabIndex={-1}
      aria-labelledby={`point-${id}`}
      aria-describedby={suggestion && `suggestion-${id}`}
      aria-current={isCurrent || undefined}
      className="grid scroll-mt-16 scroll-mb-36 gap-3 px-6 py-4.5 transition-shadow duration-150 last:rounded-b-card aria-[current]:shadow-[inset_3px_0_0_var(--accent)]"
    >
      <div className="flex gap-3">
        <span aria-hidden className="num w-4 shrink-0 text-sm leading-[1.7] text-ink-3">
          {number}
        </span>
        <div className="min-w-0 flex-1">
          {group !== null && groupSize > 1 && (
            <span className="float-right ml-3">
              <Chip>{`Any ${group.need} of ${groupSize}`}</Chip>
            </span>
          )}
          {role !== 'ordinary' && (
            <span className="float-right ml-3">
              {role === 'must' ? <Chip tone="accent">Must</Chip> : <Chip>Bonus</Chip>}
            </span>
          )}
          <p id={`point-${id}`} className="leading-normal font-medium whitespace-pre-line">
            <InlineCode>{say}</InlineCode>
          </p>
        </div>
      </div>
      <div className="grid gap-2.5 md:pl-7">
        {awaited === null ? (
          <VerdictSource attempt={attempt} point={point} />
        ) : (
          <p className="shimmer text-sm text-ink-3">{awaited} is at it …</p>
        )}
        {suggestion && (
          <SuggestionLine
            id={`suggestion-${id}`}
            suggestion={suggestion}
            answer={attempt.answer}
            isCurrent={isCurrent}
          />
        )}
        <VerdictChoice label={`Point ${number}`} verdict={verdict} suggested={suggestion?.verdict} onChoose={onJudge} />
        {wrong.map((mistake) => (
          <p key={mistake.if} className="text-sm text-ink-2">
            If you said “<InlineCode>{mistake.if}</InlineCode>”: <InlineCode>{mistake.why}</InlineCode>
          </p>
        ))}
        {asksOn && (
          <p className="appear font-serif text-lg leading-snug">
            <span className="font-sans text-sm font-semibold text-ink-3">Follow-up: </span>
            <InlineCode>{probe}</InlineCode>
          </p>
        )}
        {drill !== null && (
          <p className="appear text-sm text-ink-2">
            Drill added: “<InlineCode>{drill}</InlineCode>”
          </p>
        )}
        <Sources sources={sources} />
      </div>
    </li>
  );
}
