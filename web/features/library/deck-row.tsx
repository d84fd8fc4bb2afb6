import { Link } from 'wouter';
import type { Deck } from '../../api-types.ts';
import { Chip } from '../../components/chip.tsx';
import { count } from '../../format.ts';
import { levelWords, minuteWords } from './words.ts';

/** A deck in a list: title, skill, size, and whether it is studied. */
export function DeckRow({ deck }: { deck: Deck }) {
  return (
    <li className="group relative flex flex-wrap items-center justify-between gap-x-6 gap-y-1 px-5 py-4 md:px-6">
      <div className="grid gap-0.5">
        <Link
          href={`/library/decks/${deck.id}`}
          className="font-[550] after:absolute after:inset-0 group-hover:text-accent"
        >
          {deck.title}
        </Link>
        {!deck.own && <span className="text-sm text-ink-3">{deck.skillTitle}</span>}
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {deck.enrolled && <Chip tone="accent">Studying</Chip>}
        <span className="num text-sm text-ink-3">
          {count(deck.questionCount, 'question')} · {levelWords(deck.levels)} · about {minuteWords(deck.minutes)}
        </span>
      </div>
    </li>
  );
}
