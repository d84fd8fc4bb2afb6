import { Link } from 'wouter';
import type { SearchHit } from '../../api-types.ts';
import { Card } from '../../components/card.tsx';
import { count } from '../../format.ts';
import { MarkedPrompt } from './marked-prompt.tsx';
import { useDecks } from './use-decks.ts';

const groups = [
  { kind: 'skill', title: 'Skills' },
  { kind: 'deck', title: 'Decks' },
  { kind: 'question', title: 'Questions' },
] as const satisfies readonly { kind: SearchHit['kind']; title: string }[];

/** What a search found beside careers, by kind, with its words marked. */
export function SearchResults({ hits, search }: { hits: readonly SearchHit[]; search: string }) {
  const decks = useDecks();
  const whereabouts = ({ kind, id, deckId }: SearchHit): string | undefined => {
    const deck = decks.data?.items.find((item) => item.id === (kind === 'deck' ? id : deckId));
    return kind === 'question' ? deck?.title : deck && `${deck.skillTitle}, ${count(deck.questionCount, 'question')}`;
  };
  return groups.map(({ kind, title }) => {
    const items = hits.filter((hit) => hit.kind === kind);
    if (items.length === 0) return null;
    return (
      <section key={kind} aria-labelledby={`found-${kind}`} className="grid gap-3">
        <h2 id={`found-${kind}`} className="flex items-baseline gap-2 font-serif text-xl">
          {title} <span className="num font-sans text-sm text-ink-3">{items.length}</span>
        </h2>
        <Card>
          <ul className="divide-y divide-line">
            {items.map((hit) => (
              <li key={hit.id} className="group relative px-5 py-3.5 md:px-6">
                <Link
                  href={addressOf(hit)}
                  className={`after:absolute after:inset-0 group-hover:text-accent ${kind === 'question' ? 'line-clamp-3 font-serif text-lg leading-snug' : 'font-[550]'}`}
                >
                  <MarkedPrompt search={search}>{hit.title}</MarkedPrompt>
                </Link>
                <p className="num mt-1 text-sm text-ink-3 empty:hidden">{whereabouts(hit)}</p>
              </li>
            ))}
          </ul>
        </Card>
      </section>
    );
  });
}

function addressOf({ kind, id, deckId }: SearchHit): string {
  if (kind === 'question') return `/library/decks/${deckId ?? ''}#${id}`;
  return `/library/${kind}s/${id}`;
}
