import type { Readiness } from '../../api-types.ts';
import { percent } from '../../format.ts';

/** What an interview today would bring: “If it were today, you could expect 34 % of the points.” */
export function readinessToday({ overall }: Pick<Readiness, 'overall'>): string {
  return overall.unseen === overall.questions // nothing answered yet: a mere guess
    ? ''
    : `If it were today, you could expect ${percent(overall.today)} of the points in your decks.`;
}

/** What the plan is worth, for the day: the gain over answering only what is due, and over stopping now. */
export function planWorth({ overall }: Pick<Readiness, 'overall'>): string {
  const { with: plan, without, ifStopped } = overall;
  if (plan === null || without === null || ifStopped === null) return '';
  const points = Math.round(plan * 100) - Math.round(without * 100);
  const more = points > 0 ? `${points} more in a hundred than` : 'As much as';
  return `${more} by answering only what is due; if you stopped now, ${percent(ifStopped)}.`;
}

/** What the plan's focus reaches, and what the other one would. */
export function focusWords(focuses: NonNullable<Readiness['focuses']>, focus: Readiness['focus']): string {
  const other = focus === 'breadth' ? 'depth' : 'breadth';
  const { score, known } = focuses[other];
  return `The plan goes for ${focus}: ${percent(focuses[focus].known)} of the questions known well. For ${other}: ${percent(known)}, and a score of ${percent(score)}.`;
}

/** The skills that will be weakest on the day, where some are behind: “Weakest: Service mesh 58 %, Secrets 64 %.” */
export function weakestSkills({ overall, skills }: Pick<Readiness, 'overall' | 'skills'>): string {
  const all = overall.with ?? overall.today;
  const named = skills
    .filter((skill) => (skill.with ?? skill.today) < all - 0.005)
    .toSorted((a, b) => (a.with ?? a.today) - (b.with ?? b.today))
    .slice(0, 2)
    .map((skill) => `${skill.title} ${percent(skill.with ?? skill.today)}`);
  return named.length === 0 ? '' : `Weakest: ${named.join(', ')}.`;
}

/** “12 days”, “tomorrow”, “today”. */
export function daysLeftWords(days: number): string {
  return days === 0 ? 'today' : days === 1 ? 'tomorrow' : `${days} days`;
}
