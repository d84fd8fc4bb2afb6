import { count } from '../../format.ts';
import type { ImportResult } from './use-import.ts';

export const isCsv = (name: string): boolean => /\.csv$/i.test(name);
export const isPackage = (name: string): boolean => /\.(apkg|colpkg)$/i.test(name);

/** “312 reviews of 40 questions added; 3 were there already.” */
export function reviewsWords({ reviews, questions }: ImportResult): string {
  const { added, known } = reviews;
  const wasThere = known === 0 ? '' : `${count(known, 'review')} ${known === 1 ? 'was' : 'were'} there already.`;
  if (added === 0) return known === 0 ? 'There were no reviews in it.' : `No review is new: ${wasThere}`;
  const news = `${count(added, 'review')} of ${count(questions, 'question')} added`;
  return known === 0 ? `${news}.` : `${news}; ${wasThere}`;
}

/** “9 questions are new, in Network and Shell.” */
export function questionsWords({ questionsAdded = 0, decks }: ImportResult): string | undefined {
  if (questionsAdded === 0) return undefined;
  const titles = new Intl.ListFormat('en-GB').format(decks.map((deck) => deck.title));
  return `${count(questionsAdded, 'question')} ${questionsAdded === 1 ? 'is' : 'are'} new, in ${titles}.`;
}
