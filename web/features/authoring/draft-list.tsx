import { Link } from 'wouter';
import type { Draft, Drafts } from '../../api-types.ts';
import { Card } from '../../components/card.tsx';
import { InlineCode } from '../../components/inline-code.tsx';
import { brief, count } from '../../format.ts';
import { stateWords } from './authoring-words.ts';

interface Props {
  deckId: string;
  drafts: Drafts;
  selected: string | undefined;
  hrefOf: (questionId: string) => string;
}

/** The questions of a deck and how each stands. */
export function DraftList({ deckId, drafts, selected, hrefOf }: Props) {
  return (
    <Card>
      <ul aria-label="Questions" className="divide-y divide-line empty:hidden">
        {drafts.items.map((draft) => (
          <li key={draft.questionId}>
            <Link
              href={hrefOf(draft.questionId)}
              aria-current={draft.questionId === selected || undefined}
              className="grid gap-1 px-5 py-3.5 hover:bg-sunken aria-[current]:shadow-[inset_3px_0_0_var(--accent)]"
            >
              <span className="leading-snug font-medium">
                <InlineCode>{brief(draft.prompt || draft.questionId, 90)}</InlineCode>
              </span>
              <StateLine draft={draft} />
            </Link>
          </li>
        ))}
        {drafts.removed.map(({ questionId, prompt }) => (
          <li key={questionId} className="grid gap-1 px-5 py-3.5 text-ink-3">
            <span className="leading-snug line-through">{brief(prompt, 90)}</span>
            <span className="text-sm">Removed: asked no more once you publish</span>
          </li>
        ))}
      </ul>
      {drafts.elsewhere > 0 && (
        <p className="border-t border-line px-5 py-3.5 text-sm text-ink-3">
          {count(drafts.elsewhere, 'card')} from Anki {drafts.elsewhere === 1 ? 'is' : 'are'} studied here, too, and
          cannot be changed in this page: a card is one question and one answer, without points to write on. To make a
          question of one, add it here with its points, then suspend the card in the{' '}
          <Link href={`/library/decks/${deckId}`} className="link">
            deck’s list
          </Link>
          .
        </p>
      )}
    </Card>
  );
}

function StateLine({ draft: { state, findings, meaningChanged } }: { draft: Draft }) {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return (
    <span
      className={`num text-sm ${state === 'faulty' ? 'font-[550] text-wrong' : state === 'published' ? 'text-ink-3' : 'font-[550] text-accent'}`}
    >
      {state === 'faulty' ? `${count(errors, 'thing')} to mend` : stateWords[state]}
      {meaningChanged && ': means something else now'}
    </span>
  );
}
