import { Flag } from 'lucide-react';
import { useEffect } from 'react';
import type { Question, QueueItem } from '../../api-types.ts';
import { Chip } from '../../components/chip.tsx';
import { InlineCode } from '../../components/inline-code.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { versionsOf } from '../../format.ts';
import { isOwn } from '../../own-deck.ts';
import { questionKindWords } from './question-kinds.ts';

/** The question, large; of a drill its cue, with the question it comes from below. */
export function QuestionHeader({ item: { question, drill, card }, focusKey }: { item: QueueItem; focusKey: string }) {
  const text = drill?.cue ?? question.prompt;
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [focusKey]);
  return (
    <header className="mb-7 grid gap-4">
      <div className="flex flex-wrap items-center gap-2 text-sm text-ink-3">
        {drill && <Chip tone="accent">Drill</Chip>}
        <Chip>{questionKindWords[question.kind]}</Chip>
        <Chip>Level {question.level}</Chip>
        {card.leech && <Chip>Forgotten often</Chip>}
        {card.flag > 0 && (
          <Chip tone="accent">
            <Flag size={12} aria-hidden /> Flagged
          </Chip>
        )}
        <span>{[question.deckTitle, checkedFor(question)].filter(Boolean).join(' · ')}</span>
      </div>
      <PageHeading title="Practice" className="question" focusKey={focusKey}>
        <span className={isOwn(question) ? 'whitespace-pre-line' : ''}>
          <InlineCode>{text}</InlineCode>
        </span>
      </PageHeading>
      {drill && (
        <p className="max-w-2xl text-ink-2">
          One point of: <InlineCode>{question.prompt}</InlineCode>
        </p>
      )}
    </header>
  );
}

function checkedFor({ asOf }: Question): string {
  const versions = versionsOf(asOf);
  return versions.length === 0 ? '' : `checked for ${versions.join(', ')}`;
}
