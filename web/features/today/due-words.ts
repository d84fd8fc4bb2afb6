import type { Queue } from '../../api-types.ts';
import { capital, countWord, listing, numberWord } from '../../format.ts';

type Counts = Queue['counts'];

/** How many are due in all; drills are among them. */
export const dueTotal = ({ learning, review, new: fresh }: Counts) => learning + review + fresh;

/** “Seven questions, about eighteen minutes.” */
export function dueHeadline({ counts, minutes }: Queue): string {
  const time =
    minutes < 1 ? 'less than a minute' : minutes === 1 ? 'about a minute' : `about ${numberWord(minutes)} minutes`;
  return `${capital(countWord(dueTotal(counts), 'question'))}, ${time}.`;
}

/** What they are: “All are new.”, “Three are about to slip, two are new. Two of them are drills: points you missed, asked alone.” */
export function dueSentence(counts: Counts): string {
  const { learning, review, drills } = counts;
  const one = dueTotal(counts) === 1;
  const parts = [
    review > 0 ? `${numberWord(review)} ${review === 1 ? 'is' : 'are'} about to slip` : '',
    counts.new > 0 ? `${numberWord(counts.new)} ${counts.new === 1 ? 'is' : 'are'} new` : '',
    learning > 0 ? `${numberWord(learning)} ${learning === 1 ? 'needs' : 'need'} a second look today` : '',
  ].filter(Boolean);
  const first =
    parts.length === 1
      ? `${one ? 'It' : 'All'} ${parts[0]?.split(' ').slice(1).join(' ') ?? ''}.`
      : `${capital(listing(parts))}.`;
  if (drills === 0) return first;
  if (one) return `${first} It is a drill: a point you missed, asked alone.`;
  if (drills === dueTotal(counts)) return `${first} All are drills: points you missed, asked alone.`;
  return `${first} ${capital(numberWord(drills))} of them ${drills === 1 ? 'is a drill: a point you missed' : 'are drills: points you missed'}, asked alone.`;
}
