import { Link } from 'wouter';
import type { Me, Readiness } from '../../api-types.ts';
import { Card } from '../../components/card.tsx';
import { TableBehind } from '../../components/charts/table-behind.tsx';
import { Chip } from '../../components/chip.tsx';
import { formatDay, percent } from '../../format.ts';
import { daysLeftWords, focusWords, planWorth, weakestSkills } from './readiness-words.ts';

/** The expected score on the interview date: with the plan, with only what is due, and with ten more minutes. */
export function ReadinessFigures({ readiness, me }: { readiness: Readiness; me: Me }) {
  const { overall, skills, daysLeft, focuses } = readiness;
  const rows = [
    { name: 'With the plan', share: overall.with, look: 'bg-accent' },
    { name: 'Only what is due', share: overall.without, look: 'bg-line-strong' },
    { name: 'Ten minutes more', share: overall.withTenMore, look: 'bg-accent/60' },
  ];
  return (
    <Card aria-labelledby="interview" className="grid content-start gap-4 p-6">
      <h2 id="interview" className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm font-semibold text-ink-2">
        Interview on {formatDay(me.interviewDate ?? me.studyDay).replace(/^\w+, /, '')}
        <Chip>{daysLeftWords(daysLeft ?? 0)}</Chip>
      </h2>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="num text-3xl font-semibold">{percent(overall.with ?? 0)}</span>
        <span className="text-ink-2">expected score on the day, with the plan</span>
      </p>
      <dl className="grid gap-2">
        {rows.map(({ name, share, look }) => (
          <div key={name} className="grid grid-cols-[8.5rem_minmax(0,1fr)_3rem] items-center gap-3 text-sm">
            <dt className="text-ink-2">{name}</dt>
            <dd className="order-last num text-right">{percent(share ?? 0)}</dd>
            <div aria-hidden className="h-2 overflow-hidden rounded-full bg-sunken">
              <div className={`h-full rounded-full ${look}`} style={{ width: `${(share ?? 0) * 100}%` }} />
            </div>
          </div>
        ))}
      </dl>
      <p className="text-sm text-ink-2">
        {planWorth(readiness)} {weakestSkills(readiness)}
      </p>
      <TableBehind
        caption="Expected score on the interview date, by skill"
        head={['Skill', 'With the plan', 'Only what is due', 'Ten minutes more', 'Today', 'Not met yet']}
        rows={[{ ...overall, title: 'All' }, ...skills].map((part) => [
          part.title,
          percent(part.with ?? 0),
          percent(part.without ?? 0),
          percent(part.withTenMore ?? 0),
          percent(part.today),
          `${part.unseen} of ${part.questions}`,
        ])}
      />
      {focuses && (
        <p className="text-sm text-ink-3">
          {focusWords(focuses, me.planFocus)}{' '}
          <Link href="/settings#interview" className="link">
            Change the plan
          </Link>
        </p>
      )}
    </Card>
  );
}
