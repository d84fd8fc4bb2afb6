import type { ReactNode } from 'react';
import type { Deck } from '../../api-types.ts';
import { count, formatDayLong, studyDayOf } from '../../format.ts';
import { useStudyClock } from '../../hooks/use-study-clock.ts';
import { levelWords, minuteWords, versionWords } from './words.ts';

/** “7 questions · levels 1 to 3 · about 25 min”. */
export function DeckSize({ deck }: { deck: Deck }) {
  return (
    <p className="num text-sm text-ink-2">
      {count(deck.questionCount, 'question')} · {levelWords(deck.levels)} · about {minuteWords(deck.minutes)} in all
    </p>
  );
}

/** What a deck was checked against, when, and until when that holds. */
export function DeckChecked({ deck }: { deck: Deck }) {
  const passed = studyDayOf(new Date(), useStudyClock()) > deck.reviewBy;
  return (
    <div className="grid gap-3">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-5 gap-y-2 text-sm">
        <Fact name="Checked">{formatDayLong(deck.asOf.checked)}</Fact>
        <Fact name="Review by">{formatDayLong(deck.reviewBy)}</Fact>
        <Fact name="Against">
          <ul className="flex flex-wrap gap-x-3 gap-y-1">
            {versionWords(deck.asOf).map((version) => (
              <li key={version} className="code text-ink-2">
                {version}
              </li>
            ))}
          </ul>
        </Fact>
      </dl>
      {passed && (
        <p className="rounded-control bg-partial-soft px-3.5 py-2.5 text-sm text-partial">
          Its review date has passed. The answers hold for the versions named here; look up what newer ones changed.
        </p>
      )}
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="num">{children}</dd>
    </>
  );
}
