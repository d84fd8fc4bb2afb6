import type { Dashboard } from '../../api-types.ts';
import { count, formatDayShort, percent } from '../../format.ts';

/** What a coach looks at first. */
export function OverviewFigures({ dashboard }: { dashboard: Dashboard }) {
  const { learners, active, waiting, expected, retention, atRisk } = dashboard;
  const remembered =
    retention.measured === null || retention.promised === null
      ? undefined
      : `remembered ${percent(retention.measured)} in the last 30 days, promised ${percent(retention.promised)}`;
  return (
    <dl className="grid grid-cols-2 gap-4 lg:grid-cols-4">
      <Figure value={`${active} of ${learners}`} name="active this week" />
      <Figure
        value={String(waiting.total)}
        name={waiting.total === 1 ? 'submission waits for you' : 'submissions wait for you'}
      />
      <Figure
        value={expected ? percent(expected.score) : '–'}
        name={
          expected
            ? `expected score ${expected.date === null ? 'in their interviews' : `on ${formatDayShort(expected.date)}`}, of ${count(expected.learners, 'learner')}`
            : `expected score: ${whyUnknown(dashboard)}`
        }
        more={remembered}
      />
      <Figure value={String(atRisk.total)} name={atRisk.total === 1 ? 'needs attention' : 'need attention'} />
    </dl>
  );
}

function whyUnknown({ sharing, measured }: Dashboard): string {
  if (sharing.progress === 0) return 'nobody shares their progress';
  return measured.missing > 0 ? 'not measured yet' : 'who shares their progress studies no deck';
}

function Figure({ value, name, more }: { value: string; name: string; more?: string | undefined }) {
  return (
    <div className="flex flex-col-reverse justify-end gap-1 rounded-card border border-line bg-surface p-5 shadow-card">
      <dt className="text-sm text-ink-3">
        {name}
        {more !== undefined && <span className="mt-1 block">{more}</span>}
      </dt>
      <dd className="num text-2xl font-[600]">{value}</dd>
    </div>
  );
}
