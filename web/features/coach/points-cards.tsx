import type { Dashboard } from '../../api-types.ts';
import { InlineCode } from '../../components/inline-code.tsx';
import { brief, count, countWord } from '../../format.ts';
import { DashboardCard } from './dashboard-card.tsx';

/** The points that most of a cohort missed in their last answer. */
export function HardestCard({ hardest }: { hardest: Dashboard['hardest'] }) {
  if (hardest.length === 0)
    return (
      <DashboardCard
        title="Hardest points"
        words="Nothing is missed yet. Once answers are judged, the points that most learners miss are listed here."
      />
    );
  return (
    <DashboardCard title="Hardest points">
      <ul className="divide-y divide-line">
        {hardest.map(({ questionId, pointId, say, prompt, missed, answered }) => (
          <PointRow
            key={`${questionId} ${pointId}`}
            say={say}
            prompt={prompt}
            figure={`missed by ${missed} of ${answered}`}
          />
        ))}
      </ul>
    </DashboardCard>
  );
}

/** What a cohort has wrong again and again; nothing where it has nothing. */
export function WrongAgainCard({ wrongAgain }: { wrongAgain: Dashboard['wrongAgain'] }) {
  if (wrongAgain.length === 0) return null;
  return (
    <DashboardCard title="Wrong again and again">
      <ul className="divide-y divide-line">
        {wrongAgain.map(({ questionId, pointId, say, statement, prompt, times, learners }) => (
          <PointRow
            key={`${questionId} ${pointId}`}
            say={statement === null ? say : `“${statement}”`}
            note={statement === null ? 'Stated wrongly; right is what stands above.' : undefined}
            prompt={prompt}
            figure={`${countWord(times, 'time')}, by ${count(learners, 'learner')}`}
          />
        ))}
      </ul>
    </DashboardCard>
  );
}

/** A point of a question, with a figure beside it. */
export function PointRow({
  say,
  prompt,
  figure,
  note,
}: {
  say: string;
  prompt: string;
  figure?: string | undefined;
  note?: string | undefined;
}) {
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-3">
      <div className="grid min-w-0 flex-1 basis-60 gap-0.5">
        <p className="font-[550] break-words">
          <InlineCode>{say}</InlineCode>
        </p>
        {note !== undefined && <p className="text-sm text-ink-2">{note}</p>}
        <p className="text-sm text-ink-3">in “{brief(prompt)}”</p>
      </div>
      {figure !== undefined && <span className="num shrink-0 text-sm text-ink-2">{figure}</span>}
    </li>
  );
}
