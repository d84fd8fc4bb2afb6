import type { Progress } from '../../api-types.ts';
import { DayBars } from '../../components/charts/day-bars.tsx';
import { Legend } from '../../components/charts/legend.tsx';
import { TableBehind } from '../../components/charts/table-behind.tsx';
import { forecastText, forecastWeeks, forecastWords } from './forecast-words.ts';
import { ProgressCard } from './progress-card.tsx';

/** What falls due in the next ninety days if every answer passes. */
export function ForecastCard({ forecast }: { forecast: Progress['forecast'] }) {
  const textAt = (index: number) => {
    const day = forecast[index];
    return day === undefined ? '' : forecastText(day, index === 0);
  };
  const hasBreak = forecast.some(({ onBreak }) => onBreak);
  return (
    <ProgressCard title="The next ninety days" words={forecastWords(forecast)}>
      <DayBars
        days={forecast.map(({ date, cards, onBreak }) => ({ date, value: cards, onBreak }))}
        label="Day to read in the forecast"
        textAt={textAt}
      />
      {hasBreak && (
        <Legend
          items={[
            { mark: <rect x="4" y="2" width="6" height="12" className="fill-accent/65" />, text: 'questions due' },
            {
              mark: (
                <path
                  d="M0 5 5 0M0 10 10 0M0 14 14 0M5 14 14 5M10 14 14 10"
                  className="stroke-line-field"
                  strokeWidth="1.5"
                />
              ),
              text: 'planned break',
            },
          ]}
        />
      )}
      <TableBehind
        caption="Due in the next ninety days, by week"
        head={['Week', 'Questions', 'Time', 'Days off']}
        rows={forecastWeeks(forecast)}
      />
    </ProgressCard>
  );
}
