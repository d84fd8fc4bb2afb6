import type { Suggestion } from '../../api-types.ts';
import { brief, listing } from '../../format.ts';

/** Passages of the answer as quotations, cut to their beginning where they are long. */
export function Passages({ quotes, answer }: { quotes: Suggestion['quotes']; answer: string }) {
  const passages = quotes.map(({ start, end }) => `“${brief(answer.slice(start, end).replace(/\s+/g, ' '), 90)}”`);
  return <span className="text-ink">{listing(passages)}</span>;
}
