import type { CohortLearner, RiskReason } from '../../api-types.ts';
import { brief, count, countWord, dateIn, formatDay, listing, percent, type StudyClock } from '../../format.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** How long something waits: “6 h”, “2 days”. */
export function waitingFor(since: string, now: Date): string {
  const ms = now.getTime() - Date.parse(since);
  if (ms < hourMs) return 'just now';
  return ms < 2 * dayMs ? `${Math.floor(ms / hourMs)}\u00a0h` : count(Math.floor(ms / dayMs), 'day');
}

/** An instant as a day: “Tuesday, 24 November”. */
export const dayOf = (instant: string, { timeZone }: StudyClock): string =>
  formatDay(dateIn(new Date(instant), timeZone));

/** Why a learner may need their coach, in one sentence’s part. */
export function reasonWords(reason: RiskReason, clock: StudyClock): string {
  switch (reason.code) {
    case 'overdue':
      return `${countWord(reason.count, 'assignment')} overdue since ${dayOf(reason.since, clock)}`;
    case 'silent':
      return reason.since === null ? 'nothing yet since they joined' : `nothing since ${dayOf(reason.since, clock)}`;
    case 'wrong-again':
      return reason.statement === null
        ? `wrong ${countWord(reason.times, 'time')} about “${brief(reason.say)}”`
        : `“${brief(reason.statement)}” ${countWord(reason.times, 'time')}`;
    case 'forgetting':
      return `remembers ${percent(reason.measured)}, promised ${percent(reason.promised)}`;
    case 'scores-fall':
      return `scores fall: ${listing(reason.scores.map(percent))} in the last takes`;
  }
}

const statuses = {
  open: 'not handed in',
  'handed-in': 'waits for you',
  returned: 'returned for another take',
  reviewed: 'reviewed',
} as const;

/** How far a submission is. */
export function statusWords({ status, overdue, late }: CohortLearner['submissions'][number]): string {
  if (overdue) return 'overdue';
  return late && status !== 'open' ? `${statuses[status]}, late` : statuses[status];
}

/** What a coach does not see of a learner, said plainly; undefined where they share everything. */
export function notShared({ shares: { progress, answers }, name }: CohortLearner): string | undefined {
  if (progress && answers) return undefined;
  const missing = [...(progress ? [] : ['their progress']), ...(answers ? [] : ['answers outside assignments'])];
  return `${name} does not share ${listing(missing).replace(' and ', ' or ')}: what you see here is their assigned work${progress || answers ? ' and what they share' : ''}. They change that in their settings.`;
}
