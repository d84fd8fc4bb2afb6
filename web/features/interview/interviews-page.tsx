import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { CardSkeleton } from '../../components/card-skeleton.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { Loading } from '../../components/skeleton.tsx';
import { standingProblem } from '../../components/speech/microphone.ts';
import { useGraders } from '../../hooks/use-graders.ts';
import { useSession } from '../../hooks/use-session.ts';
import { EarlierInterviews } from './earlier-interviews.tsx';
import { isUnderWay } from './interview-time.ts';
import { spokenNeeds } from './interview-words.ts';
import { fromQuery, lastSetUp, newSetUp } from './set-up.ts';
import { SetUpForm } from './set-up-form.tsx';
import { withSubject } from './subjects.ts';
import { UnderWay } from './under-way.tsx';
import { interviewsQuery } from './use-interviews.ts';
import { useSubjects } from './use-subjects.ts';

/** Mock interviews: the one under way, the set-up of the next, and those before. `/interviews/new?…` brings a set-up. */
export default function InterviewsPage() {
  const [location] = useLocation();
  const query = useSearch();
  const session = useSession();
  const isLinked = location === '/interviews/new' && query !== '';
  const interviews = useInfiniteQuery({
    ...interviewsQuery,
    refetchOnMount: 'always',
    enabled: session.data != null,
  });
  const all = interviews.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className="grid gap-8">
      <PageHeading title="Interview" eyebrow="Mock interview">
        {isLinked ? 'An interview, set up for you.' : 'Rehearse the whole hour, or a quarter of it.'}
      </PageHeading>
      <p className="-mt-4 max-w-2xl text-lg leading-relaxed text-ink-2">
        {isLinked
          ? 'Set up by whoever sent you this link. Look it over, change what you like, and plan it.'
          : 'One question after another against the clock, follow-ups included, and no word on how it goes until the end. Then a report, point by point.'}
      </p>
      <UnderWay interviews={all} />
      <SetUpSection key={query} query={isLinked ? query : ''} isSecond={all.some(isUnderWay)} />
      {session.data != null && <EarlierInterviews interviews={interviews} />}
    </div>
  );
}

function SetUpSection({ query, isSecond }: { query: string; isSecond: boolean }) {
  const subjects = useSubjects();
  const session = useSession();
  const graders = useGraders();
  const [microphone] = useState(standingProblem);
  // A stranger becomes a guest by planning: what was chosen stays.
  const [isShown, setIsShown] = useState(false);
  const isKnown = subjects.isKnown && !session.isPending && !graders.isLoading;
  if (isKnown && !isShown) setIsShown(true);
  if (subjects.error !== null && !subjects.isKnown)
    return <ErrorState title="What can be asked could not be read" error={subjects.error} onRetry={subjects.retry} />;
  if (!isKnown && !isShown)
    return (
      <Loading label="Loading the set-up">
        <CardSkeleton lines={8} className="min-h-96" />
      </Loading>
    );
  const canSpeak = microphone === undefined && graders.data?.transcriber != null;
  const asked = query === '' ? lastSetUp() : fromQuery(query);
  const initial = { ...newSetUp(canSpeak ? 'spoken' : 'typed'), ...asked };
  return (
    <SetUpForm
      initial={withSubject(initial, subjects.careers, subjects.decks)}
      careers={subjects.careers}
      decks={subjects.decks}
      spokenNeeds={spokenNeeds(microphone, graders.data?.transcriber)}
      isSecond={isSecond}
    />
  );
}
