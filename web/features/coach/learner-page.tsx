import { Link } from 'wouter';
import type { CohortLearner } from '../../api-types.ts';
import { CardSkeleton } from '../../components/card-skeleton.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { InlineCode } from '../../components/inline-code.tsx';
import { count, countWord, formatDayShort, percent } from '../../format.ts';
import { useStudyClock } from '../../hooks/use-study-clock.ts';
import { reportHref } from '../../coach-hrefs.ts';
import { CohortFrame } from './cohort-frame.tsx';
import { DashboardCard } from './dashboard-card.tsx';
import { dayOf, notShared, reasonWords, statusWords } from './dashboard-words.ts';
import { PointRow } from './points-cards.tsx';
import { useCohortLearner } from './use-dashboard.ts';

/** One learner of a cohort, within what they share. */
export default function LearnerPage({ cohortId, userId }: { cohortId: string; userId: string }) {
  const { data: learner, error, refetch } = useCohortLearner(cohortId, userId);
  return (
    <CohortFrame cohortId={cohortId} title={learner?.name}>
      {learner !== undefined ? (
        <Learner cohortId={cohortId} learner={learner} />
      ) : error ? (
        <ErrorState title="This learner cannot be shown" error={error} onRetry={() => void refetch()} />
      ) : (
        <CardSkeleton />
      )}
    </CohortFrame>
  );
}

function Learner({ cohortId, learner }: { cohortId: string; learner: CohortLearner }) {
  const clock = useStudyClock();
  const withheld = notShared(learner);
  return (
    <div className="grid gap-6">
      <header className="grid gap-2">
        <h2 className="font-serif text-2xl break-words">{learner.name}</h2>
        <p className="text-sm text-ink-3">
          Joined on {dayOf(learner.joinedAt, clock)};{' '}
          {learner.lastSeenAt === null
            ? 'nothing was seen of them yet'
            : `last seen on ${dayOf(learner.lastSeenAt, clock)}`}
          . That you looked is in their log.
        </p>
        {learner.reasons.map((reason) => (
          <p key={reason.code} className="font-[550]">
            <InlineCode>{sentence(reasonWords(reason, clock))}</InlineCode>
          </p>
        ))}
      </header>
      {withheld !== undefined && <p className="rounded-control bg-sunken px-4 py-3 text-sm text-ink-2">{withheld}</p>}
      <LearnerFigures learner={learner} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div className="grid gap-6">
          <SubmissionsCard cohortId={cohortId} learner={learner} />
          <InterviewsCard cohortId={cohortId} learner={learner} />
        </div>
        <div className="grid gap-6">
          <DashboardCard
            title="Missed in the last answers"
            {...(learner.missed.length === 0 && { words: 'No point is missed in what you may see.' })}
          >
            {learner.missed.length > 0 && (
              <ul className="divide-y divide-line">
                {learner.missed.map(({ questionId, pointId, say, prompt }) => (
                  <PointRow key={`${questionId} ${pointId}`} say={say} prompt={prompt} />
                ))}
              </ul>
            )}
          </DashboardCard>
          {learner.wrongAgain.length > 0 && (
            <DashboardCard title="Wrong again and again">
              <ul className="divide-y divide-line">
                {learner.wrongAgain.map(({ questionId, pointId, say, statement, prompt, times }) => (
                  <PointRow
                    key={`${questionId} ${pointId}`}
                    say={statement === null ? say : `“${statement}”`}
                    note={statement === null ? 'Stated wrongly; right is what stands above.' : undefined}
                    prompt={prompt}
                    figure={countWord(times, 'time')}
                  />
                ))}
              </ul>
            </DashboardCard>
          )}
        </div>
      </div>
    </div>
  );
}

const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

function LearnerFigures({ learner: { retention, expected, takes, shares } }: { learner: CohortLearner }) {
  const figures = [
    ...(retention.measured === null
      ? []
      : [
          {
            value: percent(retention.measured),
            name: `remembered in the last 30 days${shares.progress ? '' : ', within assignments'}; promised ${percent(retention.promised ?? 0)}, ${count(retention.answers, 'answer')}`,
          },
        ]),
    ...(expected === null
      ? []
      : [
          {
            value: percent(expected.score),
            name:
              expected.date === null ? 'expected score today' : `expected score on ${formatDayShort(expected.date)}`,
          },
        ]),
    ...(takes.length === 0
      ? []
      : [
          {
            value: takes.map(percent).join(' → '),
            name:
              takes.length === 1 ? 'score of the last take' : `scores of the last ${countWord(takes.length, 'take')}`,
          },
        ]),
  ];
  if (figures.length === 0) return null;
  return (
    <dl className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {figures.map(({ value, name }) => (
        <div
          key={name}
          className="flex flex-col-reverse justify-end gap-1 rounded-card border border-line bg-surface p-5 shadow-card"
        >
          <dt className="text-sm text-ink-3">{name}</dt>
          <dd className="num text-2xl font-[600]">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function SubmissionsCard({ cohortId, learner }: { cohortId: string; learner: CohortLearner }) {
  const clock = useStudyClock();
  if (learner.submissions.length === 0)
    return <DashboardCard title="Assigned work" words="Nothing is assigned to them yet. Set work under Assignments." />;
  return (
    <DashboardCard title="Assigned work">
      <ul className="divide-y divide-line">
        {learner.submissions.map((submission) => (
          <li
            key={submission.assignmentId}
            className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-3"
          >
            <div className="grid min-w-0 gap-0.5">
              <Link
                href={`/coach/${cohortId}/submissions/${learner.userId}/${submission.assignmentId}`}
                className="link font-[550] break-words"
              >
                {submission.title}
              </Link>
              <span className="text-sm text-ink-3">
                take {submission.take}
                {submission.dueAt !== null && `, due ${dayOf(submission.dueAt, clock)}`}
              </span>
            </div>
            <span className="num text-sm text-ink-2">
              {submission.score !== null && `${percent(submission.score)}, `}
              {statusWords(submission)}
            </span>
          </li>
        ))}
      </ul>
    </DashboardCard>
  );
}

/** The reports that the coaches may read. */
function InterviewsCard({ cohortId, learner: { userId, interviews } }: { cohortId: string; learner: CohortLearner }) {
  const clock = useStudyClock();
  if (interviews.length === 0)
    return (
      <DashboardCard
        title="Interview reports"
        words="None yet. They show once an interview that you set is handed in, or when the learner shares one with the cohort."
      />
    );
  return (
    <DashboardCard title="Interview reports">
      <ul className="divide-y divide-line">
        {interviews.map(({ id, endedAt, minutes, because, score }) => (
          <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-3">
            <div className="grid min-w-0 gap-0.5">
              <Link href={reportHref(cohortId, userId, id)} className="link font-[550]">
                Interview of {dayOf(endedAt, clock)}
              </Link>
              <span className="num text-sm text-ink-3">
                {count(minutes, 'minute')}, {because === 'assigned' ? 'handed in' : 'shared with the cohort'}
              </span>
            </div>
            <span className="num text-sm text-ink-2">{score === null ? 'no score yet' : percent(score)}</span>
          </li>
        ))}
      </ul>
    </DashboardCard>
  );
}
