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

/** The same of a plan for the interview: “Chosen for your interview: three reviews, two new and two drills.” */
export function planSentence({ learning, review, new: fresh, drills }: Counts): string {
  const reviews = learning + review - drills;
  const parts = [
    reviews > 0 ? countWord(reviews, 'review') : '',
    fresh > 0 ? `${numberWord(fresh)} new` : '',
    drills > 0 ? countWord(drills, 'drill') : '',
  ].filter(Boolean);
  return `Chosen for your interview: ${listing(parts)}.`;
}

/** What they are: “All are new.”, “Three are about to slip, two are new and two are drills: points you missed, asked alone.” */
export function dueSentence(counts: Counts): string {
  const { review, new: fresh } = counts;
  // The counts do not say which drills are where: most are fresh and count as learning, the rest as review.
  const reviewDrills = Math.max(0, counts.drills - counts.learning);
  const steps = Math.max(0, counts.learning - counts.drills);
  const parts = [
    part(review - reviewDrills, 'is about to slip', 'are about to slip'),
    part(fresh, 'is new', 'are new'),
    part(steps, 'needs a second look today', 'need a second look today'),
    part(counts.drills, 'is a drill: a point you missed, asked alone', 'are drills: points you missed, asked alone'),
  ].filter(Boolean);
  if (parts.length > 1) return `${capital(listing(parts))}.`;
  return `${dueTotal(counts) === 1 ? 'It' : 'All'} ${parts[0]?.split(' ').slice(1).join(' ') ?? ''}.`;
}

const part = (count: number, one: string, many: string) =>
  count > 0 ? `${numberWord(count)} ${count === 1 ? one : many}` : '';
