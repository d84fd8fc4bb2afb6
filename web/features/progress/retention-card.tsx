import type { Progress } from '../../api-types.ts';
import { Legend } from '../../components/charts/legend.tsx';
import { TableBehind } from '../../components/charts/table-behind.tsx';
import { formatMonth, percent } from '../../format.ts';
import { ProgressCard } from './progress-card.tsx';
import { RetentionMonths } from './retention-months.tsx';
import { RetentionRanges } from './retention-ranges.tsx';
import { retentionCells } from './retention-words.ts';

/** What was promised before each answer against what was remembered: in all, by how long the wait was, and month by month. */
export function RetentionCard({ retention }: { retention: Progress['retention'] }) {
  const { all, young, mature, months, desired } = retention;
  const ranges = [
    { name: 'All', about: 'every wait of a day or more', retention: all },
    { name: 'Young', about: 'waits under 21 days', retention: young },
    { name: 'Mature', about: 'waits of 21 days and more', retention: mature },
  ];
  return (
    <ProgressCard
      title="Promised and remembered"
      words={`Before each answer the model of your memory promises a chance; here is how often it came true. You asked for ${percent(desired)} at least.`}
    >
      <div className="grid gap-x-10 gap-y-7 lg:grid-cols-2">
        <RetentionRanges ranges={ranges} />
        <RetentionMonths months={months} />
      </div>
      <Legend
        items={[
          { mark: <circle cx="7" cy="7" r="4.5" className="fill-accent" />, text: 'remembered' },
          {
            mark: <rect y="4" width="14" height="6" rx="3" className="fill-accent/30" />,
            text: 'where the truth likely lies (95 %)',
          },
          { mark: <path d="M7 0v14" strokeWidth="2.5" className="stroke-ink" />, text: 'promised' },
        ]}
      />
      <TableBehind
        caption="Promised and remembered"
        head={['Waits', 'Remembered', 'Likely', 'Promised', 'Answers']}
        rows={[
          ...ranges.map(({ name, retention: range }) => [name, ...retentionCells(range)]),
          ...months.map(({ month, ...range }) => [formatMonth(month), ...retentionCells(range)]),
        ]}
      />
    </ProgressCard>
  );
}
