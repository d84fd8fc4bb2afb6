import { type FormEvent, useState } from 'react';
import type { LearnerAttempt, Point, PointVerdict, Verdict } from '../../api-types.ts';
import { Button } from '../../components/button.tsx';
import { Chip } from '../../components/chip.tsx';
import { Comments } from '../../components/comments.tsx';
import { messageOf } from '../../components/error-state.tsx';
import { Field } from '../../components/field.tsx';
import { InlineCode } from '../../components/inline-code.tsx';
import { Remark } from '../../components/remark.tsx';
import { VerdictBadge, verdictLooks } from '../../components/verdict-badge.tsx';
import { suggestionFor } from '../practice/evidence.ts';
import { Passages } from '../practice/passages.tsx';
import { Sources } from '../practice/sources.tsx';
import { VerdictChoice } from '../practice/verdict-choice.tsx';
import { lastBy, overruled } from './submission-words.ts';
import type { Correction } from './use-learner-attempt.ts';

interface Props {
  attempt: LearnerAttempt;
  point: Point;
  number: number;
  isCurrent: boolean;
  /** What was chosen by key or touch and still needs a reason. */
  pending: Verdict | null;
  onChoose: (verdict: Verdict) => void;
  onLeave: () => void;
  onSave: (correction: Correction) => Promise<unknown>;
}

