import type { InterviewReport } from '../../api-types.ts';
import { LineMarks } from '../../components/charts/line-marks.tsx';
import { Plot } from '../../components/charts/plot.tsx';
import { TableBehind } from '../../components/charts/table-behind.tsx';
import { formatDayLong, formatDayShort } from '../../format.ts';
import { ReportCard } from './report-card.tsx';
import { courseWords, hundred } from './report-words.ts';

const height = 104;

/** The score of each interview so far, this one last. */
export function EarlierCard({ report }: { report: InterviewReport }) {
  const { interview, endedOn, score, earlier, answers } = report;
  const answered = answers.filter(({ attempt }) => attempt !== null).length;
  const minutes = Math.round(interview.ranMs / 60_000);
  const all = score === null ? earlier : [...earlier, { id: interview.id, endedOn, minutes, score, answers: answered }];
  const x = (index: number) => ((index + 0.5) / all.length) * 100;
  const y = (share: number) => height - share * height;
  const spots = all.map((one, index) => ({ x: x(index), y: y(one.score) }));
  const ends = [...new Set([0, all.length - 1])];
  return (
    <ReportCard title="Interview by interview">
      <p className="num -mt-2 text-ink-2">{courseWords(score === null ? [] : all.map((one) => one.score))}</p>
      {all.length > 1 && (
        <>
          <Plot
            height={height}
            label={`Score by interview: ${all.map((one) => `${formatDayShort(one.endedOn)} ${hundred(one.score)}`).join(', ')}`}
            ticks={[0, 0.5, 1].map((share) => ({ at: y(share), text: String(hundred(share)) }))}
            feet={ends.map((index) => ({ at: x(index), text: formatDayShort(all[index]?.endedOn ?? endedOn) }))}
          >
            <LineMarks spots={spots} />
            {spots.map((spot, index) => (
              <circle
                key={all[index]?.id}
                cx={`${spot.x}%`}
                cy={spot.y}
                r={index === spots.length - 1 ? 5 : 3.5}
                className="fill-accent stroke-surface"
              />
            ))}
          </Plot>
          <TableBehind
            caption="Score by interview"
            head={['Interview', 'Score of 100', 'Minutes', 'Answers']}
            rows={all.map((one) => [
              formatDayLong(one.endedOn),
              String(hundred(one.score)),
              String(one.minutes),
              String(one.answers),
            ])}
          />
        </>
      )}
    </ReportCard>
  );
}
