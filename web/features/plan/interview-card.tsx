import type { Me } from '../../api-types.ts';
import { Card } from '../../components/card.tsx';
import { CardSkeleton } from '../../components/card-skeleton.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Loading } from '../../components/skeleton.tsx';
import { useReadiness } from './use-readiness.ts';
import { InterviewDateForm } from './interview-date-form.tsx';
import { ReadinessFigures } from './readiness-figures.tsx';
import { readinessToday } from './readiness-words.ts';

/** The interview: days to it and readiness on it; without a date ahead, the question for one. */
export function InterviewCard({ me }: { me: Me }) {
  const readiness = useReadiness();
  if (readiness.isError)
    return (
      <ErrorState
        title="Your readiness could not be read"
        error={readiness.error}
        onRetry={() => void readiness.refetch()}
      />
    );
  if (readiness.data === undefined)
    return (
      <Loading label="Working out how ready you are">
        <CardSkeleton lines={5} />
      </Loading>
    );
  if (readiness.data.daysLeft !== null) return <ReadinessFigures readiness={readiness.data} me={me} />;
  const isOver = me.interviewDate !== null;
  return (
    <Card aria-labelledby="interview" className="grid content-start gap-4 p-6">
      <h2 id="interview" className="text-lg font-semibold">
        {isOver ? 'Your interview is over. Is there another one?' : 'When is your interview?'}
      </h2>
      <p className="text-ink-2">
        With a date, each day’s questions are those that help most on that day, and this page tells how ready you will
        be. {readinessToday(readiness.data)}
      </p>
      <InterviewDateForm me={me} />
    </Card>
  );
}
