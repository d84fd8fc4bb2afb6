import { Markdown } from '../../components/markdown.tsx';
import { lateWords, takesWords, taskOf, type Work } from './assignment-words.ts';
import { Moment } from './moment.tsx';

interface Props {
  work: Work & { instructions: string; opensAt: string };
  dueAt: string | null;
  extended?: boolean;
  timeZone: string;
  coachTimeZone: string | null;
}

/** What is to be done, by when and how, as the learner reads it; the coach’s form shows the same. */
export function WorkFacts({ work, dueAt, extended = false, timeZone, coachTimeZone }: Props) {
  const zones = { timeZone, other: coachTimeZone, whose: 'your coach in' };
  return (
    <div className="grid gap-5">
      <p className="max-w-2xl text-lg leading-relaxed">{taskOf(work)}</p>
      <dl className="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-[auto_1fr]">
        <dt className="font-semibold">Opens</dt>
        <dd className="text-ink-2">
          <Moment at={work.opensAt} {...zones} />
        </dd>
        <dt className="font-semibold">Due</dt>
        <dd className="text-ink-2">
          {dueAt === null ? 'Whenever you like.' : <Moment at={dueAt} {...zones} />}
          {extended && ' Put off for you.'}
        </dd>
        <dt className="font-semibold">Rules</dt>
        <dd className="text-ink-2">
          {[takesWords(work), dueAt === null || work.kind === 'habit' ? '' : lateWords[work.latePolicy]]
            .filter(Boolean)
            .join(' ') || 'Points count until it is due.'}
        </dd>
      </dl>
      {work.instructions.trim() !== '' && (
        <div className="max-w-2xl border-t border-line pt-4">
          <Markdown top={3}>{work.instructions}</Markdown>
        </div>
      )}
    </div>
  );
}
