import { Link } from 'wouter';
import type { Plan } from '../../api-types.ts';
import { Card } from '../../components/card.tsx';
import { InlineCode } from '../../components/inline-code.tsx';
import { formatDuration, percent } from '../../format.ts';
import { usePlan } from './use-plan.ts';

const firstShown = 5;

/** What the plan asks today and why: for each question, its chance on the day as it is and once it is answered. */
export function PlanCard() {
  const { data: plan } = usePlan(true);
  if (plan === undefined || plan.items.length === 0) return null;
  const rest = plan.items.slice(firstShown);
  return (
    <Card aria-labelledby="plan">
      <div className="grid gap-1 px-6 pt-5 pb-2">
        <h2 id="plan" className="font-semibold">
          Today’s plan, and why
        </h2>
        <p className="text-sm text-ink-2">
          In the order of what each answer adds, for its time, to the chance of passing on the day.
          {plan.usedMs > 0 && ` Used today: ${formatDuration(plan.usedMs)} of ${formatDuration(plan.budgetMs)}.`}
        </p>
      </div>
      <PlanList items={plan.items.slice(0, firstShown)} />
      {rest.length > 0 && (
        <details className="border-t border-line">
          <summary className="min-h-11 cursor-pointer px-6 py-3 text-sm text-ink-2 hover:text-ink">
            {rest.length} more
          </summary>
          <PlanList items={rest} />
        </details>
      )}
    </Card>
  );
}

function PlanList({ items }: { items: Plan['items'] }) {
  return (
    <ol className="divide-y divide-line">
      {items.map(({ cardId, prompt, cue, state, onTheDay, expectedMs }) => (
        <li key={cardId} className="grid gap-x-6 gap-y-1 px-6 py-3.5 md:grid-cols-[minmax(0,1fr)_auto] md:items-center">
          <Link href={`/practice?cardId=${cardId}`} className="line-clamp-2 hover:text-accent">
            <InlineCode>{cue ?? prompt}</InlineCode>
          </Link>
          <p className="num text-sm text-ink-3 md:text-right">
            {cue === null ? (state === 'new' ? 'new' : 'review') : 'drill'} · {formatDuration(expectedMs)} · on the day{' '}
            {percent(onTheDay.unasked)} → {percent(onTheDay.asked)}
          </p>
        </li>
      ))}
    </ol>
  );
}
