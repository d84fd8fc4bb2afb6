import type { Verdict } from '../api-types.ts';

/** Shape, word and colours of each verdict: never colour alone. */
export const verdictLooks = {
  covered: { mark: '✓', word: 'Covered', colours: 'bg-covered-soft text-covered' },
  partial: { mark: '◐', word: 'Partly', colours: 'bg-partial-soft text-partial' },
  missed: { mark: '–', word: 'Missed', colours: 'bg-missed-soft text-missed' },
  wrong: { mark: '✕', word: 'Wrong', colours: 'bg-wrong-soft text-wrong' },
  unjudged: { mark: '○', word: 'Not judged', colours: 'bg-sunken text-ink-2' },
} as const satisfies Record<Verdict, { mark: string; word: string; colours: string }>;

/** A verdict by shape, word and colour. */
export function VerdictBadge({ verdict }: { verdict: Verdict }) {
  const { mark, word, colours } = verdictLooks[verdict];
  return (
    <span
      className={`inline-flex items-center gap-1.5 self-start justify-self-start rounded-small px-2 py-0.5 text-2xs font-semibold whitespace-nowrap ${colours}`}
    >
      <span aria-hidden>{mark}</span>
      {word}
    </span>
  );
}
