import type { Progress } from '../../api-types.ts';
import { Legend } from '../../components/charts/legend.tsx';
import { TableBehind } from '../../components/charts/table-behind.tsx';
import { DayShape, type MapDay, YearMap } from '../../components/charts/year-map.tsx';
import { ProgressCard } from './progress-card.tsx';
import { yearDays, yearMonths, yearWords } from './year-days.ts';

/** A year back and a quarter ahead, day by day. */
export function YearCard({ progress }: { progress: Progress }) {
  const days = yearDays(progress);
  const has = (mark: MapDay['mark']) => days.some((day) => day.mark === mark);
  return (
    <ProgressCard title="A year back, a quarter ahead" words={yearWords(progress)}>
      <YearMap days={days} label="Day to read in the year" textAt={(index) => days[index]?.text ?? ''} />
      <Legend
        items={[
          { mark: <Shape level={2} />, text: 'answered: the bigger, the more' },
          { mark: <Shape level={3} time="ahead" />, text: 'due in days to come' },
          ...(has('frozen') ? [{ mark: <Shape mark="frozen" />, text: 'freeze day' }] : []),
          ...(has('break') ? [{ mark: <Shape mark="break" />, text: 'break' }] : []),
          { mark: <Shape time="today" />, text: 'today' },
        ]}
      />
      <TableBehind
        caption="Answers and questions due, by month"
        head={['Month', 'Days', 'Answers', 'Time', 'Off', 'Due']}
        rows={yearMonths(progress)}
      />
    </ProgressCard>
  );
}

function Shape(day: Partial<MapDay>) {
  return (
    <g transform="translate(7 7)">
      <DayShape day={{ date: '', level: 0, time: 'past', mark: null, ...day }} />
    </g>
  );
}
