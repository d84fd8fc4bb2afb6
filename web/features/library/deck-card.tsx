import { Link } from 'wouter';
import type { Deck } from '../../api-types.ts';
import { Card } from '../../components/card.tsx';
import { Chip } from '../../components/chip.tsx';
import { InlineCode } from '../../components/inline-code.tsx';
import { DeckChecked, DeckSize } from './deck-facts.tsx';
import { StudyButton } from './study-button.tsx';

/** A deck on its skill’s page: what it is, how current, start or stop. */
export function DeckCard({ deck, primary }: { deck: Deck; primary: boolean }) {
  return (
    <Card className="grid h-full content-start gap-3 p-5 md:p-6" aria-labelledby={`deck-${deck.id}`}>
      <div className="flex items-baseline justify-between gap-3">
        <h3 id={`deck-${deck.id}`} className="font-serif text-xl leading-snug">
          <Link href={`/library/decks/${deck.id}`} className="hover:text-accent">
            {deck.title}
          </Link>
        </h3>
        {deck.enrolled && <Chip tone="accent">Studying</Chip>}
      </div>
      <DeckSize deck={deck} />
      <p className="text-ink-2">
        <InlineCode>{deck.summary}</InlineCode>
      </p>
      <DeckChecked deck={deck} />
      <div className="mt-auto flex flex-wrap items-center gap-2 pt-2">
        <StudyButton deck={deck} primary={primary} />
        <Link
          href={`/library/decks/${deck.id}`}
          className="link inline-flex min-h-11 items-center px-2 text-sm text-ink-2"
        >
          See the questions<span className="sr-only"> of {deck.title}</span>
        </Link>
      </div>
    </Card>
  );
}
