import { LineMarks } from '../../components/charts/line-marks.tsx';
import { Plot } from '../../components/charts/plot.tsx';
import { Card } from '../../components/card.tsx';
import { formatDayShort, percent, studyDayOf } from '../../format.ts';
import { useStudyClock } from '../../hooks/use-study-clock.ts';
import { courseWords } from './answer-words.ts';
import type { EarlierAnswer } from './use-answers.ts';

const height = 96;

/** The score of each judged answer, oldest first. */
export function ScoreLine({ answers, hasEarlier }: { answers: readonly EarlierAnswer[]; hasEarlier: boolean }) {
  const clock = useStudyClock();
  const scored = answers.toReversed().flatMap(({ id, handedInAt, score }) => {
    if (score === null) return [];
    return [{ id, score, day: formatDayShort(studyDayOf(new Date(handedInAt), clock)) }];
  });
  const y = (score: number) => height - score * height;
  const x = (index: number) => ((index + 0.5) / scored.length) * 100;
  const spots = scored.map(({ score }, index) => ({ x: x(index), y: y(score) }));
  const ends = scored.length > 1 ? [0, scored.length - 1] : [];
  return (
    <Card aria-labelledby="score" className="grid gap-4 p-5 md:p-6">
      <div className="grid max-w-2xl gap-1.5">
        <h2 id="score" className="font-semibold">
          Score
        </h2>
        <p className="num text-ink-2">
          {courseWords(
            scored.map(({ score }) => score),
            hasEarlier,
          )}
        </p>
      </div>
      {scored.length > 1 && (
        <Plot
          height={height}
          label={`Score by answer: ${scored.map(({ day, score }) => `${day} ${percent(score)}`).join(', ')}`}
          ticks={[0, 0.5, 1].map((share) => ({ at: y(share), text: percent(share) }))}
          feet={ends.map((index) => ({ at: x(index), text: scored[index]?.day ?? '' }))}
        >
          <LineMarks spots={spots} />
          {spots.map((spot, index) => (
            <circle
              key={scored[index]?.id}
              cx={`${spot.x}%`}
              cy={spot.y}
              r={index === spots.length - 1 ? 5 : 3.5}
              className="fill-accent stroke-surface"
            />
          ))}
        </Plot>
      )}
    </Card>
  );
}