/** One point of a learner’s answer: what model, learner and coaches say of it side by side, and the coach’s own verdict. */
export function ReviewPoint({ attempt, point, number, isCurrent, pending, onChoose, onLeave, onSave }: Props) {
  const { id, say, role, sources, verdict } = point;
  const [talking, setTalking] = useState(false);
  const own = point.history.findLast(({ by, judge, rev }) => by === 'coach' && judge?.isYou && rev === attempt.rev);
  const others = latestOfOthers(point, attempt.rev);
  const suggestion = suggestionFor(attempt, point);
  const model = lastBy(point, attempt.rev, 'machine');
  return (
    <li
      id={`point-${id}`}
      tabIndex={-1}
      aria-labelledby={`point-${id}-say`}
      aria-current={isCurrent || undefined}
      className="grid scroll-mt-20 scroll-mb-24 gap-3 px-5 py-4.5 transition-shadow duration-150 aria-[current]:shadow-[inset_3px_0_0_var(--accent)] md:px-6"
    >
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
        <p id={`point-${id}-say`} className="min-w-0 flex-1 basis-56 leading-normal font-medium whitespace-pre-line">
          <span className="num mr-2 text-sm text-ink-3">{number}</span>
          <InlineCode>{say}</InlineCode>
        </p>
        {role !== 'ordinary' && (
          <Chip tone={role === 'must' ? 'accent' : 'plain'}>{role === 'must' ? 'Must' : 'Bonus'}</Chip>
        )}
      </div>
      <dl className="grid gap-2 text-sm md:grid-cols-3">
        <Side name="Model">
          {model === undefined && suggestion === undefined && <span className="text-ink-3">–</span>}
          {model && <Given given={model} answer={attempt.answer} />}
          {model === undefined && suggestion && (
            <>
              <VerdictBadge verdict={suggestion.verdict} />
              <span className="text-ink-3">
                suggested by words{suggestion.quotes.length > 0 && ': '}
                <Passages quotes={suggestion.quotes} answer={attempt.answer} />
              </span>
            </>
          )}
        </Side>
        <Side name={attempt.learner.name}>
          <GivenOrNone given={lastBy(point, attempt.rev, 'self')} answer={attempt.answer} />
        </Side>
        <Side name="You">
          <GivenOrNone given={own} answer={attempt.answer} />
        </Side>
        {others.map((given, index) => (
          <Side key={`${given.at} ${index}`} name={given.judge?.name ?? 'A coach who has left'}>
            <Given given={given} answer={attempt.answer} />
          </Side>
        ))}
      </dl>
      {attempt.mayJudge && (
        <VerdictChoice
          label={`Point ${number}`}
          verdict={pending ?? own?.verdict ?? 'unjudged'}
          suggested={own === undefined && pending === null && verdict !== 'unjudged' ? verdict : undefined}
          onChoose={onChoose}
        />
      )}
      {pending !== null && (
        <Reason
          key={pending}
          why={overruled(point, attempt.rev, pending)}
          onLeave={onLeave}
          onSave={(reason) => onSave({ pointId: id, verdict: pending, reason })}
        />
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        {sources.length > 0 && <Sources sources={sources} />}
        <button
          type="button"
          aria-expanded={talking}
          className="link min-h-6 text-sm text-ink-3 pointer-coarse:min-h-11"
          onClick={() => setTalking(!talking)}
        >
          Comment<span className="sr-only"> on point {number}</span>
        </button>
      </div>
      {talking && (
        <Comments
          subject={{ userId: attempt.learner.id, attemptId: attempt.id }}
          pointId={id}
          label={`Comment on point ${number}`}
        />
      )}
    </li>
  );
}

const Side = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <div className="grid content-start gap-1 rounded-small bg-sunken p-2.5 max-md:grid-cols-[6rem_minmax(0,1fr)] max-md:items-baseline">
    <dt className="text-2xs font-semibold text-ink-2">{name}</dt>
    <dd className="grid gap-1 break-words">{children}</dd>
  </div>
);

const GivenOrNone = ({ given, answer }: { given: PointVerdict | undefined; answer: string }) =>
  given === undefined ? <span className="text-ink-3">–</span> : <Given given={given} answer={answer} />;

const Given = ({ given: { by, verdict, reason, quotes }, answer }: { given: PointVerdict; answer: string }) => (
  <>
    <VerdictBadge verdict={verdict} />
    {by === 'coach' && reason !== null && (
      <div className="text-ink-2">
        <Remark>{reason}</Remark>
      </div>
    )}
    {by !== 'coach' && (reason !== null || quotes.length > 0) && (
      <span className="text-ink-2">
        {reason} <Passages quotes={quotes} answer={answer} />
      </span>
    )}
  </>
);

/** The last verdict of each other coach on a point. */
function latestOfOthers({ history }: Point, rev: number): PointVerdict[] {
  const given = history.filter((each) => each.by === 'coach' && each.judge?.isYou !== true && each.rev === rev);
  return [...new Map(given.map((each) => [each.judge?.name ?? '', each])).values()];
}

/** Why the coach says otherwise: asked for where a verdict overrules another. */
function Reason({
  why,
  onLeave,
  onSave,
}: {
  why: readonly string[];
  onLeave: () => void;
  onSave: (reason: string) => Promise<unknown>;
}) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const [saving, setSaving] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return setProblem('Say why: the learner reads it.');
    setSaving(true);
    try {
      await onSave(text.trim());
    } catch (error) {
      setProblem(messageOf(error));
      setSaving(false);
    }
  };
  return (
    <form className="appear grid gap-2.5" onSubmit={(event) => void submit(event)}>
      <Field label="Why" hint={`Here ${why.join(', and ')}. The learner reads your reason.`} error={problem}>
        {(control) => (
          <textarea
            {...control}
            rows={2}
            maxLength={1000}
            // The verdict was just chosen, by key or touch: what comes next is written here.
            ref={focusOnce}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') onLeave();
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
            }}
          />
        )}
      </Field>
      <div className="flex gap-2">
        <Button type="submit" busy={saving}>
          Save the verdict
        </Button>
        <Button look="quiet" onClick={onLeave}>
          Leave it
        </Button>
      </div>
    </form>
  );
}

const focusOnce = (field: HTMLTextAreaElement | null) => field?.focus();

/** What a verdict is called, for who hears the page. */
export const wordOf = (verdict: Verdict): string => verdictLooks[verdict].word;
