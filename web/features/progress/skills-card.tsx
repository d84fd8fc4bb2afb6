import type { Progress } from '../../api-types.ts';
import { LineMarks } from '../../components/charts/line-marks.tsx';
import { Plot } from '../../components/charts/plot.tsx';
import { TableBehind } from '../../components/charts/table-behind.tsx';
import { count, formatMonth, formatMonthShort, percent } from '../../format.ts';
import { ProgressCard } from './progress-card.tsx';

type Skill = Progress['skills'][number];
const height = 84;

/** The mean score of handed-in answers, skill by skill and month by month. */
export function SkillsCard({ skills, studyDay }: Pick<Progress, 'skills' | 'studyDay'>) {
  const known = skills.filter(({ months }) => months.length > 0);
  const months = monthsUntil(
    studyDay.slice(0, 7),
    known.flatMap((skill) => skill.months.map(({ month }) => month)),
  );
  return (
    <ProgressCard
      title="Score per skill"
      words={
        known.length === 0
          ? 'Nothing yet. Hand in an answer and judge its points: the share of them that you made is its score.'
          : 'The share of points that you made in the answers you handed in, by weight.'
      }
    >
      {known.length > 0 && (
        <>
          <div className="grid gap-x-10 gap-y-7 md:grid-cols-2 lg:grid-cols-3">
            {known.map((skill) => (
              <SkillScore key={skill.skillId} skill={skill} months={months} />
            ))}
          </div>
          <TableBehind
            caption="Score per skill and month"
            head={['Month', 'Score', 'Answers']}
            rows={known.flatMap(({ title, months: scores }) =>
              scores.map(({ month, score, answers }) => [
                `${title}, ${formatMonth(month)}`,
                percent(score),
                String(answers),
              ]),
            )}
          />
        </>
      )}
    </ProgressCard>
  );
}

function SkillScore({ skill: { title, months: scores }, months }: { skill: Skill; months: readonly string[] }) {
  const x = (month: string) => ((months.indexOf(month) + 0.5) / months.length) * 100;
  const y = (score: number) => height - score * height;
  const spots = scores
    .filter(({ month }) => months.includes(month))
    .map(({ month, score }) => ({ x: x(month), y: y(score) }));
  const foot = (month: string | undefined) =>
    month === undefined ? [] : [{ at: x(month), text: formatMonthShort(month) }];
  return (
    <div className="grid content-start gap-3">
      <div>
        <h3 className="text-sm font-semibold">{title}</h3>
        <p className="num text-sm text-ink-2">{scoreWords(scores)}</p>
      </div>
      <Plot
        height={height}
        label={`${title}: ${scores.map(({ month, score }) => `${formatMonth(month)} ${percent(score)}`).join(', ')}`}
        ticks={[0, 0.5, 1].map((share) => ({ at: y(share), text: percent(share) }))}
        feet={[...foot(months[0]), ...(months.length > 1 ? foot(months.at(-1)) : [])]}
      >
        <LineMarks spots={spots} />
        {spots.map((spot, index) => (
          <circle
            key={spot.x}
            cx={`${spot.x}%`}
            cy={spot.y}
            r={index === spots.length - 1 ? 5 : 3}
            className="fill-accent stroke-surface"
          />
        ))}
      </Plot>
    </div>
  );
}

/** “74 % in November, up from 61 % in March; 12 answers”. */
export function scoreWords(scores: Skill['months']): string {
  const [first, last] = [scores[0], scores.at(-1)];
  if (first === undefined || last === undefined) return 'no answers yet';
  const answers = count(
    scores.reduce((sum, month) => sum + month.answers, 0),
    'answer',
  );
  const now = `${percent(last.score)} in ${formatMonth(last.month)}`;
  if (first === last) return `${now}; ${answers}`;
  const change = Math.round(last.score * 100) - Math.round(first.score * 100);
  const from = `from ${percent(first.score)} in ${formatMonth(first.month)}`;
  return `${now}, ${change === 0 ? 'as in the beginning' : `${change > 0 ? 'up' : 'down'} ${from}`}; ${answers}`;
}

/** The months up to `now` from the first with a score: at least six, at most twelve. */
function monthsUntil(now: string, scored: readonly string[]): string[] {
  const [year = 0, month = 1] = now.split('-').map(Number);
  const twelve = Array.from({ length: 12 }, (_, index) =>
    new Date(Date.UTC(year, month - 12 + index, 1)).toISOString().slice(0, 7),
  );
  const first = twelve.findIndex((one) => scored.includes(one));
  return twelve.slice(first === -1 ? 6 : Math.min(6, first));
}
