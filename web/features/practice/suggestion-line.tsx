import type { Suggestion } from '../../api-types.ts';
import { Kbd } from '../../components/kbd.tsx';
import { VerdictBadge } from '../../components/verdict-badge.tsx';
import { sureness } from './grading-words.ts';
import { Passages } from './passages.tsx';

/** What the offline grader proposes for a point, and the passage it goes by. */
export function SuggestionLine({
  id,
  suggestion: { verdict, quotes, confidence },
  answer,
  isCurrent,
}: {
  id: string;
  suggestion: Suggestion;
  answer: string;
  isCurrent: boolean;
}) {
  return (
    <p id={id} className="flex flex-wrap items-baseline gap-x-2 gap-y-1 text-sm text-ink-2">
      <span>Suggested:</span>
      <VerdictBadge verdict={verdict} />
      <span>
        {sureness(confidence)}
        {quotes.length > 0 && ', by '}
        <Passages quotes={quotes} answer={answer} />
      </span>
      {isCurrent && <Kbd keys="y" className="self-center" />}
    </p>
  );
}
