import type { Progress } from '../../api-types.ts';
import { count } from '../../format.ts';
import { ProgressCard } from './progress-card.tsx';
import { Facts } from './facts.tsx';

type Streak = NonNullable<Progress['streak']>;

/** Days in a row, and what keeps them. */
export function StreakCard({ streak }: { streak: Streak }) {
  const { days, longest, freezeDaysLeft } = streak;
  return (
    <ProgressCard title="Days in a row" words={streakWords(streak)}>
      <Facts
        facts={[
          ['now', count(days, 'day')],
          ['longest', count(longest, 'day')],
          ['freeze days left', String(freezeDaysLeft)],
        ]}
      />
    </ProgressCard>
  );
}

function streakWords({ days, answeredToday, freezeDaysLeft }: Streak): string {
  if (days === 0) return 'One answer a day makes a streak. Today may be the first.';
  if (answeredToday) return 'Today counts already: one answer a day is enough.';
  return freezeDaysLeft > 0
    ? 'One answer today keeps it going. A day missed is covered by a freeze day.'
    : 'One answer today keeps it going.';
}
