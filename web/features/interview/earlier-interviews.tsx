import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { InterviewSummary } from '../../api-types.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { count, formatDate, percent } from '../../format.ts';
import { useStudyClock } from '../../hooks/use-study-clock.ts';
import { isOver } from './interview-time.ts';
import { subjectOf } from './interview-words.ts';
import { useSubjects } from './use-subjects.ts';

type Interviews = UseInfiniteQueryResult<InfiniteData<{ items: InterviewSummary[] }>>;

/** Interviews that are over, newest first, each with the way to its report. */
export function EarlierInterviews({ interviews }: { interviews: Interviews }) {
  const over = interviews.data?.pages.flatMap(({ items }) => items).filter(isOver) ?? [];
  if (interviews.isError)
    return (
      <ErrorState
        title="Your interviews could not be read"
        error={interviews.error}
        onRetry={() => void interviews.refetch()}
      />
    );
  if (interviews.isSuccess && over.length === 0)
    return (
      <EmptyState title="No interview behind you yet.">
        <p>Plan one above: a quarter of an hour is enough for a first report, and shows what to practise next.</p>
      </EmptyState>
    );
  return (
    <section aria-labelledby="earlier" className="grid gap-4">
      <h2 id="earlier" className="font-serif text-2xl tracking-tight">
        Earlier interviews
      </h2>
      {interviews.isPending ? (
        <Loading label="Loading your interviews" className="grid gap-3">
          <Skeleton className="h-16 rounded-card" />
          <Skeleton className="h-16 rounded-card" />
        </Loading>
      ) : (
        <Card>
          <ul className="divide-y divide-line">
            {over.map((interview) => (
              <EarlierInterview key={interview.id} interview={interview} />
            ))}
          </ul>
        </Card>
      )}
      {interviews.hasNextPage && (
        <Button
          className="justify-self-start"
          busy={interviews.isFetchingNextPage}
          onClick={() => void interviews.fetchNextPage()}
        >
          Show earlier interviews
        </Button>
      )}
    </section>
  );
}

function EarlierInterview({ interview }: { interview: InterviewSummary }) {
  const { careers, decks } = useSubjects();
  const { timeZone } = useStudyClock();
  const { id, settings, answers, questionCount, score, createdAt, startedAt } = interview;
  const when = formatDate(startedAt ?? createdAt, timeZone);
  const subject = subjectOf(settings, careers, decks);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 px-5 py-3.5 md:px-6">
      <div className="min-w-0">
        <p className="font-[550]">{subject}</p>
        <p className="num text-sm text-ink-3">
          {when} · {settings.minutes}
          {'\u00a0'}min · {answers} of {count(questionCount, 'question')} answered
        </p>
      </div>
      <div className="flex items-center gap-5">
        <span className="num text-sm text-ink-2">
          {score === null ? 'not judged yet' : <b className="text-lg font-semibold text-ink">{percent(score)}</b>}
        </span>
        <Link href={`/interviews/${id}/report`} className="link inline-flex min-h-11 items-center font-[550]">
          Report<span className="sr-only">: {`${subject}, ${when}`}</span>
        </Link>
      </div>
    </li>
  );
}
