import { formatMonthShort } from '../../format.ts';
import { ChartReader } from './chart-reader.tsx';

/** A day of the map. `level` is 0 to 4, by how much was answered, or is due on days to come. */
export interface MapDay {
  date: string;
  level: number;
  time: 'past' | 'today' | 'ahead';
  mark: 'frozen' | 'break' | null;
}
const cell = 14;
const labels = 15;
/** The map breaks into lines of whole chunks: one line on wide screens, three on phones. */
const weeksOfChunk = 11;

/** Weeks side by side, Monday at the top: how much was answered in the past, and how much is due in the days to come. */
export function YearMap({
  days,
  label,
  textAt,
}: {
  /** Without gaps, oldest first. */
  days: readonly MapDay[];
  label: string;
  textAt: (index: number) => string;
}) {
  const offset = days[0] === undefined ? 0 : weekday(days[0].date);
  const weeks = Math.ceil((offset + days.length) / 7);
  const chunks = Array.from({ length: Math.ceil(weeks / weeksOfChunk) }, (_, chunk) => chunk * weeksOfChunk);
  const today = days.findIndex(({ time }) => time === 'today');
  return (
    <ChartReader label={label} length={days.length} start={Math.max(0, today)} column={7} textAt={textAt}>
      {(marked) => (
        <div className="grid grid-cols-2 gap-y-3 md:grid-cols-3 lg:grid-cols-6">
          {chunks.map((first) => (
            <svg
              key={first}
              viewBox={`0 0 ${weeksOfChunk * cell} ${labels + 7 * cell}`}
              aria-hidden
              className="block w-full overflow-visible"
            >
              {Array.from({ length: weeksOfChunk }, (_, week) => {
                const from = (first + week) * 7 - offset;
                return (
                  <g key={week} transform={`translate(${week * cell} 0)`}>
                    <MonthLabel days={days.slice(Math.max(0, from), Math.max(0, from + 7))} />
                    {Array.from({ length: 7 }, (__, row) => {
                      const day = days[from + row];
                      return (
                        day && (
                          <g
                            key={row}
                            data-at={from + row}
                            transform={`translate(${cell / 2} ${labels + (row + 0.5) * cell})`}
                          >
                            <DayShape day={day} isMarked={from + row === marked} />
                          </g>
                        )
                      );
                    })}
                  </g>
                );
              })}
            </svg>
          ))}
        </div>
      )}
    </ChartReader>
  );
}

/** The name of the month whose first day is in this week. */
function MonthLabel({ days }: { days: readonly MapDay[] }) {
  const first = days.find(({ date }) => date.endsWith('-01'));
  if (first === undefined) return null;
  const year = first.date.slice(5, 7) === '01' ? ` ${first.date.slice(0, 4)}` : '';
  return (
    <text x="1" y="9" fontSize="10" className="fill-ink-3">
      {formatMonthShort(first.date.slice(0, 7))}
      {year}
    </text>
  );
}

/** One day, drawn around 0 0: a square that grows with the answers, hollow for days to come, a diamond for a freeze day, a dash for a break. */
export function DayShape({ day: { level, time, mark }, isMarked = false }: { day: MapDay; isMarked?: boolean }) {
  const side = 4 + 2 * level;
  return (
    <>
      <rect x="-7" y="-7" width="14" height="14" fill="transparent" />
      {time !== 'ahead' && level < 4 && <Square side={12} className="fill-sunken" />}
      {level > 0 &&
        (time === 'ahead' ? (
          <Square side={side - 1} className="fill-none stroke-accent" />
        ) : (
          <Square side={side} className={fills[level] ?? ''} />
        ))}
      {level === 0 && time === 'ahead' && mark === null && <circle r="1" className="fill-line-strong" />}
      {mark === 'frozen' && (
        <path d="M0-4.5 4.5 0 0 4.5-4.5 0Z" className="fill-surface stroke-ink-2" strokeWidth="1.4" />
      )}
      {mark === 'break' && <path d="M-4 0h8" className="stroke-ink-2" strokeWidth="2" />}
      {time === 'today' && <Square side={13} className="fill-none stroke-ink" />}
      {isMarked && <Square side={15} className="fill-none stroke-ink" />}
    </>
  );
}

const fills = ['', 'fill-accent/55', 'fill-accent/70', 'fill-accent/85', 'fill-accent'];

const Square = ({ side, className }: { side: number; className: string }) => (
  <rect
    x={-side / 2}
    y={-side / 2}
    width={side}
    height={side}
    rx={side > 8 ? 2.5 : 1.5}
    strokeWidth="1.3"
    className={className}
  />
);

/** 0 for Monday. */
const weekday = (date: string) => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
