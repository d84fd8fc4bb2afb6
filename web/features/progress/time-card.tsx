import type { Progress } from '../../api-types.ts';
import { count, formatDuration } from '../../format.ts';
import { Facts } from './facts.tsx';
import { ProgressCard } from './progress-card.tsx';

/** Time spent answering and checking. */
export function TimeCard({ time: { todayMs, weekMs, monthMs, allMs, answers } }: { time: Progress['time'] }) {
  return (
    <ProgressCard
      title="Time spent"
      words={answers > 0 && `${count(answers, 'answer')} in all, ${each(allMs / answers)} each with checking.`}
    >
      <Facts
        facts={[
          ['today', formatDuration(todayMs)],
          ['last 7 days', formatDuration(weekMs)],
          ['last 30 days', formatDuration(monthMs)],
          ['in all', formatDuration(allMs)],
        ]}
      />
    </ProgressCard>
  );
}

/** “about 75 s”, “about 3 min”. */
const each = (ms: number) =>
  ms < 120_000 ? `about ${Math.max(1, Math.round(ms / 1000))}\u00a0s` : `about ${Math.round(ms / 60_000)}\u00a0min`;
