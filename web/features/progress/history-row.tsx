import { Link } from 'wouter';
import { answersHref } from '../../answers-href.ts';
import type { Review } from '../../api-types.ts';
import { Button } from '../../components/button.tsx';
import { Chip } from '../../components/chip.tsx';
import { InlineCode } from '../../components/inline-code.tsx';
import { brief, capital, formatDuration, formatTime } from '../../format.ts';

/** One rated answer: what was asked, how it was rated and when, and its undo or redo. */
export function HistoryRow({ review, busy, onChange }: { review: Review; busy: boolean; onChange: () => void }) {
  const { questionId, prompt, cue, rating, reviewedAt, timeZone, durationMs, source, undone } = review;
  const asked = cue ?? prompt;
  const facts = [
    formatTime(reviewedAt, timeZone),
    durationMs === null ? '' : formatDuration(durationMs),
    sources[source],
  ];
  return (
    <li className="flex items-center justify-between gap-4 py-2.5">
      <div className="grid min-w-0 gap-0.5">
        <p className={`line-clamp-2 ${undone ? 'text-ink-3 line-through' : ''}`}>
          <InlineCode>{asked}</InlineCode>
        </p>
        <p className="num flex flex-wrap items-center gap-x-2 text-sm text-ink-3">
          <b className="font-semibold text-ink-2">{capital(rating)}</b>
          {facts.filter(Boolean).join(' · ')}
          {source !== 'import' && source !== 'practice' && (
            <Link href={answersHref(questionId)} className="link inline-flex min-h-6 items-center">
              Earlier answers<span className="sr-only">: {brief(asked)}</span>
            </Link>
          )}
          {undone && <Chip>Taken out</Chip>}
        </p>
      </div>
      <Button look="quiet" busy={busy} onClick={onChange} className="-mr-4 shrink-0 text-ink!">
        {undone ? 'Redo' : 'Undo'}
        <span className="sr-only">
          : {capital(rating)}, {brief(asked)}
        </span>
      </Button>
    </li>
  );
}

const sources: Record<Review['source'], string> = {
  review: '',
  drill: 'drill',
  interview: 'mock interview',
  import: 'imported',
  practice: 'imported practice',
};
