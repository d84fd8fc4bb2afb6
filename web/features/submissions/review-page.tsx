import { useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import type { Submission, SubmissionAnswer } from '../../api-types.ts';
import { Button, ButtonLink } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { Chip } from '../../components/chip.tsx';
import { Comments } from '../../components/comments.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { PageSkeleton } from '../../components/skeleton.tsx';
import { brief, count, formatDate } from '../../format.ts';
import { useStudyClock } from '../../hooks/use-study-clock.ts';
import { reportHref } from '../../coach-hrefs.ts';
import { ArchivedNote } from '../coach/archived-note.tsx';
import { ReturnDialog } from './return-dialog.tsx';
import { ReviewAnswer } from './review-answer.tsx';
import { madeWords, waitedWords } from './submission-words.ts';
import { useReview } from './use-review.ts';
import { useSubmissions } from './use-submissions.ts';

interface Props {
  cohortId: string;
  userId: string;
  assignmentId: string;
}

/** One learner’s hand-in for the coach who reviews it: its answers, the thread, and what becomes of it. */
export default function ReviewPage({ cohortId, userId, assignmentId }: Props) {
  const review = useReview(cohortId, userId, assignmentId);
  const { data: submission, error, refetch } = review.submission;
  const [returning, setReturning] = useState(false);
  if (submission === undefined)
    return error ? (
      <div className="grid gap-6">
        <PageHeading title="Review">Review</PageHeading>
        <ErrorState title="This hand-in cannot be shown" error={error} onRetry={() => void refetch()} />
        <div>
          <ButtonLink href={`/coach/${cohortId}/submissions`}>All answers</ButtonLink>
        </div>
      </div>
    ) : (
      <PageSkeleton />
    );
  const isArchived = submission.cohort.archived;
  const isDone = isArchived || submission.status !== 'handed-in';
  return (
    <div className="grid gap-6">
      <Head cohortId={cohortId} submission={submission} />
      {isArchived && <ArchivedNote cohortId={cohortId} />}
      {review.lock.problem !== null && (
        <div
          role="alert"
          className="flex flex-wrap items-center justify-between gap-3 rounded-card border border-line-strong bg-surface px-5 py-3"
        >
          <p className="min-w-0 flex-1 basis-72">{review.lock.problem}</p>
          <Button onClick={review.lock.takeOver}>Take it over</Button>
        </div>
      )}
      <Answers submission={submission} />
      <Card aria-labelledby="thread" className="grid min-w-0 gap-4 p-5 md:p-6">
        <h2 id="thread" className="font-semibold">
          With {submission.learner.name}
        </h2>
        <Comments
          subject={{ userId, assignmentId }}
          label={`Write to ${submission.learner.name}`}
          empty="Nothing was said yet. What you write here is about the whole of the work."
        />
      </Card>
      <div className="flex flex-wrap items-center justify-between gap-3 border-t border-line pt-5">
        <Next cohortId={cohortId} userId={userId} assignmentId={assignmentId} isMain={isDone} />
        {!isArchived && (
          <div className="flex flex-wrap gap-2">
            {(submission.status === 'handed-in' || submission.status === 'reviewed') && (
              <Button onClick={() => setReturning(true)}>Give back</Button>
            )}
            {submission.status === 'handed-in' && (
              <Button look="primary" busy={review.finish.isPending} onClick={() => review.finish.mutate()}>
                Reviewed
              </Button>
            )}
          </div>
        )}
      </div>
      {returning && (
        <ReturnDialog
          submission={submission}
          giveBack={review.giveBack.mutateAsync}
          onClose={() => setReturning(false)}
        />
      )}
    </div>
  );
}

function Head({ cohortId, submission }: { cohortId: string; submission: Submission }) {
  const { learner, assignment, cohort, status, take, late, waitingSince, reviewedBy, reviewedAt } = submission;
  const { timeZone } = useStudyClock();
  const waited = waitingSince === null ? null : waitedWords(waitingSince, new Date());
  return (
    <header className="grid gap-3">
      <PageHeading
        title={`${learner.name}: ${assignment.title} · ${cohort.name}`}
        // What was pressed to review it or to give it back is gone then.
        focusKey={`${learner.id} ${assignment.id} ${status}`}
        eyebrow={
          <Link
            href={`/coach/${cohortId}/submissions`}
            className="link inline-flex min-h-8 items-center pointer-coarse:min-h-11"
          >
            {cohort.name}, answers
          </Link>
        }
      >
        {learner.name}: {assignment.title}
      </PageHeading>
      <p className="flex flex-wrap gap-1.5">
        <Chip>{`Take ${take}`}</Chip>
        {late && <Chip>Late</Chip>}
        {assignment.blind && <Chip>Judged blind</Chip>}
        {status === 'handed-in' && waited !== null && (
          <Chip tone="accent">{waited === 'now' ? 'Just handed in' : `Waiting ${waited}`}</Chip>
        )}
        {status === 'returned' && waited !== null && (
          <Chip>{waited === 'now' ? 'Just given back' : `Given back, ${waited} ago`}</Chip>
        )}
        {status === 'reviewed' && reviewedAt !== null && (
          <Chip>{`Reviewed${reviewedBy === null ? '' : ` by ${reviewedBy}`}, ${formatDate(reviewedAt, timeZone)}`}</Chip>
        )}
        {status === 'open' && <Chip>Not handed in</Chip>}
      </p>
      <Reports cohortId={cohortId} submission={submission} />
    </header>
  );
}

/** The ways to the report of each take that was an interview. */
function Reports({ cohortId, submission: { learner, takes } }: { cohortId: string; submission: Submission }) {
  const reports = takes.flatMap(({ take, interviewId }) => (interviewId === null ? [] : [{ take, interviewId }]));
  if (reports.length === 0) return null;
  return (
    <p className="flex flex-wrap gap-x-5 gap-y-1">
      {reports.map(({ take, interviewId }) => (
        <Link
          key={interviewId}
          href={reportHref(cohortId, learner.id, interviewId)}
          className="link inline-flex min-h-8 items-center pointer-coarse:min-h-11"
        >
          {reports.length === 1 ? 'The report of this interview' : `Report of take ${take}`}
        </Link>
      ))}
    </p>
  );
}

/** The answers of the takes, one of them open. */
function Answers({ submission }: { submission: Submission }) {
  const all = submission.takes.flatMap(({ take, answers }) => answers.map((answer) => ({ take, answer })));
  const [search] = useSearchParams();
  const [chosen, setChosen] = useState(search.get('answer'));
  const shown = all.find(({ answer }) => answer.attemptId === chosen) ?? all[0];
  if (shown === undefined)
    return (
      <EmptyState title="No answer in it yet.">
        {submission.status === 'open'
          ? `${submission.learner.name} has not handed this in: answers show once they have.`
          : 'It was handed in without an answer. Write below what you expect, and give it back.'}
      </EmptyState>
    );
  return (
    <>
      {all.length > 1 && (
        <nav aria-label="Answers" className="min-w-0 overflow-x-auto">
          <ol className="flex gap-2 pb-1">
            {all.map(({ take, answer }) => (
              <li key={answer.attemptId} className="shrink-0">
                <button
                  type="button"
                  aria-current={answer.attemptId === shown.answer.attemptId || undefined}
                  onClick={() => setChosen(answer.attemptId)}
                  className="grid min-h-11 w-56 gap-0.5 rounded-control border border-line-strong px-3 py-2 text-left text-sm hover:bg-sunken aria-[current]:border-accent aria-[current]:bg-accent-soft"
                >
                  <span className="truncate font-semibold">{brief(answer.prompt, 60)}</span>
                  <span className="num text-ink-3">{answerWords(answer, take, submission.take)}</span>
                </button>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <ReviewAnswer
        key={shown.answer.attemptId}
        userId={submission.learner.id}
        assignmentId={submission.assignment.id}
        attemptId={shown.answer.attemptId}
      />
    </>
  );
}

function answerWords({ machine, self, disagree, comments }: SubmissionAnswer, take: number, present: number): string {
  return [
    ...(take === present ? [] : [`take ${take}`]),
    `${madeWords(machine)}, ${madeWords(self)}`,
    ...(disagree > 0 ? [`disagree on ${disagree}`] : []),
    ...(comments.unread > 0 ? [count(comments.unread, 'new comment')] : []),
  ].join(' · ');
}

/** The one that waits longest of the others. */
function Next({ cohortId, userId, assignmentId, isMain }: Props & { isMain: boolean }) {
  const queue = useSubmissions(cohortId, 'handed-in');
  const next = queue.data?.pages
    .flatMap(({ items }) => items)
    .find(({ learner, assignment }) => learner.id !== userId || assignment.id !== assignmentId);
  if (next === undefined) return <p className="text-ink-2">Nothing else waits for you.</p>;
  return (
    <ButtonLink
      look={isMain ? 'primary' : 'plain'}
      href={`/coach/${cohortId}/submissions/${encodeURIComponent(next.learner.id)}/${encodeURIComponent(next.assignment.id)}`}
    >
      Next: {next.learner.name}
    </ButtonLink>
  );
}
