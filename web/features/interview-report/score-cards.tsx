import type { InterviewReport } from '../../api-types.ts';
import { kindWords } from '../library/words.ts';
import { ReportCard } from './report-card.tsx';
import { estimateWords } from './report-words.ts';
import { ScoreBars, type ScoreRow } from './score-bars.tsx';

const pointKinds: Record<InterviewReport['pointKinds'][number]['kind'], string> = {
  fact: 'Fact',
  mechanism: 'Mechanism',
  command: 'Command',
  tradeoff: 'Trade-off',
  diagnosis: 'Diagnosis',
  safety: 'Safety',
  structure: 'Structure',
};
const line = (rows: readonly Pick<ScoreRow, 'previous'>[]) =>
  rows.some(({ previous }) => previous !== null) ? { aside: 'line: last time' } : {};

/** What kinds of points were made, and the score as a whole. */
export function PointKindsCard({ report, isJudged }: { report: InterviewReport; isJudged: boolean }) {
  return (
    <ReportCard title="By kind of point" {...line(report.pointKinds)}>
      <ScoreBars
        caption="Score by kind of point"
        rows={report.pointKinds.map(({ kind, ...scored }) => ({ name: pointKinds[kind], ...scored }))}
      />
      <p className="num text-sm leading-relaxed text-ink-3">{estimateWords(report, isJudged)}</p>
    </ReportCard>
  );
}

/** The same by skill, and by kind of question. */
export function GroupsCard({ report: { skills, questionKinds } }: { report: InterviewReport }) {
  return (
    <ReportCard title="By skill" {...line([...skills, ...questionKinds])}>
      <ScoreBars caption="Score by skill" rows={skills.map(({ title, ...scored }) => ({ name: title, ...scored }))} />
      <h3 className="mt-2 font-semibold">By kind of question</h3>
      <ScoreBars
        caption="Score by kind of question"
        rows={questionKinds.map(({ kind, ...scored }) => ({ name: kindWords[kind], ...scored }))}
      />
    </ReportCard>
  );
}
